#include "core/import/column_guess.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "core/base/number.h"
#include "core/base/text.h"

namespace kohort {
namespace {

using Names = std::span<const std::string_view>;

// Names as Simplify leaves them, the likeliest first.
constexpr auto kCustomerNames = std::to_array<std::string_view>(
    {"customerid",   "custid",      "customerkey", "customernumber", "customerno", "userid",
     "distinctid",   "profileid",   "personid",    "memberid",       "clientid",   "visitorid",
     "accountid",    "contactid",   "externalid",  "shopperid",      "buyerid",    "subscriberid",
     "idpelanggan",  "pelangganid", "nopelanggan", "idmember",       "idanggota",  "kundennr",
     "kundennummer", "kundenid",    "idcliente",   "clienteid",      "customer",   "user",
     "member",       "pelanggan",   "kunde",       "cliente"});
constexpr auto kContactNames = std::to_array<std::string_view>(
    {"email", "emailaddress", "customeremail", "phone", "phonenumber"});
constexpr auto kEventNames = std::to_array<std::string_view>(
    {"event", "eventname", "eventtype", "metricname", "action", "actionname", "activity",
     "activityname", "activitytype", "aktivitas", "namaevent", "kejadian", "kegiatan", "ereignis",
     "ereignisname", "evento", "nombreevento"});
constexpr auto kTimeNames =
    std::to_array<std::string_view>({"timestamp",    "eventtime",      "eventtimestamp",
                                     "time",         "datetime",       "eventdate",
                                     "occurredat",   "createdat",      "orderdate",
                                     "purchasedate", "invoicedate",    "transactiondate",
                                     "paidat",       "processedat",    "date",
                                     "ts",           "waktu",          "tanggal",
                                     "tgl",          "tanggalorder",   "tanggaltransaksi",
                                     "datum",        "rechnungsdatum", "zeit",
                                     "fecha",        "fechapedido",    "hora"});
constexpr auto kAmountNames = std::to_array<std::string_view>(
    {"amount",     "totalamount", "orderamount", "revenue",     "ordertotal", "grandtotal",
     "totalprice", "totalspent",  "total",       "dollarvalue", "ordervalue", "salesamount",
     "netsales",   "sales",       "payment",     "value",       "price",      "gmv",
     "nilai",      "jumlahbayar", "totalbayar",  "totalharga",  "nominal",    "harga",
     "umsatz",     "betrag",      "importe",     "monto",       "ingresos"});
constexpr auto kAttributeNames = std::to_array<std::string_view>(
    {"name",      "firstname",    "lastname",    "fullname",    "customername", "nama",
     "namadepan", "namalengkap",  "vorname",     "nachname",    "nombre",       "apellido",
     "email",     "emailaddress", "phone",       "phonenumber", "mobile",       "nohp",
     "telepon",   "telefon",      "telefono",    "gender",      "jeniskelamin", "geschlecht",
     "birthday",  "birthdate",    "dateofbirth", "dob",         "tanggallahir", "city",
     "kota",      "stadt",        "ciudad",      "country",     "language",     "segment"});

// "Customer ID" and "customer_id" -> "customerid".
std::string Simplify(std::string_view name) {
  std::string simple;
  for (const char c : name) {
    const char lower = LowerAscii(c);
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) simple += lower;
  }
  return simple;
}

bool Contains(Names names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool IsYesNo(std::string_view cell) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"yes", "no", "true", "false", "ya", "tidak", "y", "n", "ja", "nein", "si", "t"});
  std::string lower(cell);
  std::ranges::transform(lower, lower.begin(), LowerAscii);
  return Contains(kWords, lower);
}

// Digits alone are a time only if they look like one: a day of 1970 to 2099, or seconds or
// milliseconds of 2001 to 2100.
bool IsPlausible(std::string_view cell, TimeFormat format, const ParsedTime& time) {
  switch (format) {
    case TimeFormat::kCompact:
      return cell.size() >= 8 && time.micros >= kFirstInstant && time.micros < kEndInstant;
    case TimeFormat::kUnixSeconds:
      return time.micros >= 1'000'000'000 * kSecond && cell.substr(0, cell.find('.')).size() == 10;
    case TimeFormat::kUnixMilliseconds: return cell.size() == 13;
    default: return true;
  }
}

bool Enough(std::uint64_t reads, std::uint64_t of) { return of > 0 && reads * 100 >= of * 95; }

// 12.11.2026 is day first everywhere.
bool HasDots(std::string_view cell) {
  const std::size_t separator = cell.find_first_of("./-");
  return separator != std::string_view::npos && cell[separator] == '.';
}

struct TimeReading {
  std::uint64_t reads = 0;
  std::uint64_t dates_only = 0;
};

