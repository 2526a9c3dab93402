#include "web/ui/sentences.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "web/ui/chips.h"
#include "web/ui/text.h"

namespace kohort {
namespace {

constexpr auto kCartWords =
    std::to_array<std::string_view>({"cart", "basket", "bag", "keranjang", "wishlist"});
constexpr auto kViewWords =
    std::to_array<std::string_view>({"view", "visit", "search", "lihat", "kunjung"});

EventQuery Of(const std::string& event) {
  EventQuery query;
  query.event.names = {event};
  return query;
}

Window Last(int count, TimeUnit unit = TimeUnit::kDays) {
  Window window;
  window.kind = WindowKind::kLast;
  window.count = count;
  window.unit = unit;
  return window;
}

Condition Did(const std::string& event, const Window& window, double times = 1) {
  return {EventCondition{Of(event), window, {CompareOp::kGreaterOrEqual, times, 0}}};
}

Condition DidNot(const std::string& event, const Window& window) {
  return {EventCondition{Of(event), window, {CompareOp::kEqual, 0, 0}}};
}

Condition Exactly(const std::string& event, double times) {
  return {EventCondition{Of(event), {}, {CompareOp::kEqual, times, 0}}};
}

Condition Spent(const std::string& event, const std::string& amount, double number) {
  AggregateCondition condition;
  condition.measure.function = Function::kSum;
  condition.measure.property = amount;
  condition.measure.events = Of(event);
  condition.measure.window = Last(12, TimeUnit::kMonths);
  condition.test.op = TestOp::kGreaterOrEqual;
  condition.test.number = number;
  return {std::move(condition)};
}

Condition Monthly(const std::string& event) {
  HabitCondition condition;
  condition.events = Of(event);
  condition.unit = TimeUnit::kMonths;
  condition.periods = 4;
  condition.times = 3;
  return {std::move(condition)};
}

Condition Then(const std::string& first, const std::string& second) {
  SequenceCondition condition;
  condition.steps = {Of(first), Of(second)};
  condition.window = Last(90);
  condition.within = TimeSpan{7, TimeUnit::kDays};
  return {std::move(condition)};
}

Segment Sentence(std::string name, Goal goal, std::vector<Condition> conditions) {
  Segment segment;
  segment.name = std::move(name);
  segment.goal = goal;
  segment.include.conditions = std::move(conditions);
  return segment;
}

// The most used event that is called so, else the most used; not one of `others`. Empty where there
// is none.
std::string Used(const CatalogReply& catalog, std::span<const std::string_view> words,
                 std::span<const std::string> others) {
  std::string most;
  for (const EventSummary& event : catalog.events) {
    if (std::ranges::find(others, event.name) != others.end()) continue;
    if (most.empty()) most = event.name;
    if (std::ranges::any_of(words, [&](auto word) { return Holds(event.name, word); })) {
      return event.name;
    }
  }
  return most;
}

// What is much over a year: a few orders of the usual size, to one figure.
std::optional<double> Much(const std::vector<ValueCount>& amounts) {
  std::vector<double> values;
  for (const ValueCount& amount : amounts) {
    const double value = std::strtod(amount.value.c_str(), nullptr);
    if (std::isfinite(value) && value > 0) values.push_back(value);
  }
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const double wanted = 3 * values[values.size() / 2];
  const double figure = std::pow(10, std::floor(std::log10(wanted)));
  return std::ceil(wanted / figure) * figure;
}

}  // namespace

std::vector<Segment> MakeSentences(const CatalogReply& catalog, const std::string& purchase,
                                   const std::vector<ValueCount>& amounts) {
  std::vector<Segment> made;
  const auto add = [&made](std::string name, Goal goal, std::vector<Condition> conditions) {
    made.push_back(Sentence(std::move(name), goal, std::move(conditions)));
  };
  const std::string cart = Used(catalog, kCartWords, std::array{purchase});
  const std::string view = Used(catalog, kViewWords, std::array{purchase, cart});
  const bool buys = !purchase.empty();
  if (buys && !cart.empty()) {
    add(Fill(T::kSentenceOften, {cart, purchase}), Goal::kRetention,
        {Did(cart, Last(30), 3), DidNot(purchase, Last(30))});
    add(Fill(T::kSentenceJustNow, {cart, purchase}), Goal::kRetention,
        {Did(cart, Last(7)), DidNot(purchase, Last(7))});
  }
  if (buys && !view.empty()) {
    add(Fill(T::kSentenceNever, {view, purchase}), Goal::kAcquisition,
        {Did(view, Last(30)), Exactly(purchase, 0)});
  }
  if (buys) {
    add(Fill(T::kSentenceFirst, {purchase}), Goal::kAcquisition,
        {{FirstTimeCondition{Of(purchase), Last(30)}}});
    add(Fill(T::kSentenceOnce, {purchase}), Goal::kRetention,
        {Exactly(purchase, 1), DidNot(purchase, Last(30))});
    add(Fill(T::kSentenceRegular, {purchase}), Goal::kRetention, {Did(purchase, Last(90), 3)});
    const std::optional<double> much = Much(amounts);
    if (much && !catalog.amount.empty()) {
      add(Tr(T::kSentenceSpent), Goal::kRetention, {Spent(purchase, catalog.amount, *much)});
    }
    add(Fill(T::kSentenceSilent, {purchase}), Goal::kRetention,
        {Did(purchase, {}), DidNot(purchase, Last(90))});
    add(Fill(T::kSentenceMonthly, {purchase}), Goal::kRetention, {Monthly(purchase)});
  }
  if (buys && !view.empty()) {
    add(Fill(T::kSentenceThen, {view, purchase}), Goal::kRetention, {Then(view, purchase)});
  }
  if (!buys && !cart.empty()) {
    add(Fill(T::kSentenceUsed, {cart}), Goal::kRetention, {Did(cart, Last(30), 3)});
    add(Fill(T::kSentenceMonthly, {cart}), Goal::kRetention, {Monthly(cart)});
    add(Fill(T::kSentenceStopped, {cart}), Goal::kRetention,
        {Did(cart, Last(90)), DidNot(cart, Last(30))});
  }
  return made;
}

}  // namespace kohort
