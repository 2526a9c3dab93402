// A ValueTest made ready: asked of one value, or once of all values of a dictionary.
//
// A negation is the exact complement of its positive, so it also holds where there is no value, but
// for a test of known values only. A text that is no number (date, yes or no) is no value to tests
// of numbers (dates, yes or no).
#ifndef KOHORT_CORE_SEGMENT_VALUE_TESTER_H_
#define KOHORT_CORE_SEGMENT_VALUE_TESTER_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/dictionary.h"
#include "core/base/error.h"
#include "core/segment/calendar.h"
#include "core/segment/definition.h"
#include "core/segment/definition_uses.h"
#include "core/segment/pattern.h"
#include "core/segment/windows.h"

namespace kohort {

// Yes or no in the words that tests of them take, whatever the ASCII case: "yes", "0", "ya".
std::optional<bool> TruthOf(std::string_view text);

class ValueTester {
 public:
  // Errors: pattern_invalid, window_invalid.
  static Result<ValueTester> Create(const ValueTest& test, const EvaluationTime& time);

  bool OfMissing() const;
  bool OfText(std::string_view text) const;
  // `text` is how the number is written, for tests of texts.
  bool OfNumber(double number, std::string_view text) const;
  // Whether OfNumber looks at the number alone.
  bool is_numeric() const { return family_ == Family::kNumber; }
  // Whether it asks for nothing but whether there is a value.
  bool is_empty_test() const { return family_ == Family::kEmpty; }

  // Of `is` or a comparison with another attribute: either may be missing.
  bool OfPair(std::optional<std::string_view> value, std::optional<std::string_view> other) const;

  // By code plus one, as columns have them; 0 is a missing value. O(values).
  std::vector<std::uint8_t> TruthTable(const Dictionary& values) const;

 private:
  enum class Family : std::uint8_t { kText, kEmpty, kNumber, kTruth, kDate, kList };

  bool Decide(std::optional<bool> positive) const;
  bool AnyText(std::string_view text) const;
  bool CompareNumber(double value, double with) const;
  std::optional<bool> PositiveOfDate(std::string_view text) const;
  bool PositiveOfList(std::string_view text) const;
  std::string ExactPattern(std::string_view text) const;
  Result<void> MakePatterns();
  void MakeAnniversary(const EvaluationTime& time);

  ValueTest test_;
  Family family_ = Family::kText;
  bool negative_ = false;
  std::vector<Pattern> patterns_;  // of regular expressions, and of texts whose case is ignored
  TimeZone zone_;
  Bounds bounds_;
  std::array<std::array<bool, 32>, 13> anniversary_{};  // by month and day
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_VALUE_TESTER_H_
