// The texts of the audience builder: a part of text_table.h.
#ifndef KOHORT_WEB_UI_TEXT_TABLE_AUDIENCES_H_
#define KOHORT_WEB_UI_TEXT_TABLE_AUDIENCES_H_

// clang-format off
#define KOHORT_AUDIENCE_TEXTS(X) \
  /* The list */ \
  X(kTabAudiences, "Audiences", "Audiens") \
  X(kAudiencesTitle, "Audiences", "Audiens") \
  X(kSearchAudiences, "Search audiences", "Cari audiens") \
  X(kNewAudience, "New audience", "Audiens baru") \
  X(kNoAudiences, "No audiences yet.", "Belum ada audiens.") \
  X(kFirstAudience, "Who do you want to reach?", "Siapa yang ingin dijangkau?") \
  X(kFirstAudienceHelp, "An audience is everyone for whom its conditions hold. Add conditions one by one and see at each how many customers are left.", \
    "Audiens adalah semua pelanggan yang memenuhi kondisinya. Tambahkan kondisi satu per satu dan lihat berapa pelanggan yang tersisa di tiap langkah.") \
  X(kCopyOf, "{0}, copy", "{0}, salinan") \
  X(kRename, "Rename", "Ganti nama") \
  X(kDuplicate, "Duplicate", "Duplikatkan") \
  X(kDelete, "Delete", "Hapus") \
  X(kMoveUp, "Move up", "Naikkan") \
  X(kMoveDown, "Move down", "Turunkan") \
  X(kMenuOf, "More: {0}", "Lainnya: {0}") \
  X(kDeleted, "“{0}” is deleted.", "“{0}” dihapus.") \
  X(kOpenedOne, "{0} audience is opened.", "{0} audiens dibuka.") \
  X(kOpenedMany, "{0} audiences are opened.", "{0} audiens dibuka.") \
  X(kMoreOfAudiences, "More: audiences", "Lainnya: audiens") \
  X(kOpenFile, "Open a file", "Buka file") \
  X(kSaveFile, "Save all to a file", "Simpan semua ke file") \
  X(kCopyJson, "Copy as JSON", "Salin sebagai JSON") \
  X(kShare, "Share", "Bagikan") \
  X(kShareHelp, "Copy a link that holds this audience’s definition, and no customers", \
    "Salin tautan berisi definisi audiens ini, tanpa data pelanggan") \
  X(kCopyLink, "Copy a link", "Salin tautan") \
  X(kLinkCopied, "The link is copied. It holds the definition, no customers.", \
    "Tautan disalin. Isinya definisi, tanpa data pelanggan.") \
  X(kUndo, "Undo", "Urungkan") \
  X(kRedo, "Redo", "Ulangi") \
  X(kUndoNamed, "Undo: {0}", "Urungkan: {0}") \
  X(kRedoNamed, "Redo: {0}", "Ulangi: {0}") \
  X(kEditAdd, "add “{0}”", "tambah “{0}”") \
  X(kEditDuplicate, "duplicate “{0}”", "duplikatkan “{0}”") \
  X(kEditDelete, "delete an audience", "hapus audiens") \
  X(kEditMove, "move “{0}”", "pindahkan “{0}”") \
  X(kEditRename, "rename “{0}”", "ganti nama “{0}”") \
  X(kEditChange, "change “{0}”", "ubah “{0}”") \
  X(kEditMoveCondition, "move a condition of “{0}”", "pindahkan kondisi “{0}”") \
  X(kEditOpen, "open definitions", "buka definisi") \
  X(kLibraryAcquisition, "From the library, acquisition", "Dari pustaka, akuisisi") \
  X(kLibraryRetention, "From the library, retention", "Dari pustaka, retensi") \
  X(kEmptyAudience, "Empty audience", "Audiens kosong") \
  X(kSearchLibrary, "Search the library", "Cari di pustaka") \
  /* New audiences from IDs */ \
  X(kFromIds, "From a list of IDs", "Dari daftar ID") \
  X(kNewFromIds, "New audience from a list of IDs", "Audiens baru dari daftar ID") \
  X(kIdsField, "Customer IDs", "ID pelanggan") \
  X(kIdsHint, "Paste IDs here", "Tempel ID di sini") \
  X(kIdsHelp, "One ID a line, or separated by commas, semicolons or tabs, as copied from a spreadsheet. A file can be dropped here, too.", \
    "Satu ID per baris, atau dipisahkan koma, titik koma, atau tab, seperti yang disalin dari lembar kerja. File juga bisa dijatuhkan di sini.") \
  X(kIdsName, "Customers on a list", "Pelanggan dalam daftar") \
  X(kIdsOne, "{0} ID", "{0} ID") \
  X(kIdsMany, "{0} IDs", "{0} ID") \
  X(kDuplicatesOne, "{0} duplicate", "{0} duplikat") \
  X(kDuplicatesMany, "{0} duplicates", "{0} duplikat") \
  X(kIdsKnownOne, "{0} customer of this data", "{0} pelanggan di data ini") \
  X(kIdsKnownMany, "{0} customers of this data", "{0} pelanggan di data ini") \
  X(kIdsUnknown, "{0} not in this data", "{0} tidak ada di data ini") \
  X(kIdsNobody, "{0} without a meaning, such as “null”", "{0} tidak berarti, seperti “null”") \
  X(kIdsHeading, "“{0}” is taken for a heading.", "“{0}” dianggap sebagai judul kolom.") \
  X(kIdsTooMany, "A list here has at most {0} IDs. Open a longer one as a file on the page Data, together with the data.", \
    "Daftar di sini berisi paling banyak {0} ID. Buka daftar yang lebih panjang sebagai file di halaman Data, bersama datanya.") \
  X(kChooseFile, "Choose a file", "Pilih file") \
  X(kCreateAudience, "Create audience", "Buat audiens") \
  /* New audiences from sentences */ \
  X(kFromSentence, "From a sentence", "Dari kalimat") \
  X(kNewFromSentence, "New audience from a sentence", "Audiens baru dari kalimat") \
  X(kSentenceHelp, "Choose the nearest one. Its events, numbers and times can be changed afterwards.", \
    "Pilih yang paling mendekati. Event, angka, dan waktunya bisa diubah setelah itu.") \
  X(kSentenceLoading, "Reading which events the data has", "Membaca event apa saja yang ada di data") \
  X(kSentenceNoEvents, "The data has no events to make sentences of.", \
    "Data ini tidak punya event untuk dijadikan kalimat.") \
  X(kSentenceOften, "{0} often, no {1}", "Sering {0}, tanpa {1}") \
  X(kSentenceJustNow, "{0} lately, no {1}", "Baru saja {0}, tanpa {1}") \
  X(kSentenceNever, "{0}, never {1}", "{0}, belum pernah {1}") \
  X(kSentenceFirst, "First {0} lately", "{0} pertama baru-baru ini") \
  X(kSentenceOnce, "One {0}, no second", "Satu {0}, belum yang kedua") \
  X(kSentenceRegular, "{0} again and again", "{0} berkali-kali") \
  X(kSentenceSpent, "Spent much", "Belanja besar") \
  X(kSentenceSilent, "No {0} for long", "Lama tanpa {0}") \
  X(kSentenceMonthly, "{0} every month", "{0} tiap bulan") \
  X(kSentenceThen, "{0}, soon then {1}", "{0}, lalu segera {1}") \
  X(kSentenceUsed, "{0} often", "Sering {0}") \
  X(kSentenceStopped, "Stopped {0}", "Berhenti {0}") \
  /* Versions */ \
  X(kVersions, "Version history", "Riwayat versi") \
  X(kCloseVersions, "Close the version history", "Tutup riwayat versi") \
  X(kVersionNow, "Now", "Sekarang") \
  X(kVersionBegun, "The first that is kept", "Versi pertama yang disimpan") \
  X(kNoVersions, "Nothing has been changed here yet. Each change is kept from now on, in this browser.", \
    "Belum ada yang diubah di sini. Setiap perubahan disimpan mulai sekarang, di browser ini.") \
  X(kRestore, "Restore", "Pulihkan") \
  X(kRestoreNamed, "Restore the version of {0}", "Pulihkan versi {0}") \
  X(kAgainstNow, "Against now", "Dibanding sekarang") \
  X(kAgainstNowNamed, "Against now: {0}", "Dibanding sekarang: {0}") \
  X(kSameAsNow, "It says the same as now.", "Isinya sama dengan sekarang.") \
  X(kEditRestore, "restore “{0}”", "pulihkan “{0}”") \
  X(kChangedAdded, "Added: {0}", "Ditambahkan: {0}") \
  X(kChangedRemoved, "Removed: {0}", "Dihapus: {0}") \
  X(kChangedTo, "{0} → {1}", "{0} → {1}") \
  X(kChangedName, "Name: {0} → {1}", "Nama: {0} → {1}") \
  X(kChangedDescription, "Another description", "Deskripsi lain") \
  X(kChangedGoal, "Another goal", "Tujuan lain") \
  X(kChangedTags, "Other tags", "Tag lain") \
  X(kChangedGroup, "Group: {0} {1}", "Grup: {0} {1}") \
  X(kChangedOrder, "Conditions in another order or group", "Urutan atau grup kondisi lain") \
  X(kChangedExclude, "Exclusion: {0}", "Pengecualian: {0}") \
  X(kChangedCap, "Another limit", "Batas lain") \
  /* The palette of Ctrl K */ \
  X(kPalette, "Go to anything", "Buka apa saja") \
  X(kPaletteHint, "Find audiences, commands, events and attributes", "Cari audiens, perintah, event, dan atribut") \
  X(kPaletteKey, "Ctrl K", "Ctrl K") \
  X(kPaletteKeyMac, "Cmd K", "Cmd K") \
  X(kGoTo, "Go to {0}", "Buka {0}") \
  X(kNewEmpty, "New empty audience", "Audiens baru yang kosong") \
  X(kAddsCondition, "adds a condition", "menambah kondisi") \
  /* The head */ \
  X(kAudienceName, "Name", "Nama") \
  X(kNoName, "Without a name", "Tanpa nama") \
  X(kDescription, "Description", "Deskripsi") \
  X(kAddDescription, "Add a description", "Tambah deskripsi") \
  X(kKept, "saved", "tersimpan") \
  X(kKeptNow, "saved just now", "baru saja tersimpan") \
  X(kKeptSoon, "saving …", "menyimpan …") \
  X(kKeptHelp, "This browser keeps the audiences as they are edited.", \
    "Browser ini menyimpan audiens setiap kali diubah.") \
  X(kNotKept, "not saved", "tidak tersimpan") \
  X(kNotKeptHelp, "This browser does not keep it: it has no room, or lets pages keep nothing. Save all to a file instead.", \
    "Browser ini tidak menyimpannya: tempatnya habis, atau halaman tidak diizinkan menyimpan. Simpan semua ke file.") \
  X(kGoal, "Goal", "Tujuan") \
  X(kGoalHelp, "What the audience is for", "Untuk apa audiens ini") \
  X(kGoalAcquisition, "Acquisition", "Akuisisi") \
  X(kGoalRetention, "Retention", "Retensi") \
  X(kMoreOfAudience, "More of this audience", "Lainnya tentang audiens ini") \
  /* What it comes to */ \
  X(kAudienceSize, "Audience size", "Ukuran audiens") \
  X(kShareOfCustomers, "{0} of customers", "{0} dari semua pelanggan") \
  X(kCannotEvaluate, "This audience cannot be counted", "Audiens ini tidak dapat dihitung") \
  X(kSizeOverTime, "Size over the last 12 months", "Ukuran selama 12 bulan terakhir") \
  X(kSizeOn, "{0}: {1}", "{0}: {1}") \
  X(kRevenueInYear, "{0} revenue and {1} in 12 months", "pendapatan {0} dan {1} dalam 12 bulan") \
  X(kOrdersInYear, "{0} in 12 months", "{0} dalam 12 bulan") \
  X(kOrdersOne, "{0} order", "{0} pesanan") \
  X(kOrdersMany, "{0} orders", "{0} pesanan") \
  X(kMillions, "{0} m", "{0} jt") \
  X(kBillions, "{0} bn", "{0} M") \
  X(kTrillions, "{0} tn", "{0} T") \
  X(kReachTitle, "Reachable by channel", "Terjangkau per kanal") \
  X(kChannelPush, "Push notification", "Notifikasi push") \
  X(kChannelEmail, "Email", "Email") \
  X(kChannelSms, "SMS", "SMS") \
  X(kChannelWhatsapp, "WhatsApp", "WhatsApp") \
  X(kChannelPopup, "Pop-up banner", "Banner pop-up") \
  X(kNoColumn, "No column", "Tidak ada kolom") \
  X(kNoColumnOf, "No column: {0}", "Tidak ada kolom: {0}") \
  X(kNoColumnHelp, "To count them, give a column the meaning “{0}” on the page Data and import again.", \
    "Untuk menghitungnya, beri satu kolom arti “{0}” di halaman Data lalu impor lagi.") \
  X(kNoConsentHelp, "{0}: no column holds consent, so everyone with a contact counts.", \
    "{0}: tidak ada kolom izin, jadi semua yang punya kontak dihitung.") \
  X(kDistinctionsTitle, "What sets them apart", "Yang membedakan mereka") \
  X(kLift, "{0}×", "{0}×") \
  X(kDistinctionLabel, "{0} {1}: {2}", "{0} {1}: {2}") \
  X(kDistinctionHelp, "{0} of them have it, {1}; of all customers {2}. Click to make those an audience.", \
    "{0} dari mereka memilikinya, {1}; dari semua pelanggan {2}. Klik untuk menjadikannya audiens.") \
  X(kNoDistinctions, "No value is clearly more frequent here than among all customers.", \
    "Tidak ada nilai yang jelas lebih sering di sini daripada di antara semua pelanggan.") \
  X(kAudienceWithValue, "{0}, {1}", "{0}, {1}") \
  X(kOverlapTitle, "Overlap", "Irisan") \
  X(kOverlapLabel, "Overlap with {0}: {1}", "Irisan dengan {0}: {1}") \
  X(kCountShare, "{0} · {1}", "{0} · {1}") \
  X(kNoOverlaps, "No other audience has any of these customers.", \
    "Tidak ada audiens lain yang memuat pelanggan ini.") \
  X(kCompare, "Compare with another", "Bandingkan dengan yang lain") \
  X(kComparedWith, "Compared with", "Dibandingkan dengan") \
  X(kEndComparison, "End the comparison", "Akhiri perbandingan") \
  X(kOnlyIn, "Only in {0}", "Hanya di {0}") \
  X(kInBoth, "In {0} and {1}", "Di {0} dan {1}") \
  X(kComparisonHelp, "Click to make these an audience", "Klik untuk menjadikannya audiens") \
  X(kNotComparable, "One of the two cannot be counted.", "Salah satunya tidak dapat dihitung.") \
  X(kHowItNarrows, "How the audience narrows", "Penyempitan audiens") \
  X(kStepInclude, "Conditions", "Kondisi") \
  X(kStepNot, "No {0}", "Tanpa {0}") \
  X(kStepGroupAll, "All of {0}", "Semua dari {0}") \
  X(kStepGroupAny, "Any of {0}", "Salah satu dari {0}") \
  X(kStepGroupNone, "None of {0}", "Tidak satu pun dari {0}") \
  X(kStepExclude, "Without: {0}", "Kecuali: {0}") \
  X(kStepCap, "Limit", "Batas") \
  X(kMembers, "Members", "Anggota") \
  X(kNobodyInAudience, "Nobody is in this audience.", "Tidak ada siapa pun di audiens ini.") \
  X(kNobodyInAudienceHelp, "The steps above show which condition leaves nobody.", \
    "Langkah di atas menunjukkan kondisi mana yang tidak menyisakan siapa pun.") \
  X(kExportCsv, "Export CSV", "Ekspor CSV") \
  X(kCountOf, "{0}: {1} · {2}", "{0}: {1} · {2}") \
  X(kBoundsFrom, "from {0}", "dari {0}") \
  X(kBoundsUpTo, "up to {0}", "sampai {0}") \
  X(kBoundsBefore, "before {0}", "sebelum {0}") \
  X(kBoundsAfter, "after {0}", "setelah {0}") \
  /* Groups of conditions */ \
  X(kTheAudience, "the audience", "audiens") \
  X(kConditionNamed, "condition {0}", "kondisi {0}") \
  X(kExclusionNamed, "exclusion {0}", "pengecualian {0}") \
  X(kChipOf, "{0}, {1}", "{0}, {1}") \
  X(kGroupKind, "Group", "Grup") \
  X(kGroupAll, "All", "Semua") \
  X(kGroupAny, "Any", "Salah satu") \
  X(kGroupNone, "None", "Tidak satu pun") \
  X(kOfTheseConditions, "of these conditions", "kondisi berikut terpenuhi") \
  X(kNoConditions, "Every customer is in it until you add a condition.", \
    "Semua pelanggan termasuk di dalamnya sampai ada kondisi.") \
  X(kExceptTitle, "But nobody for whom one of these holds", \
    "Kecuali pelanggan yang memenuhi salah satu kondisi ini") \
  X(kAddCondition, "Condition", "Kondisi") \
  X(kAddConditionTo, "Add a condition to {0}", "Tambah kondisi ke {0}") \
  X(kAddGroup, "Group", "Grup") \
  X(kAddGroupTo, "Add a group to {0}", "Tambah grup ke {0}") \
  X(kAddExclusion, "Exclude", "Kecualikan") \
  X(kAddCap, "Limit", "Batas") \
  X(kDragNamed, "Drag {0}", "Seret {0}") \
  X(kWrap, "Put into a group", "Masukkan ke grup") \
  X(kUnwrap, "Take out of the group", "Keluarkan dari grup") \
  X(kMoveIntoGroup, "Move into the group above", "Pindahkan ke grup di atas") \
  X(kMoveIntoGroupBelow, "Move into the group below", "Pindahkan ke grup di bawah") \
  X(kMoveOutOfGroup, "Move out of the group", "Pindahkan ke luar grup") \
  X(kExcludeInstead, "Exclude these instead", "Kecualikan pelanggan ini") \
  X(kIncludeInstead, "Include these instead", "Sertakan pelanggan ini") \
  X(kRemove, "Remove", "Hapus") \
  X(kRemoveNamed, "Remove {0}", "Hapus {0}") \
  X(kTakeAway, "Remove {0} from {1}", "Hapus {0} dari {1}") \
  X(kIgnoreCase, "Ignore upper and lower case", "Abaikan huruf besar dan kecil") \
  X(kOnlyWithValue, "Only customers with a value", "Hanya pelanggan yang punya nilai") \
  X(kCompareAttribute, "Compare with another attribute", "Bandingkan dengan atribut lain") \
  X(kCompareBefore, "Compare with the time before", "Bandingkan dengan periode sebelumnya") \
  X(kCapName, "limit", "batas") \
  X(kAtMostWord, "At most", "Paling banyak") \
  X(kCapCustomers, "Customers", "Pelanggan") \
  X(kCapCustomersWord, "customers,", "pelanggan,") \
  X(kCapWay, "Chosen", "Dipilih") \
  X(kCapRandom, "chosen at random", "dipilih secara acak") \
  X(kCapMost, "those with the greatest", "dengan nilai tertinggi untuk") \
  X(kCapLeast, "those with the least", "dengan nilai terendah untuk") \
  /* Kinds of conditions */ \
  X(kNewDid, "Did an event", "Melakukan event") \
  X(kNewDidHelp, "how often, when", "berapa kali, kapan") \
  X(kNewDidNot, "Did not do an event", "Tidak melakukan event") \
  X(kNewDidNotHelp, "in a time", "dalam suatu waktu") \
  X(kNewFirst, "First or last did an event", "Pertama atau terakhir kali") \
  X(kNewFirstHelp, "when", "kapan") \
  X(kNewAggregate, "Total, average, ...", "Total, rata-rata, ...") \
  X(kNewAggregateHelp, "of what they did", "dari yang dilakukan") \
  X(kNewAttribute, "Customer attribute", "Atribut pelanggan") \
  X(kNewAttributeHelp, "city, consent, ...", "kota, izin, ...") \
  X(kNewStage, "Lifecycle stage", "Tahap siklus hidup") \
  X(kNewStageHelp, "lead to inactive", "prospek hingga tidak aktif") \
  X(kNewRfm, "RFM", "RFM") \
  X(kNewRfmHelp, "recency, frequency, spend", "keterkinian, frekuensi, belanja") \
  X(kNewSequence, "Sequence", "Urutan") \
  X(kNewSequenceHelp, "one event, then another", "satu event, lalu yang lain") \
  X(kNewHabit, "Habit", "Kebiasaan") \
  X(kNewHabitHelp, "regularly, stopped, returned", "rutin, berhenti, kembali") \
  X(kNewAffinity, "Favourite", "Favorit") \
  X(kNewAffinityHelp, "brand, channel, weekday, ...", "merek, kanal, hari, ...") \
  X(kNewSegment, "Another audience", "Audiens lain") \
  X(kNewSegmentHelp, "in it or not", "termasuk atau tidak") \
  X(kNewList, "List of customers", "Daftar pelanggan") \
  X(kNewListHelp, "on it or not", "ada di dalamnya atau tidak") \
  X(kNewRandom, "Random share", "Bagian acak") \
  X(kNewRandomHelp, "for tests and controls", "untuk uji dan kontrol") \
  /* Sentences */ \
  X(kWhat, "What", "Apa") \
  X(kEvent, "Event", "Event") \
  X(kSecondEvent, "Second event", "Event kedua") \
  X(kDid, "Did", "Melakukan") \
  X(kDidNot, "Did not do", "Tidak melakukan") \
  X(kFirstDid, "First did", "Pertama kali melakukan") \
  X(kLastDid, "Last did", "Terakhir kali melakukan") \
  X(kTime, "time", "kali") \
  X(kTimes, "times", "kali") \
  X(kTimesNumber, "Times", "Berapa kali") \
  X(kNumber, "Number", "Angka") \
  X(kUpperNumber, "Upper number", "Angka atas") \
  X(kComparison, "Comparison", "Perbandingan") \
  X(kAtLeast, "at least", "minimal") \
  X(kAtMost, "at most", "maksimal") \
  X(kExactly, "exactly", "tepat") \
  X(kOtherThan, "other than", "selain") \
  X(kMoreThan, "more than", "lebih dari") \
  X(kFewerThan, "fewer than", "kurang dari") \
  X(kFromTo, "from", "dari") \
  X(kTo, "to", "sampai") \
  X(kOf, "of", "dari") \
  X(kOr, "or", "atau") \
  X(kBy, "by", "menurut") \
  X(kIsWord, "is", "adalah") \
  X(kAgo, "ago", "yang lalu") \
  X(kAnyEvent, "any event", "event apa pun") \
  X(kAnyEventOption, "Any event", "Event apa pun") \
  X(kEventsLike, "events that begin with “{0}”", "event yang diawali “{0}”") \
  X(kChooseEvent, "choose an event", "pilih event") \
  X(kSearchEvents, "Search events", "Cari event") \
  X(kSeveralEvents, "Hold Ctrl or Shift to choose several.", \
    "Tahan Ctrl atau Shift untuk memilih beberapa.") \
  X(kListComma, "{0}, {1}", "{0}, {1}") \
  X(kListOr, "{0} or {1}", "{0} atau {1}") \
  X(kProperty, "Property", "Properti") \
  X(kAttribute, "Attribute", "Atribut") \
  X(kNumberType, "number", "angka") \
  X(kValuesOne, "{0} value", "{0} nilai") \
  X(kValuesMany, "{0} values", "{0} nilai") \
  X(kSearchValues, "Search or type a value", "Cari atau ketik nilai") \
  X(kLoadingValues, "Looking for values", "Mencari nilai") \
  X(kUseTyped, "Use “{0}”", "Pakai “{0}”") \
  X(kChooseValue, "choose a value", "pilih nilai") \
  X(kAddValue, "+", "+") \
  X(kWhere, "where", "dengan") \
  X(kAddFilterShort, "+ filter", "+ filter") \
  X(kAddFilterGroup, "Group of filters after {0}", "Grup filter setelah {0}") \
  X(kFilterIn, "filter {0} of {1}", "filter {0} dari {1}") \
  X(kFilterKind, "Filters", "Filter") \
  X(kFiltersAll, "all of", "semua") \
  X(kFiltersAny, "any of", "salah satu") \
  X(kFiltersNone, "none of", "tidak satu pun") \
  X(kTheseHold, "these hold:", "syarat berikut terpenuhi:") \
  X(kSecondOf, "the second event of {0}", "event kedua dari {0}") \
  X(kIn, "In", "Termasuk") \
  X(kNotIn, "Not in", "Tidak termasuk") \
  X(kOnList, "On the list", "Ada di daftar") \
  X(kNotOnList, "Not on the list", "Tidak ada di daftar") \
  X(kAudience, "Audience", "Audiens") \
  X(kStageIs, "Lifecycle stage is", "Tahap siklus hidup adalah") \
  X(kStages, "Stages", "Tahap") \
  X(kRfmGroup, "RFM group is", "Grup RFM adalah") \
  X(kRfmScores, "RFM scores:", "Skor RFM:") \
  X(kRfmGroups, "RFM groups", "Grup RFM") \
  X(kRecency, "recency", "keterkinian") \
  X(kRecencyTo, "recency up to", "keterkinian sampai") \
  X(kFrequency, "frequency", "frekuensi") \
  X(kFrequencyTo, "frequency up to", "frekuensi sampai") \
  X(kMonetary, "spend", "belanja") \
  X(kMonetaryTo, "spend up to", "belanja sampai") \
  X(kRandomShare, "In the random share from", "Dalam bagian acak dari") \
  X(kRandomFrom, "From percent", "Dari persen") \
  X(kRandomTo, "To percent", "Sampai persen") \
  X(kPercentTo, "% to", "% sampai") \
  X(kPercentOfCustomers, "% of customers, drawn as", "% pelanggan, dengan undian") \
  X(kSalt, "Name of the draw", "Nama undian") \
  X(kSaltHint, "name of the draw", "nama undian") \
  /* Windows */ \
  X(kWindow, "Time", "Waktu") \
  X(kWindowAllTime, "at any time", "kapan saja") \
  X(kWindowLast, "in the last", "dalam … terakhir") \
  X(kWindowWhole, "in the last whole … with the current one", \
    "dalam … terakhir, termasuk yang berjalan") \
  X(kWindowComplete, "in the last complete", "dalam … penuh terakhir") \
  X(kWindowThis, "this", "pada … ini") \
  X(kWindowPrevious, "in the previous", "pada … sebelumnya") \
  X(kWindowAgo, "between", "antara") \
  X(kWindowBefore, "before", "sebelum") \
  X(kWindowAfterDay, "after", "setelah") \
  X(kWindowOn, "on", "pada") \
  X(kWindowFrom, "from", "dari") \
  X(kWindowCount, "How many", "Berapa banyak") \
  X(kWindowUntil2, "Until how many", "Sampai berapa banyak") \
  X(kWindowUnit, "Unit", "Satuan") \
  X(kWindowDay, "Day", "Hari") \
  X(kWindowFirstDay, "First day", "Hari pertama") \
  X(kWindowLastDay, "Last day", "Hari terakhir") \
  X(kChooseDay, "choose a day", "pilih hari") \
  X(kUnitMinute, "minute", "menit") \
  X(kUnitMinutes, "minutes", "menit") \
  X(kUnitHour, "hour", "jam") \
  X(kUnitHours, "hours", "jam") \
  X(kUnitDay, "day", "hari") \
  X(kUnitDays, "days", "hari") \
  X(kUnitWeek, "week", "minggu") \
  X(kUnitWeeks, "weeks", "minggu") \
  X(kUnitMonth, "month", "bulan") \
  X(kUnitMonths, "months", "bulan") \
  X(kUnitQuarter, "quarter", "kuartal") \
  X(kUnitQuarters, "quarters", "kuartal") \
  X(kUnitYear, "year", "tahun") \
  X(kUnitYears, "years", "tahun") \
  /* What a value must be */ \
  X(kTest, "Test", "Uji") \
  X(kTestValues, "Values", "Nilai") \
  X(kTestIs, "is any of", "adalah salah satu dari") \
  X(kTestIsNot, "is none of", "bukan salah satu dari") \
  X(kTestEnds, "ends with", "diakhiri") \
  X(kTestNotEnds, "does not end with", "tidak diakhiri") \
  X(kTestMatches, "matches the pattern", "cocok dengan pola") \
  X(kTestNotMatches, "does not match the pattern", "tidak cocok dengan pola") \
  X(kTestEqual, "=", "=") \
  X(kTestNotEqual, "≠", "≠") \
  X(kTestGreater, ">", ">") \
  X(kTestGreaterOrEqual, "≥", "≥") \
  X(kTestLess, "<", "<") \
  X(kTestLessOrEqual, "≤", "≤") \
  X(kTestBetween, "is between", "di antara") \
  X(kTestTrue, "is yes", "bernilai ya") \
  X(kTestFalse, "is no", "bernilai tidak") \
  X(kTestInWindow, "is a date", "adalah tanggal") \
  X(kTestNotInWindow, "is no date", "bukan tanggal") \
  X(kTestAnniversary, "has its anniversary in the next", "berulang tahun dalam") \
  X(kTestHasAny, "has any of", "mencakup salah satu dari") \
  X(kTestHasAll, "has all of", "mencakup semua dari") \
  X(kTestHasNone, "has none of", "tidak mencakup satu pun dari") \
  X(kAnniversaryDays, "Days ahead", "Berapa hari ke depan") \
  X(kAnniversaryAhead, "days, today included", "hari ke depan, termasuk hari ini") \
  X(kTheAttribute, "the attribute", "atribut") \
  X(kOtherAttribute, "Other attribute", "Atribut lain") \
  X(kIgnoringCase, "in upper or lower case ×", "huruf besar atau kecil sama saja ×") \
  X(kOnlyKnown, "if there is a value ×", "jika ada nilainya ×") \
  /* Aggregates */ \
  X(kFunction, "Function", "Fungsi") \
  X(kTotalOf, "Total of", "Total") \
  X(kAverageOf, "Average of", "Rata-rata") \
  X(kSmallestOf, "Smallest", "Nilai terkecil") \
  X(kGreatestOf, "Greatest", "Nilai terbesar") \
  X(kMedianOf, "Median of", "Median") \
  X(kPercentileOf, "Percentile", "Persentil") \
  X(kPercentile, "Percent", "Persen") \
  X(kDistinctOf, "Different values of", "Jumlah nilai berbeda dari") \
  X(kFirstOf, "First value of", "Nilai pertama") \
  X(kLastOf, "Last value of", "Nilai terakhir") \
  X(kMostFrequentOf, "Most frequent", "Nilai tersering") \
  X(kNumberOf, "Number of", "Jumlah") \
  X(kActiveDaysOf, "Days with", "Hari dengan") \
  X(kActiveWeeksOf, "Weeks with", "Minggu dengan") \
  X(kActiveMonthsOf, "Months with", "Bulan dengan") \
  X(kSpanDaysOf, "Days from first to last", "Hari dari yang pertama sampai terakhir") \
  X(kRatioOf, "Ratio of", "Rasio") \
  X(kChange, "Change", "Perubahan") \
  X(kChangeNone, "itself", "nilainya sendiri") \
  X(kChangeDifference, "less the time before", "dikurangi periode sebelumnya") \
  X(kChangePercent, "change in % from the time before", "perubahan % dari periode sebelumnya") \
  /* Sequences */ \
  X(kStepOf, "step {0} of {1}", "langkah {0} dari {1}") \
  X(kDidFirst, "Did", "Melakukan") \
  X(kThen, "then", "lalu") \
  X(kAddStep, "+ step", "+ langkah") \
  X(kWithout, "without", "tanpa") \
  X(kWithoutOf, "exception {0} of {1}", "pengecualian {0} dari {1}") \
  X(kBetweenSteps, "between step", "di antara langkah") \
  X(kFirstStep, "First step", "Langkah pertama") \
  X(kLastStep, "Last step", "Langkah terakhir") \
  X(kAllWithin, "all within", "semuanya dalam waktu") \
  X(kNoLimit, "no limit", "tanpa batas") \
  X(kAddWithin, "+ all within", "+ semuanya dalam waktu") \
  X(kWithSame, "with one", "dengan satu") \
  X(kOrAnother, "any", "apa pun") \
  X(kAddSame, "+ same property", "+ properti yang sama") \
  X(kAddWithout, "+ without", "+ tanpa") \
  X(kStepOrder, "Order of the steps", "Urutan langkah") \
  X(kAtOrAfter, "at the same time or later", "pada waktu yang sama atau setelahnya") \
  X(kStrictlyAfter, "each later", "masing-masing setelahnya") \
  X(kReached, "reached", "tercapai") \
  X(kStepsNumber, "Steps", "Langkah") \
  X(kStepsWord, "steps", "langkah") \
  X(kAllSteps, "all steps", "semua langkah") \
  X(kAddReached, "+ steps reached", "+ langkah tercapai") \
  /* Habits */ \
  X(kHabitRegular, "Regularly did", "Rutin melakukan") \
  X(kHabitStopped, "Stopped doing", "Berhenti melakukan") \
  X(kHabitReturned, "Returned to", "Kembali melakukan") \
  X(kHabitStreak, "Streak of", "Rentetan") \
  X(kInAtLeast, "in at least", "pada minimal") \
  X(kOfTheLast, "of the last", "dari … terakhir") \
  X(kPeriods, "Periods", "Periode") \
  X(kInTheLast, "in the last", "dalam … terakhir") \
  X(kButNotLast, "but not in the last", "tetapi tidak dalam … terakhir") \
  X(kRecent, "Recent periods", "Periode terbaru") \
  X(kNotInThe, "not in the", "tidak dalam") \
  X(kGap, "Periods without", "Periode tanpa") \
  X(kBeforeAndBefore, "before, and before that", "sebelumnya, tetapi pernah sebelum itu") \
  X(kStreakLength, "Length", "Panjang") \
  X(kInARow, "in a row", "berturut-turut") \
  /* Favourites */ \
  X(kAffinityMost, "Most often did", "Paling sering melakukan") \
  X(kAffinityPredominant, "Clearly most often did", "Jelas paling sering melakukan") \
  X(kAffinityShare, "At least", "Minimal") \
  X(kAffinityTop, "In the top", "Termasuk teratas") \
  X(kAffinityBottom, "In the bottom", "Termasuk terbawah") \
  X(kPercentNumber, "Percent", "Persen") \
  X(kPercentOf, "% of their", "% dari") \
  X(kPercentByCount, "% by number of", "% menurut jumlah")

// clang-format on

#endif  // KOHORT_WEB_UI_TEXT_TABLE_AUDIENCES_H_
