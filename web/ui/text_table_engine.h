// What the engine says, in both languages: X(code, English, Indonesian).
//
// The English is that of core, with {0}, {1}, ... for what differs; a text that fits it is shown in
// the Indonesian. A code may have several: what is wrong, and what to do. A text that fits none is
// shown as it is.
#ifndef KOHORT_WEB_UI_TEXT_TABLE_ENGINE_H_
#define KOHORT_WEB_UI_TEXT_TABLE_ENGINE_H_

// clang-format off
#define KOHORT_ENGINE_TEXTS(X) \
  /* Rows set aside or dropped */ \
  X("customer_missing", "No customer ID. These rows are set aside.", "Tidak ada ID pelanggan. Baris ini disisihkan.") \
  X("customer_nobody", "The customer ID means nobody, such as \"anonymous\" or \"null\". These rows are set aside.", "ID pelanggan tidak menunjuk siapa pun, misalnya \"anonymous\" atau \"null\". Baris ini disisihkan.") \
  X("event_missing", "No event name. These rows are set aside.", "Tidak ada nama event. Baris ini disisihkan.") \
  X("time_missing", "No event time. These rows are set aside.", "Tidak ada waktu event. Baris ini disisihkan.") \
  X("time_unreadable", "The event time does not read as one. These rows are set aside.", "Waktu event tidak dapat dibaca. Baris ini disisihkan.") \
  X("time_out_of_range", "The event time is before 1970 or after 2099. These rows are set aside.", "Waktu event sebelum 1970 atau setelah 2099. Baris ini disisihkan.") \
  X("not_utf8", "Text that is not UTF-8. These rows are set aside.", "Teks bukan UTF-8. Baris ini disisihkan.") \
  X("event_duplicate", "The event ID was there before. These rows are dropped.", "ID event sudah ada sebelumnya. Baris ini dibuang.") \
  X("key_missing", "No value to look up. These rows are set aside.", "Tidak ada nilai untuk dicari. Baris ini disisihkan.") \
  X("key_duplicate", "The value to look up was there before. These rows are set aside.", "Nilai untuk dicari sudah ada sebelumnya. Baris ini disisihkan.") \
  X("not_readable", "The text is no row. These lines are set aside.", "Teks ini bukan baris data. Baris ini disisihkan.") \
  /* Rows kept, and lines left out */ \
  X("amount_unreadable", "The amount is no number. These rows are kept without an amount.", "Nilai transaksi bukan angka. Baris ini disimpan tanpa nilai transaksi.") \
  X("ragged_rows", "More or fewer fields than columns. These rows are kept: missing fields are empty, extra ones are left out.", "Jumlah isian berbeda dari jumlah kolom. Baris ini disimpan: isian yang kurang dikosongkan, yang lebih ditinggalkan.") \
  X("ragged_rows", "Some rows have more or fewer fields than there are columns. They are kept: missing fields are empty, extra ones are left out.", "Beberapa baris punya isian lebih atau kurang dari jumlah kolom. Baris ini disimpan: isian yang kurang dikosongkan, yang lebih ditinggalkan.") \
  X("broken_quote", "A quote opens and never closes. These rows are kept, the quote as a plain character.", "Tanda kutip dibuka tetapi tidak ditutup. Baris ini disimpan, tanda kutip dianggap karakter biasa.") \
  X("repeated_header", "The header again, as where files were joined. These lines are left out.", "Baris judul berulang, seperti pada file gabungan. Baris ini ditinggalkan.") \
  X("preamble_lines", "Text above the table. These lines are left out.", "Teks di atas tabel. Baris ini ditinggalkan.") \
  X("comment_lines", "Comments. These lines are left out.", "Komentar. Baris ini ditinggalkan.") \
  X("footer_lines", "Text below the table, such as a sum. These lines are left out.", "Teks di bawah tabel, misalnya jumlah. Baris ini ditinggalkan.") \
  X("archive_file_left_out", "Left out: {0}", "Ditinggalkan: {0}") \
  /* What to check before an import */ \
  X("encoding_unclear", "The text is read as {0}, which is a guess. Look whether names read right.", "Teks dibaca sebagai {0}, baru perkiraan. Periksa apakah nama terbaca dengan benar.") \
  X("day_month_unclear", "\"{0}\" could be day/month or month/day. It is read as day first unless you say otherwise.", "\"{0}\" bisa berarti hari/bulan atau bulan/hari. Dibaca hari lebih dulu, kecuali dipilih lain.") \
  X("day_month_unclear", "\"{0}\" could be day/month or month/day. It is read as month first unless you say otherwise.", "\"{0}\" bisa berarti hari/bulan atau bulan/hari. Dibaca bulan lebih dulu, kecuali dipilih lain.") \
  X("number_unclear", "The numbers of \"{0}\", such as \"{1}\", can be read in two ways. They are read as {2} unless you say otherwise.", "Angka pada \"{0}\", misalnya \"{1}\", dapat dibaca dengan dua cara. Dibaca sebagai {2}, kecuali dipilih lain.") \
  X("ids_joined", "All IDs are whole numbers, some written as \"{0}\". They are read without the zero, so that 17850.0 and 17850 are one customer.", "Semua ID adalah bilangan bulat, sebagian ditulis \"{0}\". Semuanya dibaca tanpa nol itu, sehingga 17850.0 dan 17850 adalah satu pelanggan.") \
  X("meaning_twice", "Two columns are marked {0}. Keep one of them.", "Dua kolom ditandai {0}. Sisakan salah satu.") \
  X("customer_column_missing", "Say which column holds the Customer ID.", "Tentukan kolom yang berisi ID pelanggan.") \
  X("time_column_missing", "Say which column holds the Event time.", "Tentukan kolom yang berisi waktu event.") \
  X("time_column_unreadable", "Column \"{0}\" is marked Event time but does not hold dates: \"{1}\". Mark another column.", "Kolom \"{0}\" ditandai sebagai waktu event, tetapi tidak berisi tanggal: \"{1}\". Tandai kolom lain.") \
  X("time_column_unreadable", "Column \"{0}\" is marked Event time but does not hold dates. Mark another column.", "Kolom \"{0}\" ditandai sebagai waktu event, tetapi tidak berisi tanggal. Tandai kolom lain.") \
  X("event_column_missing", "Say which column holds the Event name, or give the name of the event that each row is.", "Tentukan kolom yang berisi nama event, atau tulis nama event untuk setiap baris.") \
  X("key_missing", "Say which column is looked up.", "Tentukan kolom untuk mencari.") \
  X("property_missing", "Say which event property holds the values of \"{0}\".", "Tentukan properti event yang berisi nilai \"{0}\".") \
  X("filter_column_unknown", "A filter asks for a column \"{0}\", which is not there.", "Filter meminta kolom \"{0}\", yang tidak ada.") \
  /* Files that cannot be opened or imported */ \
  X("file_empty", "The file is empty.", "File ini kosong.") \
  X("file_empty", "The file holds blank lines only.", "File ini hanya berisi baris kosong.") \
  X("file_empty", "Choose a CSV file with a row of column names and rows of activity.", "Pilih file CSV dengan baris nama kolom dan baris aktivitas.") \
  X("file_empty", "The archive holds no files.", "Arsip ini tidak berisi file.") \
  X("file_empty", "Choose an archive with CSV files inside.", "Pilih arsip yang berisi file CSV.") \
  X("file_no_rows", "The file has a row of column names and no rows after it.", "File ini punya baris nama kolom, tetapi tidak ada baris setelahnya.") \
  X("file_no_rows", "Choose a file that holds activity, or export it again with rows.", "Pilih file yang berisi aktivitas, atau ekspor ulang dengan isinya.") \
  X("file_not_text", "This is an Excel workbook, not a CSV file.", "Ini buku kerja Excel, bukan file CSV.") \
  X("file_not_text", "This is an old Excel workbook, not a CSV file.", "Ini buku kerja Excel lama, bukan file CSV.") \
  X("file_not_text", "Save the sheet as CSV and open that.", "Simpan lembarnya sebagai CSV, lalu buka file itu.") \
  X("file_not_text", "This is a PDF document, not a CSV file.", "Ini dokumen PDF, bukan file CSV.") \
  X("file_not_text", "This is a Parquet file, not a CSV file.", "Ini file Parquet, bukan file CSV.") \
  X("file_not_text", "Export the data as CSV and open that.", "Ekspor datanya sebagai CSV, lalu buka file itu.") \
  X("file_not_text", "This is a SQLite database, not a CSV file.", "Ini basis data SQLite, bukan file CSV.") \
  X("file_not_text", "Export the table as CSV and open that.", "Ekspor tabelnya sebagai CSV, lalu buka file itu.") \
  X("file_not_text", "This is a tar archive, not a CSV file.", "Ini arsip tar, bukan file CSV.") \
  X("file_not_text", "Unpack it and open the files inside.", "Ekstrak arsipnya, lalu buka file di dalamnya.") \
  X("file_not_text", "This file does not hold text.", "File ini tidak berisi teks.") \
  X("file_not_text", "Choose a CSV file: rows of text with a comma, semicolon or tab between fields.", "Pilih file CSV: baris teks dengan koma, titik koma, atau tab di antara isian.") \
  X("line_too_long", "The row that begins here is longer than 16 MB, so this is no table of rows.", "Baris yang dimulai di sini lebih dari 16 MB, jadi ini bukan tabel.") \
  X("line_too_long", "The first row does not end within 1 MB, so this is no table of rows.", "Baris pertama tidak berakhir dalam 1 MB, jadi ini bukan tabel.") \
  X("line_too_long", "The second row does not end within 1 MB, so this is no table of rows.", "Baris kedua tidak berakhir dalam 1 MB, jadi ini bukan tabel.") \
  X("line_too_long", "Choose a CSV file that has one row a line.", "Pilih file CSV dengan satu baris data per baris teks.") \
  X("line_too_long", "Choose a JSON file that has one object a row.", "Pilih file JSON dengan satu objek per baris data.") \
  X("file_unreadable", "The file can no longer be read: {0}.", "File tidak dapat dibaca lagi: {0}.") \
  X("file_unreadable", "It may have been moved, changed or deleted. Open it again.", "Mungkin sudah dipindahkan, diubah, atau dihapus. Buka kembali filenya.") \
  X("file_damaged", "The compressed data is cut off.", "Data terkompresi ini terpotong.") \
  X("file_damaged", "The compressed data is damaged ({0}).", "Data terkompresi ini rusak ({0}).") \
  X("file_damaged", "This zip archive is cut off.", "Arsip zip ini terpotong.") \
  X("file_damaged", "This zip archive is cut off: the directory at its end is missing.", "Arsip zip ini terpotong: daftar isi di akhirnya tidak ada.") \
  X("file_damaged", "The directory of this zip archive is damaged.", "Daftar isi arsip zip ini rusak.") \
  X("file_damaged", "This file is damaged within its zip archive: length or checksum is wrong.", "File ini rusak di dalam arsip zip: panjang atau checksum tidak cocok.") \
  X("file_damaged", "Copy or download the file again, or open it unpacked.", "Salin atau unduh ulang filenya, atau buka tanpa kompresi.") \
  X("file_damaged", "Copy or download the archive again, or unpack it yourself.", "Salin atau unduh ulang arsipnya, atau ekstrak sendiri.") \
  X("zip_unsupported", "This zip archive is one of several volumes.", "Arsip zip ini terdiri dari beberapa bagian.") \
  X("zip_unsupported", "This file is encrypted within its zip archive.", "File ini terenkripsi di dalam arsip zip.") \
  X("zip_unsupported", "Unpack the archive and open what is inside.", "Ekstrak arsipnya, lalu buka isinya.") \
  X("no_usable_rows", "The files hold no rows.", "File tidak berisi baris data.") \
  X("no_usable_rows", "Open them again.", "Buka kembali filenya.") \
  X("no_usable_rows", "None of the {0} rows can be used.", "Tidak satu pun dari {0} baris dapat dipakai.") \
  X("no_usable_rows", "None of the {0} rows can be used. {1}", "Tidak satu pun dari {0} baris dapat dipakai. {1}") \
  X("no_usable_rows", "Skipped by a filter.", "Dilewati oleh filter.") \
  X("no_usable_rows", "Check what each column means.", "Periksa arti tiap kolom.") \
  X("memory_full", "The data needs more memory than a tab has: {0} rows fit.", "Data ini perlu memori lebih dari yang dimiliki satu tab: muat {0} baris.") \
  X("memory_full", "Import fewer columns (mark those you do not need as Ignore), fewer files, or only the rows you need with a filter.", "Impor lebih sedikit kolom (tandai yang tidak perlu sebagai Abaikan), lebih sedikit file, atau hanya baris yang perlu dengan filter.") \
  X("out_of_memory", "There is not enough memory for this.", "Memori tidak cukup untuk ini.") \
  X("out_of_memory", "There is not enough memory for this data: it ended after {0} rows.", "Memori tidak cukup untuk data ini: habis setelah {0} baris.") \
  X("out_of_memory", "Import fewer rows or columns: mark those you do not need as Ignore.", "Impor lebih sedikit baris atau kolom: tandai yang tidak perlu sebagai Abaikan.") \
  X("too_many_rows", "There are more than 4,294,967,294 rows.", "Ada lebih dari 4.294.967.294 baris.") \
  X("too_many_rows", "Import fewer files at a time.", "Impor lebih sedikit file sekaligus.") \
  X("mapping_fits_nothing", "The mapping is for other files: there is no column \"{0}\" (did you mean \"{1}\"?).", "Pemetaan ini untuk file lain: tidak ada kolom \"{0}\" (maksudnya \"{1}\"?).") \
  X("mapping_fits_nothing", "The mapping is for other files: there is no column \"{0}\".", "Pemetaan ini untuk file lain: tidak ada kolom \"{0}\".") \
  X("mapping_fits_nothing", "Choose a mapping of these columns: {0}.", "Pilih pemetaan untuk kolom ini: {0}.") \
  X("internal", "Something went wrong inside Kohort: {0}.", "Terjadi kesalahan di dalam Kohort: {0}.") \
  X("internal", "Please report it with the file that led here.", "Mohon laporkan beserta file yang menyebabkannya.") \
  X("nothing_opened", "No file is open.", "Tidak ada file yang terbuka.") \
  X("nothing_opened", "Open a file first.", "Buka file terlebih dahulu.") \
  X("no_data", "No data is loaded.", "Tidak ada data yang dimuat.") \
  X("no_data", "Open and import a file first.", "Buka dan impor file terlebih dahulu.") \
  X("purchase_unknown", "The data has no events, so nobody has a stage.", "Data ini tidak punya event, jadi tidak ada yang punya tahap.") \
  X("purchase_unknown", "Open a file of activity as well.", "Buka juga file aktivitas.") \
  X("purchase_unknown", "No event of this data looks like a purchase.", "Tidak ada event di data ini yang tampak seperti pembelian.") \
  X("purchase_unknown", "There is no event \"{0}\" (did you mean \"{1}\"?).", "Tidak ada event \"{0}\" (maksudnya \"{1}\"?).") \
  X("purchase_unknown", "There is no event \"{0}\".", "Tidak ada event \"{0}\".") \
  X("file_too_large", "The SQLite file would be larger than 1 GB.", "File SQLite akan lebih besar dari 1 GB.") \
  X("file_too_large", "Export a smaller audience, or export as CSV.", "Ekspor audiens yang lebih kecil, atau ekspor sebagai CSV.") \
  X("out_of_memory", "There is not enough memory to write the SQLite file.", "Memori tidak cukup untuk menulis file SQLite.") \
  X("out_of_memory", "Export a smaller audience, or export as CSV.", "Ekspor audiens yang lebih kecil, atau ekspor sebagai CSV.") \
  X("duplicate_key", "A key is empty or there twice: {0}.", "Sebuah kunci kosong atau ada dua kali: {0}.") \
  X("duplicate_key", "Choose a key that each row has once.", "Pilih kunci yang dimiliki setiap baris satu kali saja.") \
  X("part_missing", "The part of Kohort that writes SQLite files could not be loaded.", "Bagian Kohort yang menulis file SQLite tidak dapat dimuat.") \
  X("part_missing", "Look at the connection and export again, or export as CSV.", "Periksa koneksi lalu ekspor lagi, atau ekspor sebagai CSV.") \
  /* Links, which the page says itself */ \
  X("link_too_long", "This audience is too long for a link.", "Audiens ini terlalu panjang untuk tautan.") \
  X("link_too_long", "Save all to a file and share that instead.", "Simpan semua ke file, lalu bagikan file itu.") \
  X("link_not_copied", "The browser did not let the page copy the link.", "Browser tidak mengizinkan halaman menyalin tautan.") \
  X("link_not_copied", "Allow the page to use the clipboard, or save all to a file.", "Izinkan halaman memakai papan klip, atau simpan semua ke file.") \
  X("link_broken", "This link holds no audience that can be read.", "Tautan ini tidak berisi audiens yang dapat dibaca.") \
  X("link_broken", "It may have been cut off on its way: ask for it again, or for a file.", "Mungkin terpotong di perjalanan: mintalah lagi, atau minta filenya.") \
  /* Audiences that cannot be counted */ \
  X("event_unknown", "Unknown event \"{0}\" (did you mean \"{1}\"?).", "Event \"{0}\" tidak dikenal (maksudnya \"{1}\"?).") \
  X("event_unknown", "Unknown event \"{0}\".", "Event \"{0}\" tidak dikenal.") \
  X("property_unknown", "Unknown property \"{0}\" (did you mean \"{1}\"?).", "Properti \"{0}\" tidak dikenal (maksudnya \"{1}\"?).") \
  X("property_unknown", "Unknown property \"{0}\".", "Properti \"{0}\" tidak dikenal.") \
  X("attribute_unknown", "Unknown attribute \"{0}\" (did you mean \"{1}\"?).", "Atribut \"{0}\" tidak dikenal (maksudnya \"{1}\"?).") \
  X("attribute_unknown", "Unknown attribute \"{0}\".", "Atribut \"{0}\" tidak dikenal.") \
  X("list_unknown", "Unknown list \"{0}\" (did you mean \"{1}\"?).", "Daftar \"{0}\" tidak dikenal (maksudnya \"{1}\"?).") \
  X("list_unknown", "Unknown list \"{0}\".", "Daftar \"{0}\" tidak dikenal.") \
  X("group_unknown", "Unknown RFM group \"{0}\" (did you mean \"{1}\"?).", "Grup RFM \"{0}\" tidak dikenal (maksudnya \"{1}\"?).") \
  X("group_unknown", "Unknown RFM group \"{0}\".", "Grup RFM \"{0}\" tidak dikenal.") \
  X("segment_unknown", "Unknown segment \"{0}\" (did you mean \"{1}\"?).", "Segmen \"{0}\" tidak dikenal (maksudnya \"{1}\"?).") \
  X("segment_unknown", "Unknown segment \"{0}\".", "Segmen \"{0}\" tidak dikenal.") \
  X("*", "Choose one of: {0}.", "Pilih salah satu: {0}.") \
  X("*", "This data has none; open a file that has it as well.", "Data ini tidak memilikinya; buka juga file yang memilikinya.") \
  X("segment_cycle", "\"{0}\" is part of itself.", "\"{0}\" adalah bagian dari dirinya sendiri.") \
  X("segment_cycle", "Take one of the references out.", "Hapus salah satu rujukannya.") \
  X("segment_unusable", "\"{0}\" cannot be evaluated: {1}", "\"{0}\" tidak dapat dihitung: {1}") \
  X("pattern_invalid", "This regular expression cannot be read: {0}.", "Ekspresi reguler ini tidak dapat dibaca: {0}.") \
  X("pattern_invalid", "Correct it, or put \\ before a sign that is meant as itself, such as \\( or \\+.", "Perbaiki, atau beri \\ di depan tanda yang dimaksud apa adanya, misalnya \\( atau \\+.") \
  X("window_invalid", "\"{0}\" is no date.", "\"{0}\" bukan tanggal.") \
  X("as_of_invalid", "\"{0}\" is no date.", "\"{0}\" bukan tanggal.") \
  X("*", "Write 2026-11-12, or 2026-11-12 21:04:55.", "Tulis 2026-11-12, atau 2026-11-12 21:04:55.") \
  X("customer_unknown", "There is no customer \"{0}\".", "Tidak ada pelanggan \"{0}\".") \
  X("customer_unknown", "Give an ID as it is in the data.", "Tulis ID seperti di dalam data.") \
  X("zone_unknown", "There is no time zone \"{0}\".", "Tidak ada zona waktu \"{0}\".") \
  X("zone_unknown", "Use an IANA name such as Asia/Jakarta or UTC.", "Pakai nama IANA seperti Asia/Jakarta atau UTC.") \
  X("json_syntax", "This is no JSON: {0}.", "Ini bukan JSON: {0}.") \
  /* Types of columns, and how they are read */ \
  X("type", "text", "teks") \
  X("type", "number", "angka") \
  X("type", "date", "tanggal") \
  X("type", "date and time", "tanggal, jam") \
  X("type", "yes/no", "ya/tidak") \
  X("read_as", "{0} values", "{0} nilai") \
  X("read_as", "{0} value", "{0} nilai") \
  X("read_as", "year-month-day, {0}", "tahun-bulan-hari, {0}") \
  X("read_as", "year-month-day, years short, {0}", "tahun-bulan-hari, tahun singkat, {0}") \
  X("read_as", "day/month/year, {0}", "hari/bulan/tahun, {0}") \
  X("read_as", "month/day/year, {0}", "bulan/hari/tahun, {0}") \
  X("read_as", "day month year, {0}", "hari bulan tahun, {0}") \
  X("read_as", "month day, year, {0}", "bulan hari, tahun, {0}") \
  X("read_as", "seconds since 1970", "detik sejak 1970") \
  X("read_as", "milliseconds since 1970", "milidetik sejak 1970") \
  X("read_as", "microseconds since 1970", "mikrodetik sejak 1970") \
  X("read_as", "Excel day numbers, {0}", "nomor hari Excel, {0}") \
  X("read_as", "{0}, several units", "{0}, beberapa satuan") \
  X("read_as", "several units", "beberapa satuan") \
  /* Where */ \
  X("where", "{0}, line {1}, column {2}", "{0}, baris {1}, kolom {2}") \
  X("where", "{0}, line {1}", "{0}, baris {1}") \
  X("where", "line {0}, column {1}", "baris {0}, kolom {1}") \
  X("where", "line {0}", "baris {0}") \
  X("where", "mapping, column {0}", "pemetaan, kolom {0}") \
  X("where", "mapping", "pemetaan")
// clang-format on

#endif  // KOHORT_WEB_UI_TEXT_TABLE_ENGINE_H_
