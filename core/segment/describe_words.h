// The small parts of sentences: lists, numbers, units and windows. See describe.h.
#ifndef KOHORT_CORE_SEGMENT_DESCRIBE_WORDS_H_
#define KOHORT_CORE_SEGMENT_DESCRIBE_WORDS_H_

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "core/segment/definition.h"
#include "core/segment/describe.h"
#include "core/segment/describe_table.h"

namespace kohort {

class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  std::string Say(Saying saying, std::initializer_list<std::string_view> parts = {}) const;

  // "a, b and c"; `join` is kAnd or kOr. REQUIRES: at least one.
  std::string List(std::span<const std::string> parts, Saying join) const;
  static std::string Quoted(std::string_view text);
  std::string QuotedList(std::span<const std::string> texts, Saying join) const;

  std::string Number(double number) const;   // 1,234.5 or 1.234,5
  std::string Percent(double number) const;  // 12.5% or 12,5%
  std::string Unit(TimeUnit unit, bool plural) const;
  std::string Span(int count, TimeUnit unit) const;      // "1 day", "30 days"
  std::string LastSpan(int count, TimeUnit unit) const;  // "day", "30 days"; Indonesian "1 hari"
  std::string When(const Window& window) const;

  // "twice", "5 times".
  std::string Times(double count) const;

 private:
  std::string This(TimeUnit unit) const;
  std::string Previous(TimeUnit unit) const;

  Language language_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_DESCRIBE_WORDS_H_
