// What the sample data is made of: names, places, goods and the calendar of campaigns.
#ifndef KOHORT_CORE_IMPORT_SAMPLE_CATALOG_H_
#define KOHORT_CORE_IMPORT_SAMPLE_CATALOG_H_

#include <cstdint>
#include <string_view>

namespace kohort::sample {

inline constexpr std::string_view kFirstNames[] = {
    "Siti",  "Budi",   "Dewi",     "Agus",   "Sri",    "Rizky",  "Putri",   "Andi",    "Nur'aini",
    "Dian",  "Eko",    "Fitri",    "Hendra", "Indah",  "Joko",   "Kartika", "Lestari", "Maya",
    "Nanda", "Oki",    "Purnomo",  "Ratna",  "Slamet", "Tri",    "Umar",    "Vina",    "Wahyu",
    "Yuni",  "Zahra",  "Bayu",     "Citra",  "Dimas",  "Endah",  "Fajar",   "Gita",    "Hadi",
    "Intan", "Jihan",  "Krisna",   "Lina",   "Made",   "Nyoman", "Ketut",   "Wayan",   "Teguh",
    "Ayu",   "Rangga", "Melati",   "Arif",   "Bella",  "Cahya",  "Desi",    "Galih",   "Hana",
    "Ilham", "Laras",  "Muhammad", "Novi",   "Reza",   "Tiara",
};

inline constexpr std::string_view kLastNames[] = {
    "Santoso",   "Wijaya",      "Rahmawati", "Nugroho",  "Lestari",   "Siregar",    "Hidayat",
    "Kusuma",    "Simanjuntak", "Pratama",   "Utami",    "Saputra",   "Handayani",  "Gunawan",
    "Halim",     "Permata",     "Ramadhan",  "Setiawan", "Anggraini", "Hasibuan",   "Suryadi",
    "Wulandari", "Tanjung",     "Mahendra",  "Purnama",  "Siahaan",   "Firmansyah", "Maharani",
    "Wibowo",    "Susanti",     "Nasution",  "Hartono",  "Puspita",   "Sihombing",  "Prasetyo",
    "Oktaviani", "Lubis",       "Kurniawan", "Safitri",  "Tambunan",  "Irawan",     "Novitasari",
    "Sukmawati", "Cahyono",     "Aritonang", "Sutanto",  "Yuliana",   "Basuki",     "Pangestu",
    "Damanik",
};

struct Place {
  std::string_view name;
  std::uint32_t share;  // of the customers, in 1/1000
  int store;            // where its people go: an index into kStores
};

inline constexpr std::string_view kStores[] = {"Jakarta",  "Bandung",  "Surabaya", "Medan",
                                               "Semarang", "Makassar", "Denpasar"};

inline constexpr Place kPlaces[] = {
    {"Jakarta", 262, 0}, {"Surabaya", 112, 2},  {"Bandung", 104, 1}, {"Medan", 78, 3},
    {"Bekasi", 72, 0},   {"Tangerang", 66, 0},  {"Semarang", 56, 4}, {"Makassar", 48, 5},
    {"Depok", 44, 0},    {"Yogyakarta", 40, 4}, {"Denpasar", 34, 6}, {"Palembang", 28, 0},
    {"Malang", 26, 2},   {"Balikpapan", 16, 5}, {"Padang", 14, 3},
};

struct Product {
  std::string_view category;
  std::string_view brand;
  std::string_view name;
  std::uint32_t price;  // rupiah
  std::uint32_t most;   // pieces in one order, at most
};

// Grouped by category; kCategories says where each begins.
inline constexpr Product kProducts[] = {
    {"Fashion", "Kalundra", "Kemeja Batik Slim Fit", 289000, 2},
    {"Fashion", "Kalundra", "Blouse Katun", 179000, 2},
    {"Fashion", "Kalundra", "Celana Chino", 249000, 2},
    {"Fashion", "Zeranto", "Sneakers Kanvas", 329000, 1},
    {"Fashion", "Zeranto", "Tas Selempang", 219000, 1},
    {"Fashion", "Arukkani", "Hijab Voal", 69000, 4},
    {"Fashion", "Arukkani", "Gamis Polos", 259000, 2},
    {"Fashion", "Arukkani", "Mukena Travel", 199000, 2},
    {"Beauty", "Orbellu", "Serum Niacinamide 30 ml", 129000, 2},
    {"Beauty", "Orbellu", "Sunscreen SPF 50", 99000, 3},
    {"Beauty", "Orbellu", "Lip Cream Matte", 59000, 3},
    {"Beauty", "Navastra", "Sampo Urang Aring", 35000, 3},
    {"Beauty", "Navastra", "Body Lotion 400 ml", 49000, 2},
    {"Beauty", "Navastra", "Parfum Melati 50 ml", 189000, 1},
    {"Electronics", "Brisqo", "Rice Cooker 1,8 L", 429000, 1},
    {"Electronics", "Brisqo", "Kipas Angin 16\"", 349000, 1},
    {"Electronics", "Brisqo", "Setrika Uap", 379000, 1},
    {"Electronics", "Velmoru", "TV LED 43\"", 3899000, 1},
    {"Electronics", "Velmoru", "Earphone Bluetooth", 259000, 2},
    {"Electronics", "Velmoru", "Power Bank 10.000 mAh", 199000, 2},
    {"Electronics", "Velmoru", "Tablet 10\"", 2499000, 1},
    {"Home", "Pelantra", "Sprei Katun, 180 x 200", 239000, 2},
    {"Home", "Pelantra", "Panci Set, isi 5", 459000, 1},
    {"Home", "Pelantra", "Lampu Meja", 149000, 2},
    {"Home", "Mirovanka", "Rak Sepatu", 189000, 1},
    {"Home", "Mirovanka", "Kursi Kerja", 899000, 1},
    {"Home", "Mirovanka", "Botol Minum 1 L", 89000, 3},
    {"Groceries", "Lumorra", "Beras Pandan 5 kg", 79500, 3},
    {"Groceries", "Lumorra", "Minyak Goreng 2 L", 37900, 4},
    {"Groceries", "Lumorra", "Kopi Gayo 200 g", 64000, 3},
    {"Groceries", "Lumorra", "Teh Melati, 25 kantong", 12500, 6},
    {"Groceries", "Tavannu", "Sirup Cocopandan", 23500, 4},
    {"Groceries", "Tavannu", "Kurma 500 g", 54900, 4},
    {"Groceries", "Tavannu", "Biskuit Kaleng", 48900, 4},
    {"Baby & Kids", "Dindaru", "Popok Celana M 34", 89900, 4},
    {"Baby & Kids", "Dindaru", "Susu Formula 800 g", 164000, 3},
    {"Baby & Kids", "Dindaru", "Baju Bayi, isi 3", 119000, 2},
    {"Baby & Kids", "Kancilo", "Balok Susun 60 pcs", 139000, 1},
    {"Baby & Kids", "Kancilo", "Tas Sekolah", 229000, 1},
    {"Sports", "Garuvo", "Sepatu Lari", 549000, 1},
    {"Sports", "Garuvo", "Jersey Dry Fit", 159000, 2},
    {"Sports", "Garuvo", "Raket Badminton", 379000, 1},
    {"Sports", "Garuvo", "Matras Yoga 6 mm", 169000, 1},
};

struct Category {
  std::uint32_t first;  // in kProducts
  std::uint32_t count;
  std::uint32_t share;  // of the customers who like it best, in 1/1000
};

inline constexpr Category kCategories[] = {
    {0, 8, 240}, {8, 6, 200}, {14, 7, 150}, {21, 6, 110}, {27, 7, 150}, {34, 5, 90}, {39, 4, 60},
};

// Busy and quiet times, first day and number of days. On a day in several, the percentages
// multiply. Those with a name send pushes and e-mails on their first day and have a microsite.
struct Season {
  int year, month, day, days;
  std::uint32_t percent;  // of an ordinary day
  std::string_view name;
};

inline constexpr Season kSeasons[] = {
    {2024, 6, 6, 1, 170, "6.6 2024"},
    {2024, 7, 7, 1, 160, "7.7 2024"},
    {2024, 8, 8, 1, 160, "8.8 2024"},
    {2024, 8, 16, 3, 130, "Merdeka 2024"},
    {2024, 9, 9, 1, 200, "9.9 2024"},
    {2024, 10, 10, 1, 210, "10.10 2024"},
    {2024, 11, 9, 5, 150, ""},
    {2024, 11, 11, 1, 240, "11.11 2024"},
    {2024, 12, 12, 1, 320, "12.12 2024"},
    {2024, 12, 20, 11, 130, "Akhir Tahun 2024"},
    {2025, 1, 25, 5, 125, "Imlek 2025"},
    {2025, 3, 1, 16, 130, "Ramadan 2025"},
    {2025, 3, 17, 11, 210, "Lebaran 2025"},  // the holiday allowance has been paid
    {2025, 3, 30, 5, 35, ""},                // people are home with their families
    {2025, 5, 5, 1, 150, "5.5 2025"},
    {2025, 6, 6, 1, 170, "6.6 2025"},
    {2025, 7, 7, 8, 125, "Back to School 2025"},
    {2025, 8, 8, 1, 160, "8.8 2025"},
    {2025, 8, 15, 3, 130, "Merdeka 2025"},
    {2025, 9, 9, 1, 200, "9.9 2025"},
    {2025, 10, 10, 1, 210, "10.10 2025"},
    {2025, 11, 9, 5, 150, ""},
    {2025, 11, 11, 1, 240, "11.11 2025"},
    {2025, 12, 12, 1, 320, "12.12 2025"},
    {2025, 12, 20, 11, 130, "Akhir Tahun 2025"},
    {2026, 2, 14, 3, 125, "Imlek 2026"},
    {2026, 2, 18, 16, 130, "Ramadan 2026"},
    {2026, 3, 6, 11, 210, "Lebaran 2026"},
    {2026, 3, 19, 5, 35, ""},
    {2026, 5, 5, 1, 150, "5.5 2026"},
    {2026, 6, 6, 1, 170, "6.6 2026"},
    {2026, 7, 6, 8, 125, "Back to School 2026"},
    {2026, 8, 8, 1, 160, "8.8 2026"},
    {2026, 8, 15, 3, 130, "Merdeka 2026"},
    {2026, 9, 9, 1, 200, "9.9 2026"},
    {2026, 10, 10, 1, 210, "10.10 2026"},
    {2026, 11, 9, 4, 150, ""},
    {2026, 11, 11, 1, 240, "11.11 2026"},
};

// Sunday first; shares of a day, in percent of an average one.
inline constexpr std::uint32_t kWeekday[7] = {121, 88, 86, 90, 94, 101, 120};

// When people shop, by hour: on a screen, most at noon and in the evening; in stores, while they
// are open.
inline constexpr std::uint32_t kScreenHours[24] = {9,  4,  3,  3,  6,  12, 22, 34, 40, 44, 50, 58,
                                                   74, 62, 50, 48, 50, 56, 66, 86, 98, 82, 48, 24};
inline constexpr std::uint32_t kStoreHours[24] = {0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  30, 48,
                                                  66, 58, 50, 54, 64, 74, 82, 90, 62, 10, 0,  0};

}  // namespace kohort::sample

#endif  // KOHORT_CORE_IMPORT_SAMPLE_CATALOG_H_
