// Errors and notices of the engine in Indonesian.
#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "web/ui/text.h"
#include "web/ui/text_table_engine.h"

namespace kohort {
namespace {

struct EngineText {
  std::string_view code;
  std::string_view english;
  std::string_view indonesian;
};
constexpr std::array kTexts{
#define KOHORT_TEST_TEXT(code, english, indonesian) EngineText{code, english, indonesian},
    KOHORT_ENGINE_TEXTS(KOHORT_TEST_TEXT)
#undef KOHORT_TEST_TEXT
};

struct InIndonesian {
  InIndonesian() { SetLanguage(Language::kIndonesian); }
  ~InIndonesian() { SetLanguage(Language::kEnglish); }
  InIndonesian(const InIndonesian&) = delete;
  InIndonesian& operator=(const InIndonesian&) = delete;
};

// Codes that stay English: of messages between page and engine, of files written by hand, and of
// what the page does not let happen.
const std::set<std::string_view> kEnglishOnly{
    "ages_invalid",       "cancelled",       "column_unknown",         "format_unknown",
    "history_invalid",    "json_not_object", "json_too_deep",          "json_too_many_columns",
    "mapping_incomplete", "mapping_invalid", "mapping_format_unknown", "message_invalid",
    "segments_invalid",   "stage_unknown",   "versions_invalid"};

std::string Read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("Every code of the engine has Indonesian words, or is listed as English") {
  std::set<std::string_view> translated;
  for (const EngineText& text : kTexts) translated.insert(text.code);
  const std::regex codes(
      "(?:Error|Fail|Note|Problem)[({][^;]{0,60}?\"([a-z][a-z0-9]*(?:_[a-z0-9]+)+|cancelled|"
      "internal)\"|"
      "\\.code = \"([a-z0-9_]+)\"|return \\{\"([a-z0-9]+(?:_[a-z0-9]+)+)\",|"
      "kCode = \"([a-z_]+)\"|Need\\(\"([a-z_]+)\"");
  std::set<std::string> found;
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(KOHORT_SOURCE_DIR "/core")) {
    if (file.path().extension() != ".cpp" && file.path().extension() != ".h") continue;
    const std::string text = Read(file.path());
    for (std::sregex_iterator it(text.begin(), text.end(), codes), end; it != end; ++it) {
      for (std::size_t i = 1; i < it->size(); ++i) {
        if ((*it)[i].matched) found.insert((*it)[i].str());
      }
    }
  }
  CHECK(found.size() > 35);
  for (const std::string& code : found) {
    CAPTURE(code);
    CHECK(translated.contains(code) != kEnglishOnly.contains(code));
  }
}

TEST_CASE("An engine's text and its translation fill in the same") {
  for (const EngineText& text : kTexts) {
    CAPTURE(text.english);
    for (const char* value : {"{0}", "{1}", "{2}"}) {
      CHECK(text.english.contains(value) == text.indonesian.contains(value));
    }
    CHECK_FALSE(text.indonesian.empty());
  }
}

TEST_CASE("Engine words are found by code and form, with what they speak of") {
  const Error error{"event_unknown", "Unknown event \"Paid Ordr\" (did you mean \"Paid Order\"?).",
                    "orders.csv, line 12", "Choose one of: Paid Order, Search."};
  CHECK(EngineWords(error) == error);  // in English
  const InIndonesian indonesian;
  const Error words = EngineWords(error);
  CHECK(words.code == "event_unknown");
  CHECK(words.what == "Event \"Paid Ordr\" tidak dikenal (maksudnya \"Paid Order\"?).");
  CHECK(words.where == "orders.csv, baris 12");
  CHECK(words.fix == "Pilih salah satu: Paid Order, Search.");
}

TEST_CASE("A text within another, and reasons in a row, are translated as well") {
  const InIndonesian indonesian;
  CHECK(EngineWords("archive_file_left_out", "Left out: The file is empty.") ==
        "Ditinggalkan: File ini kosong.");
  CHECK(EngineWords("no_usable_rows",
                    "None of the 12 rows can be used. 3: No customer ID. 9: No event time.") ==
        "Tidak satu pun dari 12 baris dapat dipakai. 3: Tidak ada ID pelanggan. 9: Tidak ada waktu "
        "event.");
  CHECK(EngineWords("segment_unusable", "\"A\" cannot be evaluated: Unknown list \"VIP\".") ==
        "\"A\" tidak dapat dihitung: Daftar \"VIP\" tidak dikenal.");
}

TEST_CASE("What has no translation stays English") {
  const InIndonesian indonesian;
  CHECK(EngineWords("segments_invalid", "Unknown key.") == "Unknown key.");
  CHECK(EngineWords("file_empty", "Another text.") == "Another text.");
  CHECK(EngineWords("event_unknown", "") == "");
}

}  // namespace kohort
