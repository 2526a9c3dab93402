// Cuts a failing case down to what it takes to fail, for people to read.
#ifndef KOHORT_TESTS_CORE_SEGMENT_SHRINK_H_
#define KOHORT_TESTS_CORE_SEGMENT_SHRINK_H_

#include <functional>
#include <string>

#include "core/segment/definition.h"
#include "tests/core/segment/row_table.h"

namespace kohort::reference {

struct Case {
  Table table;
  Definitions definitions;

  // The definitions as JSON and the table's rows.
  std::string Text() const;
};

// Drops rows, values, segments, conditions, filters, windows and settings for as long as it fails
// without them. Asks `fails` some hundred times.
Case Shrink(Case failing, const std::function<bool(const Case&)>& fails);

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_SHRINK_H_
