// Leaves that test a measure.

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "core/base/number.h"
#include "core/base/raw_vector.h"
#include "core/segment/leaf.h"
#include "core/segment/measure_values.h"
#include "core/segment/value_tester.h"

namespace kohort {
namespace {

class AggregateLeaf : public Leaf {
 public:
  AggregateLeaf(std::unique_ptr<MeasureValues> measure, ValueTester tester)
      : measure_(std::move(measure)), tester_(std::move(tester)) {
    if (measure_->is_text()) truth_ = tester_.TruthTable(measure_->property()->values);
    const std::size_t values = measure_->is_text() ? truth_.size() - 1 : small_.size();
    for (std::size_t n = 0; n < std::min(values, small_.size()); ++n) {
      small_[n] = Holds(static_cast<double>(n));
    }
  }

  void Run(std::uint32_t first, std::uint32_t last, CustomerSet& out) const override {
    std::vector<double> values;
    measure_->Compute(first, last, values);
    // Most values are small and whole, 0 above all, and many others are the same.
    RawVector<std::uint8_t> holds(values.size());
    double before = kNothing;
    bool held = Holds(kNothing);
    const bool of_nothing = held;
    // By value: a store of a byte might change anything that is reached by reference.
    std::ranges::transform(values, holds.data(),
                           [=, this, small = small_.data()](double value) mutable {
                             if (value >= 0 && value < kSmall) {
                               const auto whole = static_cast<std::int32_t>(value);
                               if (whole == value) return small[whole];
                             }
                             if (IsNothing(value)) return of_nothing;
                             if (value != before) {
                               before = value;
                               held = Holds(value);
                             }
                             return held;
                           });
    out.Fill(first, last, [holds = holds.data(), first](std::uint32_t customer) {
      return holds[customer - first] != 0;
    });
  }

  std::string ValueOf(std::uint32_t customer) const override {
    std::vector<double> values;
    measure_->Compute(customer, customer + 1, values);
    return measure_->Format(values.front());
  }
  std::vector<Rows> RowsUsed() const override { return {{&measure_->query(), measure_->bounds()}}; }

 private:
  static constexpr int kSmall = 256;

  bool Holds(double value) const {
    // Of nothing no comparison holds, not even a negative one.
    if (IsNothing(value)) return tester_.is_empty_test() && tester_.OfMissing();
    if (measure_->is_text()) return truth_[static_cast<std::size_t>(value) + 1] != 0;
    return tester_.OfNumber(value, tester_.is_numeric() ? "" : measure_->Format(value));
  }

  std::unique_ptr<MeasureValues> measure_;
  ValueTester tester_;
  std::vector<std::uint8_t> truth_;   // of texts, by code plus one
  std::array<bool, kSmall> small_{};  // whether it holds of 0, 1, ...
};

}  // namespace

Result<std::unique_ptr<Leaf>> MakeLeaf(const AggregateCondition& condition,
                                       const LeafContext& context) {
  auto measure = MeasureValues::Create(condition.measure, context.data, context.time);
  if (!measure) return std::unexpected(measure.error());
  auto tester = ValueTester::Create(condition.test, context.time);
  if (!tester) return std::unexpected(tester.error());
  return std::make_unique<AggregateLeaf>(std::move(*measure), std::move(*tester));
}

}  // namespace kohort
