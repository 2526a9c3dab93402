// A slow evaluator of segments, to judge the fast one by. It reads like the page that says what a
// segment means: a function for each kind of condition, over each customer's events in order of
// time, without plans, bitmaps or passes. It shares with the engine what a definition and a data
// set are, the zone library and how dates and numbers are read, and nothing else.
#ifndef KOHORT_TESTS_CORE_SEGMENT_REFERENCE_H_
#define KOHORT_TESTS_CORE_SEGMENT_REFERENCE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/segment/definition.h"
#include "tests/core/segment/reference_calendar.h"
#include "tests/core/segment/reference_data.h"

namespace kohort::reference {

// A list that came with the data.
struct NumberList {
  std::string name;
  std::vector<std::uint32_t> customers;
};

// An evaluation of one file of definitions over one data set. Both must outlive it. What the
// definitions name must be there: it checks nothing.
class Reference {
 public:
  Reference(const Data& data, const Definitions& definitions, std::vector<NumberList> lists = {});

  // Numbers of the customers in a segment, ascending.
  std::vector<std::uint32_t> Members(std::string_view segment_id);
  std::vector<std::uint32_t> Matching(const Condition& condition);

  // Trying all choices of a long sequence takes forever: true once it gave up on a customer's, and
  // then what it says is worth nothing.
  bool gave_up() const { return gave_up_; }
  static constexpr int kMostChoices = 20'000;

  const Calendar& calendar() const { return calendar_; }
  // What a customer's measure is; nothing if it is empty.
  std::optional<Value> ValueOf(const Measure& measure, const Customer& customer) const;

  // The ones below this line are the conditions.
  bool Holds(const Group& group, const Customer& customer);
  bool Holds(const Condition& condition, const Customer& customer);
  bool Holds(const EventCondition& condition, const Customer& customer) const;
  bool Holds(const FirstTimeCondition& condition, const Customer& customer) const;
  bool Holds(const LastTimeCondition& condition, const Customer& customer) const;
  bool Holds(const AggregateCondition& condition, const Customer& customer) const;
  bool Holds(const SequenceCondition& condition, const Customer& customer);
  bool Holds(const HabitCondition& condition, const Customer& customer) const;
  bool Holds(const AffinityCondition& condition, const Customer& customer) const;
  bool Holds(const AttributeCondition& condition, const Customer& customer) const;
  bool Holds(const StageCondition& condition, const Customer& customer) const;
  bool Holds(const RfmCondition& condition, const Customer& customer) const;
  bool Holds(const SegmentCondition& condition, const Customer& customer);
  bool Holds(const ListCondition& condition, const Customer& customer) const;
  bool Holds(const RandomCondition& condition, const Customer& customer) const;

 private:
  using Events = std::vector<const Event*>;

  // The events that exist for this evaluation and fit, in order of time.
  bool Fits(const EventQuery& query, const Event& event) const;
  bool Fits(const FilterGroup& group, const Event& event) const;
  Events Find(const EventQuery& query, const Customer& customer, const Bounds& bounds) const;
  Events FindEver(const EventQuery& query, const Customer& customer) const;

  std::optional<Value> Over(const Measure& measure, const Customer& customer,
                            const Bounds& bounds) const;
  std::vector<const Customer*> Capped(const Cap& cap, std::vector<const Customer*> members) const;
  std::string Purchase() const;
  std::vector<double> RfmValues(const Customer& customer) const;  // empty: never bought
  // 1 to settings.rfm.scores of one of the three values, among those of all who bought.
  int Score(double value, std::vector<double> all, const std::vector<double>& breaks,
            bool smaller_is_better) const;

  // Steps of a sequence chosen so far.
  struct Choice;
  int Reached(const SequenceCondition& condition, const Customer& customer, Choice& choice);

  const Data& data_;
  const Definitions& definitions_;
  std::vector<NumberList> lists_;
  Calendar calendar_;
  bool gave_up_ = false;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> members_;  // those asked so far
  // Of all who bought: recency, frequency and monetary value, each on its own.
  std::vector<std::vector<double>> rfm_;
};

// The stable bucket that random shares and caps go by: all 64 bits.
std::uint64_t BucketHash(std::string_view salt, std::string_view id);

// The value at a position, 0 to n - 1, of n values in order, between two of them in proportion. At
// (n - 1) p that is the quantile p of Hyndman and Fan's type 7. REQUIRES: some values.
double Quantile(std::vector<double> values, double position);

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_REFERENCE_H_
