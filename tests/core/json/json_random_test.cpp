// The reader against slow and obvious ones, on random and on hostile texts.
#include <map>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "core/base/utf8.h"
#include "core/json/json_guess.h"
#include "tests/core/json/read_json.h"
#include "tests/core/shared_data.h"

namespace kohort {
namespace {

using nlohmann::ordered_json;

// A row's fields that are there, by column.
using Row = std::map<std::string, std::string>;

class RandomJson {
 public:
  explicit RandomJson(unsigned seed) : random_(seed) {}

  std::size_t Below(std::size_t n) { return random_() % n; }

  std::string Text() {
    static const std::vector<std::string> kParts = {"a",
                                                    "b",
                                                    "\"",
                                                    "\\",
                                                    "/",
                                                    "\n",
                                                    "\t",
                                                    "\x01",
                                                    " ",
                                                    "{",
                                                    "]",
                                                    ",",
                                                    "\u00e9",
                                                    "\u20ac",
                                                    "\U0001F600",
                                                    std::string(1, '\0'),
                                                    "long enough to pass sixteen bytes"};
    std::string text;
    for (std::size_t n = Below(5); n > 0; --n) text += kParts[Below(kParts.size())];
    return text;
  }

  ordered_json Value(int depth) {
    switch (Below(depth > 0 ? 8 : 6)) {
      case 0: return nullptr;
      case 1: return Below(2) == 0;
      case 2: return static_cast<int>(Below(2000)) - 1000;
      case 3: return static_cast<double>(Below(1000)) / 8;
      case 4:
      case 5: return Text();
      case 6: return Object(depth - 1);
      default: {
        ordered_json array = ordered_json::array();
        for (std::size_t n = Below(4); n > 0; --n) array.push_back(Value(depth - 1));
        return array;
      }
    }
  }

  ordered_json Object(int depth) {
    ordered_json object = ordered_json::object();
    for (std::size_t n = Below(6); n > 0; --n) {
      const std::string key = Below(8) == 0 ? Text() : std::string(1, "abcdef"[Below(6)]);
      object[key] = Value(depth);
    }
    return object;
  }

 private:
  std::mt19937 random_;
};

void Flatten(const ordered_json& value, const std::string& name, Row& row) {
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) Flatten(member, name + "." + key, row);
  } else if (value.is_null()) {
    row.erase(name.substr(1));
  } else if (value.is_string()) {
    row[name.substr(1)] = "'" + value.get<std::string>();
  } else {
    row[name.substr(1)] = value.dump();
  }
}

std::vector<Row> Read(std::string_view text, std::size_t piece) {
  std::vector<Row> rows;
  const Result<void> read = ReadJsonRecords(
      text, piece, [&](const JsonReader& reader, const Record& record, auto fields) {
        REQUIRE(record.problem == nullptr);
        Row& row = rows.emplace_back();
        for (std::size_t i = 0; i < fields.size(); ++i) {
          if (fields[i].missing()) continue;
          std::string value(fields[i].text());
          if (fields[i].quoted) {
            value.insert(0, 1, '\'');
          } else if (value.front() == '[') {
            // Its escapes may be spelled otherwise.
            value = ordered_json::parse(value).dump();
          }
          row[reader.columns()[i]] = value;
        }
      });
  REQUIRE(read);
  return rows;
}

TEST_CASE("Random objects read back the same in every layout and cut") {
  RandomJson random(7);
  for (int round = 0; round < 400; ++round) {
    std::vector<Row> expected;
    ordered_json all = ordered_json::array();
    std::string lines;
    std::string packed;
    for (std::size_t n = 1 + random.Below(5); n > 0; --n) {
      ordered_json object = random.Object(3);
      object["z"] = n;  // so that a first row is not taken for what holds the rows
      Flatten(object, "", expected.emplace_back());
      const bool ascii = random.Below(2) == 0;
      lines += object.dump(-1, ' ', ascii) + (random.Below(2) == 0 ? "\n" : "\r\n\n");
      packed += object.dump(-1, ' ', ascii);
      all.push_back(std::move(object));
    }
    for (const std::string& text : {all.dump(), all.dump(2), all.dump(-1, ' ', true),
                                    ordered_json{{"next", nullptr}, {"rows", all}}.dump(1),
                                    lines + "{\"z\":0}", packed + "{\"z\":0}"}) {
      std::vector<Row> rows = expected;
      if (text.back() != ']' && !text.ends_with("]\n}")) rows.push_back({{"z", "0"}});
      CAPTURE(text);
      REQUIRE(Read(text, text.size()) == rows);
      REQUIRE(Read(text, 1) == rows);
      REQUIRE(Read(text, 1 + random.Below(20)) == rows);
    }
  }
}

