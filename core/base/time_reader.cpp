#include "core/base/time_reader.h"

#include <bit>
#include <cstring>
#include <utility>

namespace kohort {
namespace {

constexpr std::size_t kUsualSize = 19;  // 2026-11-12 21:04:55
constexpr std::size_t kDaySize = 10;

template <class Word>
Word Load(const char* at) {
  static_assert(std::endian::native == std::endian::little);
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// "21:04:55" in one word -> seconds since midnight; nothing where it is written otherwise.
std::optional<std::int64_t> ReadClock(std::uint64_t text) {
  constexpr std::uint64_t kZero = 0x30303a30303a3030;  // "00:00:00"
  // What brings a byte that is too large above 127: more than 9 of a digit, more than 0 of a colon.
  constexpr std::uint64_t kExcess = 0x76767f76767f7676;
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  const std::uint64_t digits = text ^ kZero;
  if (((digits + kExcess) | digits) & kHighBits) return std::nullopt;
  const auto two = [digits](int at) {
    return static_cast<std::int64_t>((digits >> 8 * at & 15) * 10 + (digits >> 8 * (at + 1) & 15));
  };
  const std::int64_t hour = two(0);
  const std::int64_t minute = two(3);
  const std::int64_t second = two(6);
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return (hour * 60 + minute) * 60 + second;
}

}  // namespace

TimeReader::TimeReader(TimeFormat format, TimeZone zone)
    : format_(format), zone_(std::move(zone)) {}

std::optional<Instant> TimeReader::Read(std::string_view text) {
  if (format_ == TimeFormat::kYearMonthDay && text.size() == kUsualSize) {
    if (const auto instant = ReadUsual(text)) return instant;
  }
  if (text != last_text_ || !last_) {
    last_ = ReadAny(text);
    last_text_ = text;
  }
  return last_;
}

std::optional<Instant> TimeReader::ReadUsual(std::string_view text) {
  constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15;  // 2^64 / the golden ratio
  const auto year_month = Load<std::uint64_t>(text.data());
  const auto day_of_month = Load<std::uint16_t>(text.data() + 8);
  const std::uint64_t hash = (year_month * kMultiplier ^ day_of_month) * kMultiplier;
  Day& day = days_[static_cast<std::size_t>(hash >> (64 - kDayBits))];
  if (day.year_month != year_month || day.day != day_of_month) day = FindDay(text);
  const auto seconds = ReadClock(Load<std::uint64_t>(text.data() + kDaySize + 1));
  const char joint = text[kDaySize];
  if (!day.even || !seconds || (joint != ' ' && joint != 'T')) return std::nullopt;
  return day.midnight + *seconds * kSecond;
}

TimeReader::Day TimeReader::FindDay(std::string_view text) const {
  Day day{.year_month = Load<std::uint64_t>(text.data()),
          .day = Load<std::uint16_t>(text.data() + 8)};
  if (text[kDaySize - 1] == ' ') return day;  // a shorter day, behind which no "T" may follow
  const auto midnight = ParseTime(text.substr(0, kDaySize), format_);
  if (!midnight || midnight->fixed) return day;
  day.midnight = zone_.ToInstant(midnight->micros);
  day.even = zone_.HasOneOffset(midnight->micros, midnight->micros + kDay);
  return day;
}

std::optional<Instant> TimeReader::ReadAny(std::string_view text) const {
  const auto time = ParseTime(text, format_);
  if (!time) return std::nullopt;
  return time->fixed ? time->micros : zone_.ToInstant(time->micros);
}

}  // namespace kohort
