// Numbers, dates and durations as the language that is set writes them. Indonesian: 1.234.567,5 and
// 12 Agu 2026 21.04.55 (CLDR, locale id).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "web/ui/text.h"

namespace kohort {
namespace {

using MonthNames = std::array<std::string_view, 12>;
constexpr MonthNames kEnglishMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr MonthNames kIndonesianMonths{"Jan", "Feb", "Mar", "Apr", "Mei", "Jun",
                                       "Jul", "Agu", "Sep", "Okt", "Nov", "Des"};

bool English() { return CurrentLanguage() == Language::kEnglish; }
char GroupMark() { return English() ? ',' : '.'; }
char DecimalMark() { return English() ? '.' : ','; }

std::string GroupDigits(std::string_view digits) {
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) grouped += GroupMark();
    grouped += digits[i];
  }
  return grouped;
}

std::string Fixed(double value, int decimals) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
  return GroupedDecimal(buffer.data());
}

// Other currencies are written by their code.
struct Sign {
  std::string_view code;
  std::string_view english;
  std::string_view indonesian;
};
constexpr auto kSigns = std::to_array<Sign>({
    {"IDR", "Rp", "Rp"},   {"USD", "$", "US$"},   {"EUR", "€", "€"},     {"GBP", "£", "£"},
    {"JPY", "¥", "JP¥"},   {"CNY", "CN¥", "CN¥"}, {"INR", "₹", "Rs"},    {"KRW", "₩", "₩"},
    {"VND", "₫", "₫"},     {"PHP", "₱", "₱"},     {"MYR", "RM", "RM"},   {"SGD", "S$", "S$"},
    {"HKD", "HK$", "HK$"}, {"TWD", "NT$", "NT$"}, {"AUD", "A$", "AU$"},  {"NZD", "NZ$", "NZ$"},
    {"CAD", "CA$", "CA$"}, {"BRL", "R$", "R$"},   {"MXN", "MX$", "MX$"}, {"ILS", "₪", "₪"},
});

std::string_view SignOf(std::string_view currency) {
  const auto found = std::ranges::find(kSigns, currency, &Sign::code);
  if (found == kSigns.end()) return currency;
  return English() ? found->english : found->indonesian;
}

// In English a sign that ends in a letter stands apart, in Indonesian each does (CLDR, currency
// formats of en and id).
std::string WithCurrency(std::string number, std::string_view currency) {
  if (currency.empty()) return number;
  const std::string_view sign = SignOf(currency);
  const char last = sign.back();
  const bool letter = (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
  std::string text(number.starts_with('-') ? "-" : "");
  number.erase(0, text.size());
  text += sign;
  if (letter || !English()) text += ' ';
  return text + number;
}

bool AllDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether the marks stand before every three digits of a whole number: 1,234,567.
bool Groups(std::string_view whole, char mark) {
  std::size_t at = whole.find(mark);
  if (at == 0 || at > 3) return false;
  for (; at < whole.size(); at += 4) {
    if (at + 4 > whole.size() || whole[at] != mark || !AllDigits(whole.substr(at + 1, 3))) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string Number(std::uint64_t number) { return GroupDigits(std::to_string(number)); }

std::string GroupedDecimal(std::string_view plain) {
  const bool minus = plain.starts_with('-');
  if (minus) plain.remove_prefix(1);
  const std::size_t point = std::min(plain.find('.'), plain.size());
  if (!AllDigits(plain.substr(0, point))) return (minus ? "-" : "") + std::string(plain);
  std::string text = minus ? "-" : "";
  text += GroupDigits(plain.substr(0, point));
  text += plain.substr(point);
  if (point < plain.size()) text[text.size() - (plain.size() - point)] = DecimalMark();
  return text;
}

std::string CompactDecimal(std::string_view plain) {
  struct Size {
    double from;
    T text;
  };
  constexpr std::array kSizes{Size{1e12, T::kTrillions}, Size{1e9, T::kBillions},
                              Size{1e6, T::kMillions}};
  const double value = std::strtod(std::string(plain).c_str(), nullptr);
  const double size = std::abs(value);
  const std::string minus = value < 0 ? "-" : "";
  for (const Size& unit : kSizes) {
    // What would be written as 1,000 of the smaller one is 1.0 of this.
    if (size < unit.from * 0.99995) continue;
    return minus + Fill(unit.text, {Fixed(size / unit.from, 1)});
  }
  return minus + Number(static_cast<std::uint64_t>(std::llround(size)));
}

std::string Money(std::string_view plain, std::string_view currency) {
  return WithCurrency(GroupedDecimal(plain), currency);
}

std::string CompactMoney(std::string_view plain, std::string_view currency) {
  return WithCurrency(CompactDecimal(plain), currency);
}

std::string_view WithoutCurrency(std::string_view money, std::string_view currency) {
  const std::string_view sign = SignOf(currency);
  if (money.starts_with(sign)) money.remove_prefix(sign.size());
  return money;
}

std::string Lift(double times) { return Fill(T::kLift, {Fixed(times, times < 99.95 ? 1 : 0)}); }

std::optional<double> ReadNumber(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != ' ') plain += c;
  }
  const bool minus = plain.starts_with('-');
  if (minus) plain.erase(0, 1);
  const std::string_view whole = std::string_view(plain).substr(0, plain.find(DecimalMark()));
  if (Groups(whole, GroupMark())) {
    std::erase(plain, GroupMark());
    std::ranges::replace(plain, DecimalMark(), '.');
  } else {
    std::ranges::replace(plain, ',', '.');
  }
  // No exponents, no hexadecimals. Not std::from_chars, which the browser's library lacks.
  const bool good = plain.find_first_not_of("0123456789.") == std::string::npos &&
                    plain.find_first_of("0123456789") != std::string::npos &&
                    std::ranges::count(plain, '.') <= 1;
  if (!good) return std::nullopt;
  const double value = std::strtod(plain.c_str(), nullptr);
  if (!std::isfinite(value)) return std::nullopt;
  return minus ? -value : value;
}

std::string Bytes(std::uint64_t bytes) {
  constexpr std::array kUnits{"B", "KB", "MB", "GB", "TB"};
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 999.5 && unit + 1 < kUnits.size()) {
    value /= 1000;
    ++unit;
  }
  return Fixed(value, unit == 0 || value >= 99.95 ? 0 : 1) + " " + kUnits[unit];
}

