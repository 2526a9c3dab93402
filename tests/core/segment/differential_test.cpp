// The engine against the reference, on random data sets and definitions.
//
// KOHORT_SEED begins elsewhere, and KOHORT_CASES asks for another number of pairs of a data set and
// a file of definitions. What fails is cut down, told, and kept in build/failing-cases/.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <doctest/doctest.h>

#include "tests/core/segment/ask_engine.h"
#include "tests/core/segment/random_definition.h"
#include "tests/core/segment/reference.h"
#include "tests/core/segment/sharpen.h"
#include "tests/core/segment/shrink.h"

#if defined(__SANITIZE_ADDRESS__)
#define KOHORT_TESTS_ARE_SLOW
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KOHORT_TESTS_ARE_SLOW
#endif
#endif

namespace kohort::reference {
namespace {

#ifdef KOHORT_TESTS_ARE_SLOW
constexpr std::uint64_t kCases = 3'000;
#else
constexpr std::uint64_t kCases = 30'000;
#endif
constexpr std::uint64_t kDefinitionsPerTable = 20;
constexpr std::uint32_t kAll = 1'000'000;

std::uint64_t Setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::string Names(const DataSet& set, const Customers& customers) {
  std::string names;
  for (const std::uint32_t customer : customers)
    names += " " + std::string(set.customers[customer]);
  return names.empty() ? " nobody" : names;
}

// What the two say differently; empty where they agree, or where the reference gives up. `kind` is
// the same for errors of one code.
struct Difference {
  std::string kind;
  std::string text;
};

std::optional<Difference> Compare(const SegmentData& loaded, const Data& data,
                                  const Definitions& definitions, std::uint32_t slice,
                                  EvaluationCache& cache, int& gave_up) {
  std::vector<NumberList> lists;
  for (const NamedCustomers& list : loaded.lists) lists.push_back({list.name, list.customers});
  Reference reference(data, definitions, lists);
  std::vector<Customers> expected;
  for (const Segment& segment : definitions.segments) {
    expected.push_back(reference.Members(segment.id));
  }
  if (reference.gave_up()) {
    ++gave_up;
    return std::nullopt;
  }
  const auto found = AskEngine(loaded, definitions, slice, cache);
  if (!found) return Difference{found.error().code, found.error().Message()};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if ((*found)[i] == expected[i]) continue;
    return Difference{"customers", definitions.segments[i].id + ": the engine says" +
                                       Names(data.set, (*found)[i]) + ", the reference" +
                                       Names(data.set, expected[i])};
  }
  return std::nullopt;
}

// All by itself, for cases being cut down.
std::optional<Difference> Compare(const Case& one, std::uint32_t slice) {
  const SegmentData loaded = Load(one.table);
  const Data data(*loaded.data);
  EvaluationCache cache;
  int gave_up = 0;
  return Compare(loaded, data, one.definitions, slice, cache, gave_up);
}

// Tells of a case, and keeps it: what is told scrolls by.
void Tell(const std::string& difference, const Case& failing) {
  const std::string text = difference + "\n" + failing.Text();
  const std::filesystem::path folder =
      std::filesystem::path(KOHORT_SOURCE_DIR) / "build/failing-cases";
  std::filesystem::create_directories(folder);
  const auto file = folder / ("segment-" + std::to_string(std::hash<std::string>()(text)) + ".txt");
  std::ofstream(file) << text;
  FAIL_CHECK(text, "\nkept in ", file.string());
}

void Report(const Case& failing, const Difference& difference, std::uint32_t slice) {
  const auto fails = [&](const Case& one) {
    const auto still = Compare(one, slice);
    return still && still->kind == difference.kind;
  };
  if (!fails(failing)) {
    Tell(difference.text + " (only with what the cache kept of other definitions)", failing);
    return;
  }
  const Case shrunk = Shrink(failing, fails);
  Tell(Compare(shrunk, slice)->text, shrunk);
}

struct Tally {
  int failures = 0;
  int gave_up = 0;
};

// Some files of definitions over one data set.
void CompareOn(std::uint64_t seed, int customers, std::uint64_t definitions_each, Tally& tally) {
  CAPTURE(seed);
  Dice dice(seed);
  const RandomTable table = MakeRandomTable(dice, customers);
  const SegmentData loaded = Load(table);
  const Data data(*loaded.data);
  EvaluationCache shared;  // as the program has it: of one data set, whatever is asked
  DefinitionMaker maker(dice, table);
  for (std::uint64_t i = 0; i < definitions_each; ++i) {
    Definitions definitions = maker.Make();
    Sharpen(definitions, data, dice);
    EvaluationCache own;
    const bool share = dice.Percent(70);
    const auto slice = dice.Of<std::uint32_t>({1, 7, 64, kAll});
    const auto difference =
        Compare(loaded, data, definitions, slice, share ? shared : own, tally.gave_up);
    if (!difference) continue;
    Report({table, definitions}, *difference, slice);
    ++tally.failures;
    return;
  }
}

TEST_CASE("The differential test: the engine finds whom the reference finds") {
  const std::uint64_t first_seed = Setting("KOHORT_SEED", 1);
  const std::uint64_t cases = Setting("KOHORT_CASES", kCases);
  const std::uint64_t tables = (cases + kDefinitionsPerTable - 1) / kDefinitionsPerTable;
  Tally tally;
  for (std::uint64_t i = 0; i < tables && tally.failures < 3; ++i) {
    CompareOn(first_seed + i, 0, kDefinitionsPerTable, tally);
  }
  MESSAGE((tables * kDefinitionsPerTable), " cases from seed ", first_seed,
          "; the reference gave up on ", tally.gave_up);
  CHECK(static_cast<std::uint64_t>(tally.gave_up) * 50 <= cases);
}

TEST_CASE("The differential test: so it does among a thousand customers") {
  const std::uint64_t first_seed = Setting("KOHORT_SEED", 1);
  Tally tally;
  for (std::uint64_t i = 0; i < kCases / 1500 && tally.failures < 1; ++i) {
    CompareOn(first_seed + i, 1000, 10, tally);
  }
}

}  // namespace
}  // namespace kohort::reference