// Stops where fewer than half of the cells can read.
TimeReading ReadAs(TimeFormat format, const std::vector<std::string_view>& cells) {
  TimeReading reading;
  std::size_t fails = 0;
  for (const std::string_view cell : cells) {
    const auto time = ParseTime(cell, format);
    if (!time || !IsPlausible(cell, format, *time)) {
      if (++fails * 2 > cells.size()) break;
      continue;
    }
    ++reading.reads;
    if (time->date_only) ++reading.dates_only;
  }
  return reading;
}

// The column of a wanted name that satisfies `fits` and has no meaning yet.
template <class Fits>
std::optional<std::size_t> FindByName(const std::vector<ColumnFacts>& columns,
                                      const std::vector<std::optional<Meaning>>& meanings,
                                      Names names, Fits fits) {
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!meanings[i] && Simplify(columns[i].name) == name && fits(columns[i])) return i;
    }
  }
  return std::nullopt;
}

bool IsTime(const ColumnFacts& column) { return column.format.has_value(); }
bool IsLikelyTime(const ColumnFacts& column) { return column.likely.has_value(); }
bool IsAmount(const ColumnFacts& column) { return column.mostly_numbers; }
bool IsNoTime(const ColumnFacts& column) { return !column.format; }
bool IsEventNames(const ColumnFacts& column) {
  return column.type == CellType::kText && column.distinct <= 1000;
}

}  // namespace

ColumnFacts LookAt(std::string name, const std::vector<std::string_view>& cells) {
  ColumnFacts facts{.name = std::move(name), .format = {}, .likely = {}, .examples = {}};
  facts.values = cells.size();
  std::set<std::string_view> seen;
  for (const std::string_view cell : cells) {
    if (seen.insert(cell).second && facts.examples.size() < 3) facts.examples.emplace_back(cell);
  }
  facts.distinct = seen.size();

  for (const TimeFormat format :
       {TimeFormat::kYearMonthDay, TimeFormat::kCompact, TimeFormat::kDayMonthYear,
        TimeFormat::kMonthDayYear, TimeFormat::kUnixSeconds, TimeFormat::kUnixMilliseconds}) {
    const TimeReading reading = ReadAs(format, cells);
    if (!facts.likely && reading.reads * 2 >= facts.values && reading.reads > 0) {
      facts.likely = format;
    }
    if (!Enough(reading.reads, facts.values)) continue;
    facts.format = format;
    facts.type = reading.dates_only == reading.reads ? CellType::kDate : CellType::kDateTime;
    if (format == TimeFormat::kDayMonthYear) {
      const TimeReading other = ReadAs(TimeFormat::kMonthDayYear, cells);
      if (other.reads > reading.reads) {
        facts.format = TimeFormat::kMonthDayYear;
      } else {
        facts.day_month_unclear =
            other.reads == reading.reads && !std::ranges::all_of(cells, HasDots);
      }
    }
    return facts;
  }
  const auto numbers = static_cast<std::uint64_t>(std::ranges::count_if(
      cells, [](std::string_view cell) { return ParseDouble(cell).has_value(); }));
  const auto yes_nos = static_cast<std::uint64_t>(std::ranges::count_if(cells, IsYesNo));
  facts.mostly_numbers = numbers > 0 && numbers * 2 >= facts.values;
  if (Enough(numbers, facts.values)) {
    facts.type = CellType::kNumber;
  } else if (Enough(yes_nos, facts.values)) {
    facts.type = CellType::kYesNo;
  }
  return facts;
}

std::vector<Meaning> GuessMeanings(const std::vector<ColumnFacts>& columns) {
  std::vector<std::optional<Meaning>> meanings(columns.size());
  const auto give = [&](std::optional<std::size_t> column, Meaning meaning) {
    if (column) meanings[*column] = meaning;
    return column.has_value();
  };

  give(FindByName(columns, meanings, kTimeNames, IsLikelyTime), Meaning::kTime) ||
      give(
          [&]() -> std::optional<std::size_t> {
            const auto found = std::ranges::find_if(columns, IsTime);
            if (found == columns.end()) return std::nullopt;
            return static_cast<std::size_t>(found - columns.begin());
          }(),
          Meaning::kTime);
  give(FindByName(columns, meanings, kCustomerNames, IsNoTime), Meaning::kCustomer) ||
      give(FindByName(columns, meanings, kContactNames, IsNoTime), Meaning::kCustomer);
  give(FindByName(columns, meanings, kEventNames, IsEventNames), Meaning::kEvent);
  give(FindByName(columns, meanings, kAmountNames, IsAmount), Meaning::kAmount);

  std::vector<Meaning> result;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string name = Simplify(columns[i].name);
    const bool attribute = Contains(kAttributeNames, name) ||
                           name.find("consent") != std::string::npos ||
                           name.find("optin") != std::string::npos;
    result.push_back(meanings[i].value_or(attribute ? Meaning::kAttribute : Meaning::kProperty));
  }
  return result;
}

}  // namespace kohort
