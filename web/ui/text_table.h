// The page's texts, in English and in Bahasa Indonesia. A language is a column here; text.h says
// how they are read.
#ifndef KOHORT_WEB_UI_TEXT_TABLE_H_
#define KOHORT_WEB_UI_TEXT_TABLE_H_

#include "web/ui/text_table_audiences.h"
#include "web/ui/text_table_customers.h"

// clang-format off
#define KOHORT_TEXTS(X) \
  /* Everywhere */ \
  X(kKohort, "Kohort", "Kohort") \
  X(kSearch, "Search", "Cari") \
  X(kNothingFound, "Nothing found", "Tidak ada yang ditemukan") \
  X(kCancel, "Cancel", "Batal") \
  X(kApply, "Apply", "Terapkan") \
  X(kDismiss, "Dismiss", "Tutup") \
  X(kCustomersOne, "{0} customer", "{0} pelanggan") \
  X(kCustomersMany, "{0} customers", "{0} pelanggan") \
  X(kEventsOne, "{0} event", "{0} event") \
  X(kEventsMany, "{0} events", "{0} event") \
  X(kRowsOne, "{0} row", "{0} baris") \
  X(kRowsMany, "{0} rows", "{0} baris") \
  X(kAboutRows, "about {0} rows", "sekitar {0} baris") \
  X(kFilesOne, "{0} file", "{0} file") \
  X(kFilesMany, "{0} files", "{0} file") \
  /* Top bar */ \
  X(kTabData, "Data", "Data") \
  X(kTabLifecycle, "Lifecycle", "Siklus hidup") \
  X(kAsOf, "As of", "Per") \
  X(kAsOfHelp, "Count everything up to the end of this day.", \
    "Hitung semuanya sampai akhir tanggal ini.") \
  X(kAsOfDate, "Date, year-month-day", "Tanggal, tahun-bulan-hari") \
  X(kAsOfEnd, "End of the data, {0}", "Akhir data, {0}") \
  X(kAsOfBad, "Write the date as 2026-11-12.", "Tulis tanggal seperti 2026-11-12.") \
  X(kPreviousMonth, "Previous month", "Bulan sebelumnya") \
  X(kNextMonth, "Next month", "Bulan berikutnya") \
  X(kMonthNames, "January February March April May June July August September October November December", \
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember") \
  X(kWeekdays, "Mo Tu We Th Fr Sa Su", "Sen Sel Rab Kam Jum Sab Min") \
  X(kPageLanguage, "Language of the page", "Bahasa halaman") \
  X(kEnglish, "English", "English") \
  X(kIndonesian, "Bahasa Indonesia", "Bahasa Indonesia") \
  X(kExport, "Export", "Ekspor") \
  X(kSampleData, "Sample data", "Data contoh") \
  X(kDataChip, "{0} events · {1} customers", "{0} event · {1} pelanggan") \
  /* First page */ \
  X(kDropTitle, "Drop your customer activity here", "Letakkan aktivitas pelanggan di sini") \
  X(kDropHelp, "One or more CSV or JSON files with a row for each event or order: who, what, when. Anything else in the row comes along.", \
    "Satu atau beberapa file CSV atau JSON dengan satu baris untuk setiap event atau pesanan: siapa, apa, kapan. Kolom lainnya ikut terbawa.") \
  X(kDropNow, "Drop to open", "Lepaskan untuk membuka") \
  X(kDropNowHelp, "What is loaded stays until the new files are imported.", \
    "Data yang sudah dimuat tetap ada sampai file baru selesai diimpor.") \
  X(kChooseFiles, "Choose files", "Pilih file") \
  X(kTrySample, "Try the sample data", "Coba data contoh") \
  X(kNothingLeaves, "Nothing leaves this browser.", \
    "Tidak ada data yang keluar dari browser ini.") \
  X(kDropExample, "For example", "Contohnya") \
  X(kOpening, "Looking at {0}", "Membaca {0}") \
  X(kOpeningSample, "Preparing the sample data", "Menyiapkan data contoh") \
  X(kOpeningHelp, "Finding out how the columns are separated and what they mean.", \
    "Mencari tahu pemisah kolom dan arti tiap kolom.") \
  /* Import */ \
  X(kImport, "Import", "Impor") \
  X(kImporting, "Importing", "Mengimpor") \
  X(kReadyToRead, "{0} to read", "{0} siap dibaca") \
  X(kWhatColumnsMean, "What each column means", "Arti tiap kolom") \
  X(kColumn, "Column", "Kolom") \
  X(kMeaning, "Meaning", "Arti") \
  X(kType, "Type", "Jenis") \
  X(kReadAs, "Read as", "Dibaca sebagai") \
  X(kExamples, "Example values", "Contoh nilai") \
  X(kEmpty, "Empty", "Kosong") \
  X(kMeaningOf, "Meaning of {0}", "Arti {0}") \
  X(kMeaningCustomer, "Customer ID", "ID pelanggan") \
  X(kMeaningEvent, "Event name", "Nama event") \
  X(kMeaningTime, "Event time", "Waktu event") \
  X(kMeaningAmount, "Amount", "Nilai transaksi") \
  X(kMeaningQuantity, "Quantity", "Jumlah barang") \
  X(kMeaningUnitPrice, "Unit price", "Harga satuan") \
  X(kMeaningOrderId, "Order ID", "ID pesanan") \
  X(kMeaningEventId, "Event ID", "ID event") \
  X(kMeaningProperty, "Property", "Properti") \
  X(kMeaningAttribute, "Customer attribute", "Atribut pelanggan") \
  X(kMeaningEmail, "Email", "Email") \
  X(kMeaningPhone, "Phone", "Telepon") \
  X(kMeaningPushToken, "Push token", "Token push") \
  X(kMeaningConsentEmail, "Consent to email", "Izin email") \
  X(kMeaningConsentPush, "Consent to push", "Izin push") \
  X(kMeaningConsentSms, "Consent to SMS", "Izin SMS") \
  X(kMeaningConsentWhatsapp, "Consent to WhatsApp", "Izin WhatsApp") \
  X(kMeaningFirstName, "First name", "Nama depan") \
  X(kMeaningLanguage, "Language", "Bahasa") \
  X(kMeaningIgnore, "Ignore", "Abaikan") \
  X(kPleaseCheck, "Please check", "Mohon diperiksa") \
  X(kLooksRight, "Nothing looks wrong.", "Tidak ada yang tampak salah.") \
  X(kCheckingAgain, "Checking again", "Memeriksa ulang") \
  X(kNoEventColumn, "No column holds the event’s name. Every row is one", \
    "Tidak ada kolom berisi nama event. Setiap baris adalah satu") \
  X(kConstantEvent, "Event name of every row", "Nama event untuk semua baris") \
  X(kConstantHint, "Paid Order", "Paid Order") \
  X(kFormatOf, "How to read {0}", "Cara membaca {0}") \
  X(kAnswerFor, "Read {0} as", "Baca {0} sebagai") \
  X(kAsDetected, "as detected", "sesuai deteksi") \
  X(kAsDetectedBeing, "as detected: {0}", "sesuai deteksi: {0}") \
  X(kUnsure, "A guess. Please check.", "Baru perkiraan. Mohon diperiksa.") \
  X(kUnsureOf, "Please check {0}", "Mohon periksa {0}") \
  X(kDayOrder, "Day or month first", "Hari atau bulan lebih dulu") \
  X(kFormatYmd, "year-month-day", "tahun-bulan-hari") \
  X(kFormatDmy, "day/month/year", "hari/bulan/tahun") \
  X(kFormatMdy, "month/day/year", "bulan/hari/tahun") \
  X(kFormatCompact, "yyyymmdd", "yyyymmdd") \
  X(kFormatShortYmd, "year-month-day, years short", "tahun-bulan-hari, tahun singkat") \
  X(kFormatDayName, "day month year, month by name", "hari bulan tahun, bulan dengan nama") \
  X(kFormatMonthName, "month day year, month by name", "bulan hari tahun, bulan dengan nama") \
  X(kFormatUnixS, "seconds since 1970", "detik sejak 1970") \
  X(kFormatUnixMs, "milliseconds since 1970", "milidetik sejak 1970") \
  X(kFormatUnixUs, "microseconds since 1970", "mikrodetik sejak 1970") \
  X(kFormatExcel, "Excel day numbers", "nomor hari Excel") \
  X(kFormatText, "text as written", "teks apa adanya") \
  X(kDayFirst, "day first", "hari lebih dulu") \
  X(kMonthFirst, "month first", "bulan lebih dulu") \
  X(kAsLastTime, "As last time", "Seperti sebelumnya") \
  X(kStartOver, "Start over", "Mulai ulang") \
  X(kMapping, "Mapping", "Pemetaan") \
  X(kSaveMapping, "Save mapping", "Simpan pemetaan") \
  X(kUseMapping, "Use a mapping file", "Pakai file pemetaan") \
  X(kSource, "Source", "Sumber") \
  X(kSourceOf, "{0} of {1}:", "{0} dari {1}:") \
  X(kFileAndMore, "{0} + {1}", "{0} + {1}") \
  X(kNotComplete, "please check", "mohon diperiksa") \
  X(kKindEvents, "Events", "Event") \
  X(kKindProfiles, "Profiles", "Profil") \
  X(kKindLookup, "Lookup", "Rujukan") \
  X(kKindList, "List", "Daftar") \
  X(kEachRowIs, "Each row is", "Setiap baris adalah") \
  X(kWhatRowsAre, "What each row is", "Isi setiap baris") \
  X(kRowIsEvent, "an event", "sebuah event") \
  X(kRowIsProfile, "a customer’s profile", "profil pelanggan") \
  X(kRowIsLookup, "a product, store or the like", "produk, toko, atau sejenisnya") \
  X(kRowIsList, "a customer on a list", "pelanggan dalam daftar") \
  X(kFoundBy, "found by", "dicari dengan") \
  X(kLookupKey, "Column to look up", "Kolom untuk mencari") \
  X(kInProperty, "in the events’", "pada properti event") \
  X(kLookupProperty, "Event property", "Properti event") \
  X(kNamed, "named", "bernama") \
  X(kListName, "Name of the list", "Nama daftar") \
  X(kListAsFile, "as its file", "sesuai nama file") \
  X(kLooksLike, "Looks like: {0}", "Tampaknya: {0}") \
  X(kFilterRows, "Filter rows", "Filter baris") \
  X(kShowReading, "How it is read", "Cara membacanya") \
  X(kHideReading, "Hide how it is read", "Sembunyikan cara membacanya") \
  X(kOnlyRowsWhere, "Only rows where", "Hanya baris dengan") \
  X(kAnd, "and", "dan") \
  X(kFilterColumn, "Column of filter {0}", "Kolom filter {0}") \
  X(kFilterOp, "Comparison of filter {0}", "Perbandingan filter {0}") \
  X(kFilterValue, "Value of filter {0}", "Nilai filter {0}") \
  X(kFilterSeveral, "one, another", "satu, lainnya") \
  X(kAddFilter, "Add a filter", "Tambah filter") \
  X(kRemoveFilter, "Remove filter {0}", "Hapus filter {0}") \
  X(kOpIs, "is", "adalah") \
  X(kOpIsNot, "is not", "bukan") \
  X(kOpIsAnyOf, "is any of", "adalah salah satu dari") \
  X(kOpIsNoneOf, "is none of", "bukan salah satu dari") \
  X(kOpIsEmpty, "is empty", "kosong") \
  X(kOpIsNotEmpty, "is not empty", "terisi") \
  X(kOpContains, "contains", "memuat") \
  X(kOpDoesNotContain, "does not contain", "tidak memuat") \
  X(kOpStartsWith, "starts with", "diawali") \
  X(kOpDoesNotStartWith, "does not start with", "tidak diawali") \
  X(kOpLess, "is less than", "kurang dari") \
  X(kOpAtMost, "is at most", "maksimal") \
  X(kOpGreater, "is greater than", "lebih dari") \
  X(kOpAtLeast, "is at least", "minimal") \
  X(kEncoding, "Encoding", "Pengodean") \
  X(kDelimiter, "Delimiter", "Pemisah") \
  X(kDelimiterPrefix, "Delimiter:", "Pemisah:") \
  X(kOtherDelimiter, "another character", "karakter lain") \
  X(kDelimiterText, "Delimiter character", "Karakter pemisah") \
  X(kQuote, "Quote", "Tanda kutip") \
  X(kQuotePrefix, "Quote:", "Tanda kutip:") \
  X(kDoubleQuote, "double, \"", "ganda, \"") \
  X(kSingleQuote, "single, '", "tunggal, '") \
  X(kNoQuote, "none", "tidak ada") \
  X(kHeader, "Column names", "Nama kolom") \
  X(kHeaderPrefix, "Column names:", "Nama kolom:") \
  X(kHeaderYes, "in the first row", "di baris pertama") \
  X(kHeaderNo, "none", "tidak ada") \
  X(kSkippedOne, "{0} line skipped", "{0} baris dilewati") \
  X(kSkippedMany, "{0} lines skipped", "{0} baris dilewati") \
  X(kZone, "Time zone", "Zona waktu") \
  X(kZoneHelp, "Times without an offset, and all days and months, are those of", \
    "Waktu tanpa selisih zona, serta semua hari dan bulan, mengikuti") \
  X(kCurrency, "Currency", "Mata uang") \
  X(kCurrencyHelp, "Amounts are in", "Nilai transaksi dalam") \
  X(kWithoutCurrency, "no currency", "tanpa mata uang") \
  X(kPreview, "Preview", "Pratinjau") \
  X(kFirstRows, "the first rows as they are in the file", "baris pertama seperti di dalam file") \
  X(kLineOf, "first in {0}, line {1}", "pertama di {0}, baris {1}") \
  X(kLineOnly, "first in line {0}", "pertama di baris {0}") \
  X(kCommas, "comma", "koma") \
  X(kSemicolons, "semicolon", "titik koma") \
  X(kTabs, "tab", "tab") \
  X(kPipes, "pipe", "garis tegak") \
  X(kSpaces, "spaces", "spasi") \
  /* Progress */ \
  X(kProgressOf, "{0} of {1}", "{0} dari {1}") \
  X(kPerSecond, "{0}/s", "{0}/dtk") \
  X(kTimeLeft, "{0} left", "sisa {0}") \
  X(kArranging, "Arranging {0}", "Menyusun {0}") \
  X(kWriting, "Writing {0}", "Menulis {0}") \
  X(kStarting, "Starting", "Memulai") \
  X(kUnderASecond, "under 1 s", "di bawah 1 dtk") \
  X(kSeconds, "{0} s", "{0} dtk") \
  X(kMinutes, "{0} min {1} s", "{0} mnt {1} dtk") \
  X(kHours, "{0} h {1} min", "{0} jam {1} mnt") \
  /* Data page */ \
  X(kDataTitle, "Data", "Data") \
  X(kDataHelp, "What was read, and what was not.", "Yang terbaca, dan yang tidak.") \
  X(kAddFiles, "Add files", "Tambah file") \
  X(kReplaceFiles, "Replace files", "Ganti file") \
  X(kRowsRead, "Rows read", "Baris terbaca") \
  X(kEvents, "Events", "Event") \
  X(kCustomers, "Customers", "Pelanggan") \
  X(kSetAside, "Rows set aside", "Baris yang disisihkan") \
  X(kSetAsideNone, "Every row was read.", "Semua baris terbaca.") \
  X(kRowsUsed, "Used", "Dipakai") \
  X(kRowsOfEvents, "as events", "sebagai event") \
  X(kRowsOfOthers, "as profiles, lookups and lists", "sebagai profil, rujukan, dan daftar") \
  X(kRowsSetAside, "Set aside", "Disisihkan") \
  X(kRowsSkipped, "Skipped by row filters", "Dilewati oleh filter baris") \
  X(kLookAtThem, "Look at them", "Lihat barisnya") \
  X(kLookAt, "Look at them: {0}", "Lihat barisnya: {0}") \
  X(kDownloadRejects, "Download rejected rows", "Unduh baris yang ditolak") \
  X(kRejectsKept, "The first {0} can be looked at here and downloaded.", \
    "{0} baris pertama dapat dilihat di sini dan diunduh.") \
  X(kBackToData, "Back to the data", "Kembali ke data") \
  X(kEveryReason, "Every reason", "Semua alasan") \
  X(kReason, "Reason", "Alasan") \
  X(kFile, "File", "File") \
  X(kLine, "Line", "Baris") \
  X(kRowText, "The row as it was", "Baris aslinya") \
  X(kLists, "Lists of customers", "Daftar pelanggan") \
  X(kListUnknown, "{0} without activity or profile", "{0} tanpa aktivitas atau profil") \
  X(kInMemory, "{0} in memory", "{0} di memori") \
  X(kEventNames, "Events by name", "Event menurut nama") \
  X(kEventName, "Event", "Event") \
  X(kEventRows, "Rows", "Baris") \
  X(kColumns, "Columns", "Kolom") \
  X(kValues, "Values", "Nilai") \
  X(kDistinct, "Different", "Berbeda") \
  X(kFiles, "Files", "File") \
  X(kNotes, "Notes", "Catatan") \
  X(kSpan, "{0} to {1}", "{0} sampai {1}") \
  X(kNoEvents, "No events", "Tidak ada event") \
  /* Lifecycle */ \
  X(kLifecycleTitle, "Lifecycle", "Siklus hidup") \
  X(kLifecycleHelp, "Every customer is in exactly one stage.", \
    "Setiap pelanggan berada tepat di satu tahap.") \
  X(kCounting, "Counting", "Menghitung") \
  X(kPurchaseEvent, "Purchase event", "Event pembelian") \
  X(kPurchasePrefix, "Purchase event:", "Event pembelian:") \
  X(kChoose, "choose", "pilih") \
  X(kWhichPurchase, "Which event is a purchase?", "Event mana yang berarti pembelian?") \
  X(kWhichPurchaseHelp, "The stages follow from who bought, how often and how long ago. Choose the event that means someone bought.", \
    "Tahap ditentukan oleh siapa yang membeli, seberapa sering, dan seberapa lama berselang. Pilih event yang berarti seseorang membeli.") \
  X(kAges, "Ages of the stages", "Batas waktu tahap") \
  X(kAgesText, "Defecting after {0}, inactive after {1}", \
    "Menjauh setelah {0}, nonaktif setelah {1}") \
  X(kAgesCustom, "Other ages", "Batas lain") \
  X(kDefectingAfter, "Defecting after", "Mulai menjauh setelah") \
  X(kInactiveAfter, "Inactive after", "Tidak aktif setelah") \
  X(kMonths, "Months", "Bulan") \
  X(kDays, "Days", "Hari") \
  X(kAgesBad, "The second age must be the longer one, both at least 1.", \
    "Batas kedua harus lebih lama, keduanya minimal 1.") \
  X(kMonthsOne, "{0} month", "{0} bulan") \
  X(kMonthsMany, "{0} months", "{0} bulan") \
  X(kDaysOne, "{0} day", "{0} hari") \
  X(kDaysMany, "{0} days", "{0} hari") \
  X(kStageAll, "All customers", "Semua pelanggan") \
  X(kStageLead, "Leads", "Prospek") \
  X(kStageFirstTimer, "First timers", "Pembeli pertama kali") \
  X(kStageActive, "Active", "Aktif") \
  X(kStageDefecting, "Defecting", "Mulai menjauh") \
  X(kStageInactive, "Inactive", "Tidak aktif") \
  X(kOneLead, "Lead", "Prospek") \
  X(kOneFirstTimer, "First timer", "Pembeli pertama kali") \
  X(kRuleLead, "never bought", "belum pernah membeli") \
  X(kRuleFirstTimer, "1 order, within {0}", "1 pesanan, dalam {0}") \
  X(kRuleActive, "2+ orders, last within {0}", "2+ pesanan, terakhir dalam {0}") \
  X(kRuleDefecting, "last order {0}–{1} ago", "pesanan terakhir {0}–{1} lalu") \
  X(kRuleDefectingMixed, "last order {0} to {1} ago", "pesanan terakhir {0} sampai {1} lalu") \
  X(kRuleInactive, "last order over {0} ago", "pesanan terakhir lebih dari {0} lalu") \
  X(kShareAndRule, "{0} · {1}", "{0} · {1}") \
  X(kAcquisition, "ACQUISITION", "AKUISISI") \
  X(kRetention, "RETENTION", "RETENSI") \
  X(kSeeCustomers, "See customers →", "Lihat pelanggan →") \
  X(kSeeStage, "See customers: {0}", "Lihat pelanggan: {0}") \
  X(kStageCount, "{0}: {1}", "{0}: {1}") \
  X(kWindowLead, "No {0} before {1}", "Tanpa {0} sebelum {1}") \
  X(kWindowAfter, "Last {0} after {1}", "{0} terakhir setelah {1}") \
  X(kWindowBetween, "Last {0} after {1}, up to {2}", "{0} terakhir setelah {1}, sampai {2}") \
  X(kWindowUntil, "Last {0} up to {1}", "{0} terakhir sampai {1}") \
  /* Members */ \
  X(kNoMembers, "Nobody is in this stage.", "Tidak ada siapa pun di tahap ini.") \
  X(kNoMembersHelp, "Another date, purchase event or other ages may change that.", \
    "Tanggal, event pembelian, atau batas waktu lain mungkin mengubahnya.") \
  X(kLoadingRows, "Reading rows", "Membaca baris") \
  X(kShowAll, "All customers", "Semua pelanggan") \
  /* Export */ \
  X(kExportStageCsv, "{0} as CSV", "{0} sebagai CSV") \
  X(kExportAllCsv, "All as CSV", "Semua sebagai CSV") \
  X(kExportSqlite, "SQLite file", "File SQLite") \
  X(kExportSqliteHelp, "Everyone, with stage, in one file", \
    "Semua pelanggan beserta tahapnya, dalam satu file") \
  X(kGuard, "Guard against spreadsheet formulas", "Cegah rumus spreadsheet") \
  X(kGuardHelp, "Cells that a spreadsheet would run as a formula get a leading apostrophe. Numbers and phone numbers stay as they are.", \
    "Sel yang akan dijalankan spreadsheet sebagai rumus diberi apostrof di depan. Angka dan nomor telepon tidak berubah.") \
  X(kExporting, "Exporting {0}", "Mengekspor {0}") \
  X(kExported, "{0} is in your downloads, {1}.", "{0} ada di unduhan, {1}.") \
  /* Trouble */ \
  X(kEngineStopped, "The engine stopped: {0}", "Mesin hitung berhenti: {0}") \
  X(kEngineStoppedPlain, "The engine stopped.", "Mesin hitung berhenti.") \
  X(kEngineStoppedFix, "What was loaded is gone. Open your files again; if it was short of memory, with fewer or smaller files.", \
    "Data yang dimuat sudah hilang. Buka kembali filenya; jika kekurangan memori, dengan file yang lebih sedikit atau lebih kecil.") \
  KOHORT_AUDIENCE_TEXTS(X) \
  KOHORT_CUSTOMER_TEXTS(X)

// clang-format on

#endif  // KOHORT_WEB_UI_TEXT_TABLE_H_
