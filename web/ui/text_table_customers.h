// The texts about single customers: a part of text_table.h.
#ifndef KOHORT_WEB_UI_TEXT_TABLE_CUSTOMERS_H_
#define KOHORT_WEB_UI_TEXT_TABLE_CUSTOMERS_H_

// clang-format off
#define KOHORT_CUSTOMER_TEXTS(X) \
  /* Columns of members */ \
  X(kColumnCustomer, "Customer", "Pelanggan") \
  X(kColumnStage, "Stage", "Tahap") \
  X(kColumnOrders, "Orders", "Pesanan") \
  X(kColumnSpent, "Spent", "Belanja") \
  X(kColumnFirstOrder, "First order", "Pesanan pertama") \
  X(kColumnLastOrder, "Last order", "Pesanan terakhir") \
  /* Which of them */ \
  X(kMemberFilterColumn, "Column to filter by", "Kolom untuk menyaring") \
  X(kFilterMembers, "Filter", "Saring") \
  X(kFilterHint, "{0} contains…", "{0} memuat…") \
  X(kNobodyFiltered, "Nobody matches the filter.", "Tidak ada yang cocok dengan saringan.") \
  X(kNobodyFilteredHelp, "Another word, or none, may change that.", "Kata lain, atau tanpa kata, mungkin mengubahnya.") \
  X(kCopyRows, "Copy", "Salin") \
  X(kCopyRowsHelp, "The rows in sight with their headings, to paste into a spreadsheet", \
    "Baris yang terlihat beserta judulnya, untuk ditempel ke spreadsheet") \
  /* One customer */ \
  X(kFindCustomer, "Find a customer by ID", "Cari ID pelanggan") \
  X(kBackToCustomers, "Back to the customers", "Kembali ke daftar pelanggan") \
  X(kReadingCustomer, "Reading the customer", "Membaca data pelanggan") \
  X(kNoValue, "–", "–") \
  X(kCustomerEvents, "Events", "Event") \
  X(kFirstSeen, "First event", "Event pertama") \
  X(kLastSeen, "Last event", "Event terakhir") \
  X(kStageHistory, "Stages", "Riwayat tahap") \
  X(kStageSince, "{0} since {1}", "{0} sejak {1}") \
  X(kLeadSo, "Never did {0} up to this date.", "Belum pernah melakukan {0} sampai tanggal ini.") \
  X(kLeadUntil, "Before that, a lead.", "Sebelum itu, prospek.") \
  X(kEarlierStagesOne, "and {0} earlier change", "dan {0} perubahan sebelumnya") \
  X(kEarlierStagesMany, "and {0} earlier changes", "dan {0} perubahan sebelumnya") \
  X(kAttributes, "Attributes", "Atribut") \
  X(kAttributeValue, "{0}: {1}", "{0}: {1}") \
  X(kAttributeSince, "{0}: {1}, since {2}", "{0}: {1}, sejak {2}") \
  X(kNoAttributes, "The data has no attributes.", "Data ini tidak memiliki atribut.") \
  X(kTimeline, "What they did", "Aktivitas") \
  X(kDidNothing, "Nothing up to this date.", "Tidak ada sampai tanggal ini.") \
  X(kColumnTime, "Time", "Waktu") \
  /* Why they are in an audience, or not */ \
  X(kWhyShort, "Why", "Alasan") \
  X(kWhy, "Why in an audience, or not", "Alasan masuk audiens, atau tidak") \
  X(kWhichAudience, "Audience", "Audiens") \
  X(kIsMember, "In this audience", "Termasuk audiens ini") \
  X(kIsNoMember, "Not in this audience", "Tidak termasuk audiens ini") \
  X(kHoldsSo, "Holds: {0}", "Terpenuhi: {0}") \
  X(kHoldsNot, "Does not hold: {0}", "Tidak terpenuhi: {0}") \
  X(kWhyAll, "all of these hold", "semua ini terpenuhi") \
  X(kWhyAny, "any of these holds", "salah satu ini terpenuhi") \
  X(kWhyNone, "none of these holds", "tidak satu pun ini terpenuhi") \
  X(kWhyUnfinished, "Not finished yet, so it does not count.", "Belum selesai, jadi belum dihitung.") \
  X(kWhyCap, "The conditions hold, but the limit of the audience leaves this customer out.", \
    "Kondisinya terpenuhi, tetapi pelanggan ini tidak masuk karena batas jumlah audiens.") \
  X(kWhyValue, "has {0}", "memiliki {0}") \
  X(kWhyNoValue, "has no value", "tidak memiliki nilai") \
  X(kWhyTimesOne, "{0} time", "{0} kali") \
  X(kWhyTimesMany, "{0} times", "{0} kali") \
  X(kWhyReached, "reached step {0} of {1}", "mencapai langkah {0} dari {1}")

// clang-format on

#endif  // KOHORT_WEB_UI_TEXT_TABLE_CUSTOMERS_H_
