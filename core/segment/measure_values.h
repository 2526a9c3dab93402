// A Measure made ready: a value of every customer, computed range by range.
#ifndef KOHORT_CORE_SEGMENT_MEASURE_VALUES_H_
#define KOHORT_CORE_SEGMENT_MEASURE_VALUES_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/data/data_set.h"
#include "core/segment/calendar.h"
#include "core/segment/definition.h"
#include "core/segment/event_rows.h"
#include "core/segment/property_values.h"
#include "core/segment/row_value.h"

namespace kohort {

class MeasureValues {
 public:
  // Errors: those of MakeRowQuery and ResolveWindow.
  static Result<std::unique_ptr<MeasureValues>> Create(const Measure& measure, const DataSet& data,
                                                       const EvaluationTime& time);

  // Whether values are texts: the first, last or most frequent of a text property.
  bool is_text() const;

  // values[i] is that of customer first + i: a number, or kNothing; of a text its code in the
  // property's dictionary. Sums are exact where the property's numbers are.
  void Compute(std::uint32_t first, std::uint32_t last, std::vector<double>& values) const;

  // Of a text. REQUIRES: is_text(), and a value of Compute.
  std::string_view TextOf(double value) const;
  // How the value is written for people.
  std::string Format(double value) const;
  const Property* property() const { return values_->property(); }

  const RowQuery& query() const { return query_; }
  const Bounds& bounds() const { return bounds_; }

 private:
  MeasureValues() = default;

  void ComputeIn(const Bounds& bounds, std::uint32_t first, std::uint32_t last,
                 std::vector<double>& values) const;
  void Count(const RowQuery& query, const Bounds& bounds, std::uint32_t first, std::uint32_t last,
             std::vector<double>& values) const;
  bool DistinctOfFew(const Bounds& bounds, std::uint32_t first, std::uint32_t last,
                     std::vector<double>& values) const;
  void SumUnits(const Bounds& bounds, std::uint32_t first, std::uint32_t last,
                std::vector<double>& values) const;
  double OfRows(std::span<const RowRef> rows) const;
  double OfNumbers(std::span<const RowRef> rows) const;
  double Sum(std::span<const RowRef> rows, std::span<const double> sorted) const;
  double Distinct(std::span<const RowRef> rows) const;
  double MostFrequent(std::span<const RowRef> rows) const;
  double Periods(std::span<const RowRef> rows, TimeUnit unit) const;

  Measure measure_;
  EvaluationTime time_;
  RowQuery query_;
  std::optional<RowQuery> per_;
  Bounds bounds_;
  std::optional<Bounds> before_;  // of a change: the window before
  std::unique_ptr<PropertyValues> values_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_MEASURE_VALUES_H_
