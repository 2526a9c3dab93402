// What is compared with what, in words. See describe.h.
#ifndef KOHORT_CORE_SEGMENT_DESCRIBE_VALUES_H_
#define KOHORT_CORE_SEGMENT_DESCRIBE_VALUES_H_

#include <string>
#include <string_view>

#include "core/segment/definition.h"
#include "core/segment/describe_words.h"

namespace kohort {

class ValueWords : public Words {
 public:
  using Words::Words;

  // "at least 5 times".
  std::string HowOften(const Comparison& count) const;

  // "amount is more than 5". `unit` follows the numbers.
  std::string Compared(const std::string& name, const Comparison& test,
                       std::string_view unit = "") const;
  // "city is "Bandung"", of an attribute or property.
  std::string Tested(const std::string& name, const ValueTest& test) const;
  // The same of a measure, whose name is long.
  std::string TestedMeasure(const std::string& name, const ValueTest& test,
                            std::string_view unit) const;

 private:
  std::string ComparedWithOther(const std::string& name, const ValueTest& test) const;
  std::string TestedText(const std::string& name, const ValueTest& test) const;
  std::string TestedDate(const std::string& name, const ValueTest& test) const;
  std::string TestedBare(const std::string& name, const ValueTest& test,
                         std::string_view unit) const;
  std::string WithSwitches(std::string text, const ValueTest& test) const;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_DESCRIBE_VALUES_H_
