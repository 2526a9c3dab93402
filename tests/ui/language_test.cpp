// What holds of every text in both languages.
#include <array>
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

constexpr std::array kTexts{
#define KOHORT_TEST_TEXT(name, english, indonesian) Texts{#name, english, indonesian},
    KOHORT_TEXTS(KOHORT_TEST_TEXT)
#undef KOHORT_TEST_TEXT
};

// Names, terms that Indonesian marketers use as they are, and what has no words.
const std::set<std::string_view> kSameInBoth{
    "kKohort",       "kEventsOne",      "kFilesOne",      "kTabData",        "kDataTitle",
    "kMeaningEmail", "kConstantHint",   "kFormatCompact", "kTabs",           "kFile",
    "kEvent",        "kEventName",      "kNewRfm",        "kAddFilterShort", "kChannelEmail",
    "kChannelSms",   "kChannelWhatsapp"};

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

TEST_CASE("Words around what is chosen stand on their sides of it") {
  CHECK(WordsBefore("in the last") == "in the last");
  CHECK(WordsAfter("in the last").empty());
  CHECK(WordsBefore("dalam … terakhir") == "dalam");
  CHECK(WordsAfter("dalam … terakhir") == "terakhir");
}

}  // namespace kohort
