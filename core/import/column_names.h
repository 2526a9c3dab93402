// Names of columns by what they mean, in English, Indonesian, German and Spanish.
#ifndef KOHORT_CORE_IMPORT_COLUMN_NAMES_H_
#define KOHORT_CORE_IMPORT_COLUMN_NAMES_H_

#include <array>
#include <string>
#include <string_view>

namespace kohort {

// "Customer ID" and "customer_id" -> "customerid", "Teléfono" -> "telefono".
std::string SimpleName(std::string_view name);

// The part of a name that is a currency's code as a word of its own: "idr" of "total_idr", "IDR" of
// "Total (IDR)". Empty if there is none, or nothing else.
std::string_view CurrencyIn(std::string_view name);

// As SimpleName leaves them, the likeliest first.
namespace column_names {

inline constexpr auto kCustomer = std::to_array<std::string_view>(
    {"customerid",    "custid",       "customerkey",   "customernumber",
     "customerno",    "userid",       "distinctid",    "profileid",
     "personid",      "memberid",     "clientid",      "visitorid",
     "accountid",     "contactid",    "externalid",    "shopperid",
     "buyerid",       "subscriberid", "uid",           "userpseudoid",
     "customeruser",  "idpelanggan",  "pelangganid",   "nopelanggan",
     "kodepelanggan", "idmember",     "nomember",      "idanggota",
     "kundennr",      "kundennummer", "kundenid",      "kdnr",
     "idcliente",     "clienteid",    "codigocliente", "numerocliente",
     "customer",      "user",         "member",        "pelanggan",
     "kunde",         "cliente"});
inline constexpr auto kEvent = std::to_array<std::string_view>(
    {"event", "eventname", "eventtype", "metricname", "action", "actionname", "activity",
     "activityname", "activitytype", "aktivitas", "namaevent", "kejadian", "kegiatan", "ereignis",
     "ereignisname", "aktion", "evento", "nombreevento", "accion"});
inline constexpr auto kTime = std::to_array<std::string_view>({"timestamp",
                                                               "eventtime",
                                                               "eventtimestamp",
                                                               "time",
                                                               "datetime",
                                                               "eventdate",
                                                               "occurredat",
                                                               "createdat",
                                                               "orderdate",
                                                               "purchasedate",
                                                               "invoicedate",
                                                               "transactiondate",
                                                               "paidat",
                                                               "processedat",
                                                               "date",
                                                               "ts",
                                                               "waktu",
                                                               "tanggal",
                                                               "tgl",
                                                               "tanggalorder",
                                                               "tanggalpesanan",
                                                               "tglpesanan",
                                                               "tglorder",
                                                               "tanggaltransaksi",
                                                               "tgltransaksi",
                                                               "tanggalpembelian",
                                                               "datum",
                                                               "rechnungsdatum",
                                                               "bestelldatum",
                                                               "kaufdatum",
                                                               "zeitpunkt",
                                                               "zeitstempel",
                                                               "zeit",
                                                               "fecha",
                                                               "fechapedido",
                                                               "fechacompra",
                                                               "fechahora",
                                                               "fechadelpedido",
                                                               "hora"});
inline constexpr auto kAmount = std::to_array<std::string_view>(
    {"amount",        "totalamount", "orderamount", "revenue",      "purchaserevenue", "ordertotal",
     "grandtotal",    "totalprice",  "totalspent",  "total",        "dollarvalue",     "ordervalue",
     "salesamount",   "netsales",    "sales",       "payment",      "value",           "eventvalue",
     "propertyvalue", "gmv",         "nilai",       "jumlahbayar",  "totalbayar",      "totalharga",
     "totalbelanja",  "nominal",     "umsatz",      "betrag",       "gesamtbetrag",    "gesamt",
     "summe",         "gesamtpreis", "importe",     "importetotal", "monto",           "ingresos",
     "preciototal"});
// Of one item where there is a quantity as well, else of all.
inline constexpr auto kPrice =
    std::to_array<std::string_view>({"price", "harga", "preis", "precio"});
inline constexpr auto kQuantity = std::to_array<std::string_view>(
    {"quantity", "qty", "itemquantity", "lineitemquantity", "propertyquantity", "unitssold",
     "units", "kuantitas", "jumlahbarang", "jumlahproduk", "jumlah", "menge", "anzahl", "stuckzahl",
     "cantidad", "unidades"});
inline constexpr auto kUnitPrice = std::to_array<std::string_view>(
    {"unitprice", "priceperunit", "itemprice", "lineitemprice", "priceeach", "hargasatuan",
     "hargaperunit", "einzelpreis", "stuckpreis", "stueckpreis", "preciounitario",
     "precioporunidad"});
inline constexpr auto kOrderId = std::to_array<std::string_view>(
    {"orderid",         "ordernumber",  "orderno",        "ordername",     "invoiceno",
     "invoicenumber",   "invoiceid",    "invoice",        "transactionid", "transactionnumber",
     "transactionno",   "trxid",        "receiptid",      "receiptno",     "receiptnumber",
     "idpesanan",       "nopesanan",    "nomorpesanan",   "noorder",       "nofaktur",
     "noinvoice",       "nomorinvoice", "notransaksi",    "idtransaksi",   "rechnungsnr",
     "rechnungsnummer", "bestellnr",    "bestellnummer",  "auftragsnr",    "auftragsnummer",
     "idpedido",        "numeropedido", "numerodepedido", "pedido",        "numerofactura",
     "factura"});
inline constexpr auto kEventId = std::to_array<std::string_view>(
    {"eventid", "insertid", "eventuuid", "messageid", "dedupeid", "deduplicationid", "uuid"});
inline constexpr auto kEmail = std::to_array<std::string_view>(
    {"email", "emailaddress", "customeremail", "billingemail", "useremail", "mail", "surel",
     "alamatemail", "emailadresse", "correo", "correoelectronico"});
inline constexpr auto kPhone = std::to_array<std::string_view>(
    {"phone",       "phonenumber", "mobile",         "mobilenumber",  "mobilephone",
     "msisdn",      "cellphone",   "customerphone",  "billingphone",  "tel",
     "telephone",   "whatsapp",    "whatsappnumber", "nohp",          "nomorhp",
     "hp",          "notelp",      "notelepon",      "nomortelepon",  "telepon",
     "nowa",        "nomorwa",     "telefon",        "telefonnummer", "handy",
     "handynummer", "mobilnummer", "telefono",       "celular",       "movil"});
inline constexpr auto kPushToken =
    std::to_array<std::string_view>({"pushtoken", "fcmtoken", "apnstoken", "devicetoken", "pushid",
                                     "registrationtoken", "pushsubscription"});
inline constexpr auto kFirstName = std::to_array<std::string_view>(
    {"firstname", "fname", "givenname", "customerfirstname", "billingfirstname", "namadepan",
     "vorname", "primernombre", "nombredepila", "nombre"});
inline constexpr auto kLanguage =
    std::to_array<std::string_view>({"language", "lang", "locale", "preferredlanguage",
                                     "languagecode", "bahasa", "sprache", "idioma", "lengua"});
inline constexpr auto kAttribute = std::to_array<std::string_view>({"name",
                                                                    "firstname",
                                                                    "lastname",
                                                                    "fullname",
                                                                    "customername",
                                                                    "nama",
                                                                    "namalengkap",
                                                                    "namapelanggan",
                                                                    "nachname",
                                                                    "kundenname",
                                                                    "apellido",
                                                                    "apellidos",
                                                                    "nombrecompleto",
                                                                    "email",
                                                                    "phone",
                                                                    "gender",
                                                                    "sex",
                                                                    "jeniskelamin",
                                                                    "geschlecht",
                                                                    "genero",
                                                                    "sexo",
                                                                    "birthday",
                                                                    "birthdate",
                                                                    "dateofbirth",
                                                                    "dob",
                                                                    "tanggallahir",
                                                                    "geburtsdatum",
                                                                    "fechanacimiento",
                                                                    "fechadenacimiento",
                                                                    "city",
                                                                    "kota",
                                                                    "stadt",
                                                                    "ort",
                                                                    "ciudad",
                                                                    "province",
                                                                    "provinsi",
                                                                    "region",
                                                                    "country",
                                                                    "negara",
                                                                    "land",
                                                                    "pais",
                                                                    "zip",
                                                                    "postcode",
                                                                    "postalcode",
                                                                    "kodepos",
                                                                    "plz",
                                                                    "codigopostal",
                                                                    "timezone",
                                                                    "segment",
                                                                    "tier",
                                                                    "loyaltytier",
                                                                    "membership"});
// Anywhere in a name.
inline constexpr auto kConsentParts = std::to_array<std::string_view>(
    {"consent", "optin", "optedin", "acceptsmarketing", "acceptsemailmarketing",
     "acceptssmsmarketing", "subscribed", "subscription", "persetujuan", "einwilligung",
     "zustimmung", "consentimiento"});
// Of a consent that is no yes or no: when and how it was given.
inline constexpr auto kConsentDetailParts = std::to_array<std::string_view>(
    {"timestamp", "time", "date", "form", "method", "source", "version", "expiration"});
inline constexpr auto kTimeParts = std::to_array<std::string_view>(
    {"date", "time", "tanggal", "tgl", "waktu", "datum", "zeit", "fecha", "hora"});
// Digits under these are names of things, not times.
inline constexpr auto kNumberNameParts =
    std::to_array<std::string_view>({"phone", "mobile", "telp", "telefon", "nohp", "nomor",
                                     "number", "nummer", "numero", "sku", "zip", "barcode"});

}  // namespace column_names
}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_COLUMN_NAMES_H_
