// Something worth telling that did not stop the work.
#ifndef KOHORT_CORE_BASE_NOTICE_H_
#define KOHORT_CORE_BASE_NOTICE_H_

#include <cstdint>
#include <string>

namespace kohort {

struct Notice {
  std::string code;        // stable, for programs and translations: "customer_missing"
  std::string text;        // English, one sentence
  std::uint64_t rows = 0;  // how many rows it is about
  std::string file;        // of the first such row
  std::uint64_t line = 0;  // of the first such row, 1-based; 0 = none

  bool operator==(const Notice&) const = default;
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_NOTICE_H_
