// Tables of cases that others wrote as JSON: rows whose columns are found by name.
#ifndef KOHORT_TESTS_CORE_SEGMENT_CASE_TABLE_H_
#define KOHORT_TESTS_CORE_SEGMENT_CASE_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json_fields.h"
#include "core/segment/definition.h"
#include "tests/core/segment/row_table.h"

namespace kohort::reference {

class CaseTable {
 public:
  // Properties and traits are JSON objects; values within values are named "outer.inner", and what
  // is no text has that of its JSON. Null is no value.
  void AddRow(const std::string& customer, const std::string& event, Instant time,
              const Json& properties, const Json& traits);
  void AddProfile(const std::string& customer, const Json& traits);

  // The names are known then, whether or not some row has them: a row of nobody's, later than any
  // as-of.
  void Know(const std::string& event, const std::vector<std::string>& properties = {},
            const std::vector<std::string>& traits = {});

  const Table& table() const { return table_; }

  // IDs, in order, of those for whom the condition holds as of an instant.
  std::vector<std::string> Who(const Condition& condition, Instant as_of,
                               const std::vector<IdList>& lists = {}) const;

 private:
  static void Put(const Json& values, const std::string& prefix, std::vector<std::string>& names,
                  std::vector<Cell>& cells);

  Table table_;
};

EventQuery QueryOf(const std::string& event, std::vector<PropertyTest> tests = {});
ValueTest TextTest(TestOp op, std::vector<std::string> texts = {});

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_CASE_TABLE_H_
