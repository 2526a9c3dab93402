// What holds of every text in both languages.
#include <set>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "web/ui/text.h"

namespace kohort {
namespace {

struct Texts {
  std::string_view name;
  std::string_view english;
  std::string_view indonesian;
};

constexpr Texts kTexts[]{
#define KOHORT_TEST_TEXT(name, english, indonesian) Texts{#name, english, indonesian},
    KOHORT_TEXTS(KOHORT_TEST_TEXT)
#undef KOHORT_TEST_TEXT
};

// Names, terms that Indonesian marketers use as they are, and what has no words.
const std::set<std::string_view> kSameInBoth{
    "kEnglish",        "kIndonesian",   "kKohort",       "kEventsOne",       "kFilesOne",
    "kTabData",        "kDataTitle",    "kMeaningEmail", "kConstantHint",    "kFormatCompact",
    "kTabs",           "kFile",         "kEvent",        "kEventName",       "kNewRfm",
    "kAddFilterShort", "kChannelEmail", "kChannelSms",   "kChannelWhatsapp", "kPaletteKey",
    "kPaletteKeyMac",  "kIdsOne"};

bool HasWords(std::string_view text) {
  bool placeholder = false;
  for (const char c : text) {
    if (c == '{') placeholder = true;
    if (!placeholder && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return true;
    if (c == '}') placeholder = false;
  }
  return false;
}

std::set<char> Placeholders(std::string_view text) {
  std::set<char> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}') found.insert(text[i + 1]);
  }
  return found;
}

// Sets a language, and English again.
struct Speaking {
  explicit Speaking(Language language) { SetLanguage(language); }
  ~Speaking() { SetLanguage(Language::kEnglish); }
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;
};

}  // namespace

TEST_CASE("Every text says something in both languages, and fills in the same") {
  for (const Texts& text : kTexts) {
    CAPTURE(text.name);
    CHECK_FALSE(text.english.empty());
    CHECK_FALSE(text.indonesian.empty());
    CHECK(Placeholders(text.english) == Placeholders(text.indonesian));
    // What ends a line or a sentence in one does so in the other.
    CHECK(text.english.ends_with('.') == text.indonesian.ends_with('.'));
    CHECK(text.english.ends_with(':') == text.indonesian.ends_with(':'));
    CHECK(text.english.ends_with('?') == text.indonesian.ends_with('?'));
    CHECK(text.english.starts_with('+') == text.indonesian.starts_with('+'));
  }
}

TEST_CASE("No text is left in English but those that are the same in both languages") {
  for (const Texts& text : kTexts) {
    CAPTURE(text.name);
    const bool same = HasWords(text.english) && text.english == text.indonesian;
    CHECK(same == kSameInBoth.contains(text.name));
  }
}

TEST_CASE("Texts are those of the language that is set") {
  CHECK(std::string_view(Tr(T::kCustomers)) == "Customers");
  const Speaking indonesian(Language::kIndonesian);
  CHECK(std::string_view(Tr(T::kCustomers)) == "Pelanggan");
  CHECK(Fill(T::kMeaningOf, {"kota"}) == "Arti kota");
}

TEST_CASE("Numbers and dates are written as the language does") {
  const Speaking indonesian(Language::kIndonesian);
  CHECK(Number(1'234'567) == "1.234.567");
  CHECK(GroupedDecimal("-149000.50") == "-149.000,50");
  CHECK(Money("-149000.50", "IDR") == "-Rp 149.000,50");
  CHECK(Money("5", "USD") == "US$ 5");
  CHECK(Share(21, 1000) == "2,1 %");
  CHECK(Share(1, 1'000'000) == "<0,1 %");
  CHECK(Bytes(48'213) == "48,2 KB");
  CHECK(Date("2026-05-09") == "9 Mei 2026");
  CHECK(Date("2026-08-31") == "31 Agu 2026");
  CHECK(DateTime("2026-12-12 21:04:55") == "12 Des 2026 21.04.55");
  CHECK(DateTime("2026-10-01 00:00:00.250") == "1 Okt 2026 00.00.00,250");
  CHECK(Duration(80) == "1 mnt 20 dtk");
  CHECK(Milliseconds(6.84) == "6,8 ms");
  CHECK(Cell("number", "1500000.5") == "1.500.000,5");
}

TEST_CASE("Typed numbers are read as the language writes them, and a lone mark as a decimal one") {
  const auto good_in_both = [] {
    CHECK(ReadNumber("1500000") == 1'500'000);
    CHECK(ReadNumber("-2.5") == -2.5);
    CHECK(ReadNumber("2,5") == 2.5);
    CHECK(ReadNumber("1 500 000") == 1'500'000);
    for (const char* bad : {"", "-", ".", "1e5", "0x1F", "abc", "1..5", "1.5.5", "inf", "--1"}) {
      CAPTURE(bad);
      CHECK_FALSE(ReadNumber(bad).has_value());
    }
  };
  good_in_both();
  CHECK(ReadNumber("1,500") == 1500);
  CHECK(ReadNumber("1,234,567.25") == 1'234'567.25);
  CHECK(ReadNumber("1.500") == 1.5);
  CHECK_FALSE(ReadNumber("1,23,456").has_value());
  const Speaking indonesian(Language::kIndonesian);
  good_in_both();
  CHECK(ReadNumber("1.500") == 1500);
  CHECK(ReadNumber("1.234.567,25") == 1'234'567.25);
  CHECK(ReadNumber("1,500") == 1.5);
  CHECK_FALSE(ReadNumber("1.23.456").has_value());
}

TEST_CASE("Words around what is chosen stand on their sides of it") {
  CHECK(WordsBefore("in the last") == "in the last");
  CHECK(WordsAfter("in the last").empty());
  CHECK(WordsBefore("dalam … terakhir") == "dalam");
  CHECK(WordsAfter("dalam … terakhir") == "terakhir");
}

}  // namespace kohort