const std::vector<std::string> kHostile = {
    "{\"a\":\"\\ud83d\\ude00\",\"b\":[1, {\"c\" : "
    "\"x\\\"\"}],\"d\":{\"e\":-1.5e+10,\"f\":null}}\n{\"a\":1,}\r\n"
    "\n42\n{\"d\":{\"e\":\"\xff\xed\xa0\x80\"}} {\"a\":tru}\n",
    "\xef\xbb\xbf[\n{\"a\":\"\\u00e9\"},\n{\"a\":2,},\n  {\"a\":[ 1,2 ]},\n null, "
    "{\"b\":true}\n]\n[{\"c\":3}]",
    "{\"n\":[1,2],\"data\": [ {\"a\":1},\n{\"a\":\"]\"} ],\"m\":[{\"x\":\"\\\\\"}]}\n{\"a\":5}",
    "[{\"a\":1},{\"a\":01}]",
    std::string("{\"a\":\"\0\"}\n\0\n{\"a\":1}\0\n", 21),
    "[[[[[[[[[[{\"a\":{\"a\":{\"a\":[{\"a\":[[",
    "{\"a\":1}x\n]\n}\n[{\"a\":2}]\n",
};

TEST_CASE("Cut in two anywhere, or in bytes, a text gives the same records") {
  for (const std::string& text : kHostile) {
    CAPTURE(text);
    const auto whole = ReadJson(text, text.size(), true);
    REQUIRE(ReadJson(text, 1, true) == whole);
    for (std::size_t piece = 2; piece < text.size(); ++piece) {
      REQUIRE(ReadJson(text, piece, true) == whole);
    }
  }
}

TEST_CASE("A text that ends anywhere, or has any byte wrong, is read without harm") {
  for (const std::string& text : kHostile) {
    for (std::size_t size = 0; size < text.size(); ++size) {
      const std::string start = text.substr(0, size);
      REQUIRE(ReadJson(start, 3, true) == ReadJson(start, size + 1, true));
      LooksLikeJson(start);
      for (const char c : {'\0', '"', '\\', '{', '\n', '\xff'}) {
        std::string wrong = text;
        wrong[size] = c;
        REQUIRE(ReadJson(wrong, 3, true) == ReadJson(wrong, wrong.size(), true));
      }
    }
  }
}

TEST_CASE("Deep nesting and long numbers harm nothing") {
  const std::string deep(100'000, '[');
  CHECK(ReadJson("{\"a\":" + deep).front().starts_with("!json_too_deep"));
  CHECK(ReadJson(deep).back() == "error json_too_deep, line 1, column 66");
  std::string objects;
  for (int i = 0; i < 50'000; ++i) objects += "{\"a\":";
  CHECK(ReadJson(objects).front().starts_with("!json_too_deep"));
  const std::string digits(100'000, '9');
  CHECK(ReadJson("{\"a\":" + digits + "}").front() == "a=" + digits);
}

TEST_CASE("Random bytes give the same records however they are cut") {
  std::mt19937 random(5);
  constexpr std::string_view kAlphabet = "{}[]\",:\\u1e.-tn\n\r ax\xff";
  for (int round = 0; round < 20'000; ++round) {
    std::string text = random() % 2 == 0 ? "[" : "{\"a\":";
    for (std::size_t n = random() % 24; n > 0; --n) text += kAlphabet[random() % kAlphabet.size()];
    CAPTURE(text);
    const auto whole = ReadJson(text, text.size(), true);
    REQUIRE(ReadJson(text, 1, true) == whole);
    REQUIRE(ReadJson(text, 1 + random() % 7, true) == whole);
  }
}

TEST_CASE("What nlohmann::json refuses is no row, and what it takes is one") {
  std::mt19937 random(9);
  // No exponents: it refuses numbers that no double holds.
  constexpr std::string_view kAlphabet = "{}[]\",:\\u01.-+tn ax";
  RandomJson json(3);
  for (int round = 0; round < 20'000; ++round) {
    std::string text = json.Object(2).dump();
    const std::size_t at = random() % text.size();
    switch (random() % 3) {
      case 0: text[at] = kAlphabet[random() % kAlphabet.size()]; break;
      case 1: text.erase(at, 1); break;
      default: text.insert(at, 1, kAlphabet[random() % kAlphabet.size()]); break;
    }
    CAPTURE(text);
    const auto parsed = ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
    const auto read = ReadJson("{\"first\":1}\n" + text);
    const bool row = read.size() == 2 && !read[1].starts_with('!');
    // It refuses half a surrogate pair, and what is not UTF-8, which are rows to us.
    if (text.find("\\u") == std::string::npos && IsUtf8(text)) REQUIRE(row == parsed.is_object());
  }
}

TEST_CASE("Every naughty string comes through a row as it is") {
  const auto bytes = ReadShared("cases/strings/blns.json");
  if (!bytes) return;
  const auto strings = nlohmann::json::parse(*bytes);
  REQUIRE(strings.size() > 400);
  for (const bool ascii : {false, true}) {
    std::string text;
    for (const auto& string : strings) {
      text += nlohmann::json{{"s", string}}.dump(-1, ' ', ascii) + "\n";
    }
    const std::vector<Row> rows = Read(text, 1000);
    REQUIRE(rows.size() == strings.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(rows[i].at("s") == "'" + strings[i].get<std::string>());
    }
  }
}

}  // namespace
}  // namespace kohort
