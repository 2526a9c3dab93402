// What a query asks of one event's rows, made ready for that event's columns.
#ifndef KOHORT_CORE_SEGMENT_EVENT_FILTER_H_
#define KOHORT_CORE_SEGMENT_EVENT_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "core/data/data_set.h"
#include "core/segment/calendar.h"
#include "core/segment/definition.h"
#include "core/segment/value_tester.h"

namespace kohort {

// A filter that lets everything pass.
struct EveryRow {
  constexpr bool operator()(std::size_t) const { return true; }
};

class EventFilter {
 public:
  // Every row.
  EventFilter() = default;

  // Of a group whose properties the data set has. `table` outlives the filter.
  // Errors: those of ValueTester.
  static Result<EventFilter> Create(const FilterGroup& where, const EventTable& table,
                                    const DataSet& data, const EvaluationTime& time);

  bool passes_all() const { return root_ == nullptr; }
  bool operator()(std::size_t row) const { return root_ == nullptr || Passes(*root_, row); }

  // Where it is known of customers whether any of their rows passes, without looking at these: the
  // table's value sets, null elsewhere, and the bits of which one in a set says so.
  const NarrowVector* value_sets() const { return root_ == nullptr ? nullptr : root_->value_sets; }
  std::uint64_t passing_values() const { return root_->passing; }

  // Calls use(passes), where passes(row) is as operator(), of a type of its own for each common
  // kind of filter, so that loops are compiled for it.
  template <class Use>
  void Visit(Use&& use) const {
    if (root_ == nullptr) return use(EveryRow());
    if (root_->kind == Kind::kCodes) {
      const std::uint8_t* truth = root_->truth.data();
      return root_->codes->Visit([&]<class Code>(std::span<const Code> codes) {
        use([truth, codes](std::size_t row) { return truth[codes[row]] != 0; });
      });
    }
    use([this](std::size_t row) { return Passes(*root_, row); });
  }

 private:
  enum class Kind : std::uint8_t { kConstant, kCodes, kNumbers, kGroup };

  struct Node {
    Kind kind = Kind::kConstant;
    bool constant = true;
    const NarrowVector* codes = nullptr;
    std::vector<std::uint8_t> truth;           // by code plus one
    const NarrowVector* value_sets = nullptr;  // of codes, where the table has them
    std::uint64_t passing = 0;                 // in them
    const NumberColumn* numbers = nullptr;
    int scale = 0;
    std::unique_ptr<ValueTester> tester;
    GroupKind group = GroupKind::kAll;
    std::vector<Node> nodes;
  };

  static Result<Node> MakeGroup(const FilterGroup& group, const EventTable& table,
                                const DataSet& data, const EvaluationTime& time);
  static Result<Node> MakeTest(const PropertyTest& test, const EventTable& table,
                               const DataSet& data, const EvaluationTime& time);
  static bool Passes(const Node& node, std::size_t row);

  std::shared_ptr<const Node> root_;  // null: every row passes
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_EVENT_FILTER_H_
