#include "core/base/dictionary.h"

#include <map>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/nearest.h"

namespace kohort {
namespace {

TEST_CASE("Codes count up in order of first appearance") {
  Dictionary texts;
  CHECK(texts.Add("b") == 0);
  CHECK(texts.Add("a") == 1);
  CHECK(texts.Add("b") == 0);
  CHECK(texts.Add("") == 2);
  CHECK(texts.size() == 3);
  CHECK(texts[1] == "a");
  CHECK(texts[2].empty());
  CHECK(texts.Find("b") == 0);
  CHECK_FALSE(texts.Find("c"));
}

TEST_CASE("A dictionary agrees with a map on texts of all lengths") {
  std::mt19937 random(7);
  std::map<std::string, std::uint32_t> expected;
  Dictionary texts;
  for (int i = 0; i < 50'000; ++i) {
    std::string text(random() % 24, '\0');
    for (char& c : text) c = static_cast<char>(random() % 3);
    const auto code = static_cast<std::uint32_t>(expected.size());
    const auto [known, added] = expected.try_emplace(text, code);
    REQUIRE(texts.Add(text) == known->second);
  }
  REQUIRE(texts.size() == expected.size());
  for (const auto& [text, code] : expected) {
    REQUIRE(texts[code] == text);
    REQUIRE(texts.Find(text) == code);
  }
}

TEST_CASE("A batch gives the codes that adding one by one gives") {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::unordered_map<std::string, std::uint32_t> expected;
    Dictionary texts;
    const std::size_t alphabet = 1 + random() % 4;
    for (int batch = 0; batch < 5; ++batch) {
      std::vector<std::string> added(random() % 300);
      for (std::string& text : added) {
        text.resize(random() % 28);
        for (char& c : text) c = static_cast<char>('a' + random() % alphabet);
      }
      std::vector<std::string_view> views(added.begin(), added.end());
      for (std::string_view& view : views) {
        if (random() % 10 == 0) view = {};
      }
      std::vector<std::uint32_t> codes(views.size());
      texts.AddBatch(views, codes);
      for (std::size_t i = 0; i < views.size(); ++i) {
        if (views[i].data() == nullptr) {
          REQUIRE(codes[i] == Dictionary::kNone);
          continue;
        }
        const auto next = static_cast<std::uint32_t>(expected.size());
        REQUIRE(codes[i] == expected.try_emplace(added[i], next).first->second);
        REQUIRE(texts[codes[i]] == added[i]);
      }
    }
    REQUIRE(texts.size() == expected.size());
  }
}

TEST_CASE("Texts that differ only in zeros at their end are different") {
  Dictionary texts;
  for (std::size_t size = 0; size < 20; ++size) {
    CHECK(texts.Add(std::string(size, '\0')) == size);
  }
}

TEST_CASE("A text longer than a block is kept whole, and so are its neighbours") {
  Dictionary texts;
  const std::string huge(3 << 20, 'x');
  CHECK(texts.Add("before") == 0);
  CHECK(texts.Add(huge) == 1);
  CHECK(texts.Add("after") == 2);
  CHECK(texts[0] == "before");
  CHECK(texts[1] == huge);
  CHECK(texts[2] == "after");
  CHECK(texts.memory_bytes() > huge.size());
}

TEST_CASE("The nearest name is found if it is near") {
  const std::vector<std::string> names{"Paid Order", "Add to Cart", "View Microsite"};
  CHECK(Nearest("Paid Oder", names) == "Paid Order");
  CHECK(Nearest("paid order", names) == "Paid Order");
  CHECK(Nearest("Add ot Cart", names) == "Add to Cart");
  CHECK(Nearest("Refund", names) == "");
  CHECK(Nearest("", names) == "");
}

}  // namespace
}  // namespace kohort