std::string Percent(double share) {
  const double percent = share * 100;
  if (percent > 0 && percent < 0.05) return "<" + Fixed(0.1, 1) + " %";
  if (percent < 100 && percent > 99.95) return ">" + Fixed(99.9, 1) + " %";
  const bool whole = percent == std::floor(percent) && (percent == 0 || percent == 100);
  return Fixed(percent, whole ? 0 : 1) + " %";
}

std::string Share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? "–" : Percent(static_cast<double>(part) / static_cast<double>(whole));
}

std::string Duration(double seconds) {
  if (seconds < 1) return Tr(T::kUnderASecond);
  const auto whole = static_cast<std::uint64_t>(std::llround(std::min(seconds, 360000.0)));
  if (whole < 60) return Fill(T::kSeconds, {std::to_string(whole)});
  if (whole < 3600) {
    return Fill(T::kMinutes, {std::to_string(whole / 60), std::to_string(whole % 60)});
  }
  return Fill(T::kHours, {std::to_string(whole / 3600), std::to_string(whole / 60 % 60)});
}

std::string Milliseconds(double ms) {
  if (ms >= 999.5) return Fill(T::kSeconds, {Fixed(ms / 1000, 1)});
  if (ms < 0.05) return "<" + Fixed(0.1, 1) + " ms";
  return Fixed(ms, ms < 99.95 ? 1 : 0) + " ms";
}

std::string Date(std::string_view iso) {
  if (iso.size() < 10 || !AllDigits(iso.substr(0, 4)) || !AllDigits(iso.substr(5, 2)) ||
      !AllDigits(iso.substr(8, 2))) {
    return std::string(iso);
  }
  const int month = (iso[5] - '0') * 10 + (iso[6] - '0');
  if (month < 1 || month > 12) return std::string(iso);
  std::string text(iso.substr(iso[8] == '0' ? 9 : 8, iso[8] == '0' ? 1 : 2));
  text += ' ';
  const MonthNames& months = English() ? kEnglishMonths : kIndonesianMonths;
  text += months[static_cast<std::size_t>(month - 1)];
  text += ' ';
  text += iso.substr(0, 4);
  return text;
}

std::string Month(std::string_view iso) {
  const std::string day = Date(iso);
  if (day == iso) return day;
  const std::string_view names = Tr(T::kMonthNames);
  const int month = (iso[5] - '0') * 10 + (iso[6] - '0');
  std::size_t from = 0;
  for (int passed = 1; passed < month; ++passed) from = names.find(' ', from) + 1;
  std::string text(names.substr(from, names.find(' ', from) - from));
  text += ' ';
  text += iso.substr(0, 4);
  return text;
}

std::string DateTime(std::string_view iso) {
  const std::string day = Date(iso);
  if (iso.size() <= 10 || day.size() >= iso.size()) return day;
  std::string clock(iso.substr(10));
  if (!English()) {
    std::ranges::replace(clock, '.', ',');  // of a second's fraction
    std::ranges::replace(clock, ':', '.');
  }
  return day + clock;
}

std::string Cell(std::string_view type, std::string_view value) {
  if (type == "number") return GroupedDecimal(value);
  if (type == "date" || type == "date and time") return DateTime(value);
  return std::string(value);
}

}  // namespace kohort
