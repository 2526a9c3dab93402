// Checks of the small values that conditions are made of. See check.h.
#ifndef KOHORT_CORE_SEGMENT_CHECK_VALUES_H_
#define KOHORT_CORE_SEGMENT_CHECK_VALUES_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/error.h"
#include "core/segment/definition.h"

namespace kohort {

// Keeps the first error that it is told of.
class ValueChecker {
 public:
  const std::optional<Error>& error() const { return error_; }

  // Says `what` of the place unless `good`. Returns whether there is no error so far.
  bool Expect(bool good, const std::string& path, std::string_view what, std::string_view fix);
  void Fail(Error error);

  void CheckText(const std::string& text, const std::string& path);
  void CheckTexts(std::span<const std::string> texts, const std::string& path);
  // A text that must say something: `what` is said where it does not.
  void CheckName(const std::string& name, const std::string& path, std::string_view what);

  void CheckFinite(double value, const std::string& path);
  void CheckWhole(int value, int least, int most, const std::string& path);
  void CheckPercent(double percent, const std::string& path);
  void CheckComparison(const Comparison& comparison, const std::string& path);
  void CheckScores(const ScoreRange& range, int scores, const std::string& path);
  void CheckSpan(const TimeSpan& span, const std::string& path);
  void CheckUnit(TimeUnit unit, std::initializer_list<TimeUnit> units, const std::string& path);
  void CheckWindow(const Window& window, const std::string& path);
  void CheckDate(const std::string& text, bool day, const std::string& path);

  // `attribute`: it may compare with another attribute.
  void CheckTest(const ValueTest& test, bool attribute, const std::string& path);

 private:
  std::optional<Error> error_;
  std::size_t patterns_ = 0;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_CHECK_VALUES_H_
