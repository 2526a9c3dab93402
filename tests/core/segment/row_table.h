// Rows and profiles as texts, to build data sets of: what tests write, random data is drawn as, and
// failing cases are cut down in.
#ifndef KOHORT_TESTS_CORE_SEGMENT_ROW_TABLE_H_
#define KOHORT_TESTS_CORE_SEGMENT_ROW_TABLE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/data_set.h"

namespace kohort::reference {

using Cell = std::optional<std::string>;  // "" is a value, nothing is none

struct Row {
  std::string customer;
  std::string event;
  Instant time = 0;
  std::vector<Cell> properties = {};  // fewer than there are: the others have no value
  std::vector<Cell> attributes = {};
};

struct Profile {
  std::string customer;
  std::vector<Cell> attributes;
};

struct List {
  std::string name;
  std::vector<std::string> customers;
};

struct Table {
  std::string zone = "UTC";
  std::vector<std::string> properties = {};
  std::vector<std::string> attributes = {};
  std::optional<std::size_t> amount = {};
  std::vector<Row> rows = {};
  std::vector<Profile> profiles = {};
  std::vector<List> lists = {};  // beside the data set

  // REQUIRES: the zone exists, and no row has more cells than the table has columns.
  std::shared_ptr<const DataSet> Build() const;

  // One line a row, for people.
  std::string Text() const;
};

// "2026-11-12 21:04:55" in UTC.
Instant At(std::string_view text);

// The numbers of those of a list's customers that the data knows, ascending.
std::vector<std::uint32_t> Numbers(const List& list, const DataSet& data);

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_ROW_TABLE_H_
