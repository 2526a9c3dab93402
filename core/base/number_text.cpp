#include "core/base/number_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"

namespace kohort {
namespace {

constexpr std::array<std::pair<NumberFormat, std::string_view>, 8> kNames{{
    {{'.', 0}, "1234.56"},
    {{'.', ','}, "1,234.56"},
    {{'.', ' '}, "1 234.56"},
    {{'.', '\''}, "1'234.56"},
    {{',', 0}, "1234,56"},
    {{',', '.'}, "1.234,56"},
    {{',', ' '}, "1 234,56"},
    {{',', '\''}, "1'234,56"},
}};

// No-break, narrow no-break and thin space.
constexpr auto kWideSpaces =
    std::to_array<std::string_view>({"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"});
constexpr std::string_view kMinusSign = "\xE2\x88\x92";   // U+2212
constexpr std::string_view kApostrophe = "\xE2\x80\x99";  // U+2019

struct Unit {
  std::string_view written;  // in lower case
  std::string_view unit;
};

// What begins with another one stands before it.
constexpr auto kUnits = std::to_array<Unit>({
    {"%", "%"},     {"rp.", "IDR"}, {"rp", "IDR"},  {"idr", "IDR"}, {"us$", "USD"}, {"usd", "USD"},
    {"s$", "SGD"},  {"sgd", "SGD"}, {"a$", "AUD"},  {"aud", "AUD"}, {"c$", "CAD"},  {"ca$", "CAD"},
    {"cad", "CAD"}, {"nz$", "NZD"}, {"nzd", "NZD"}, {"hk$", "HKD"}, {"hkd", "HKD"}, {"nt$", "TWD"},
    {"twd", "TWD"}, {"r$", "BRL"},  {"brl", "BRL"}, {"mx$", "MXN"}, {"mxn", "MXN"}, {"$", "$"},
    {"£", "GBP"},   {"gbp", "GBP"}, {"€", "EUR"},   {"eur", "EUR"}, {"¥", "¥"},     {"jpy", "JPY"},
    {"cny", "CNY"}, {"rmb", "CNY"}, {"rm", "MYR"},  {"myr", "MYR"}, {"₹", "INR"},   {"inr", "INR"},
    {"rs.", "Rs"},  {"rs", "Rs"},   {"₩", "KRW"},   {"krw", "KRW"}, {"฿", "THB"},   {"thb", "THB"},
    {"₫", "VND"},   {"vnd", "VND"}, {"₱", "PHP"},   {"php", "PHP"}, {"chf", "CHF"}, {"fr.", "CHF"},
    {"sek", "SEK"}, {"nok", "NOK"}, {"dkk", "DKK"}, {"kr.", "kr"},  {"kr", "kr"},   {"pln", "PLN"},
    {"zł", "PLN"},  {"czk", "CZK"}, {"kč", "CZK"},  {"₽", "RUB"},   {"rub", "RUB"}, {"₺", "TRY"},
    {"try", "TRY"}, {"₪", "ILS"},   {"ils", "ILS"}, {"aed", "AED"}, {"sar", "SAR"}, {"zar", "ZAR"},
    {"ars", "ARS"}, {"cop", "COP"}, {"clp", "CLP"}, {"s/.", "PEN"}, {"s/", "PEN"},  {"pen", "PEN"},
    {"huf", "HUF"}, {"ft", "HUF"},  {"₦", "NGN"},   {"ngn", "NGN"}, {"₴", "UAH"},   {"uah", "UAH"},
});

// Whose countries write 1.500 for a thousand and a half.
constexpr auto kPointGroupUnits = std::to_array<std::string_view>(
    {"IDR", "EUR", "BRL", "VND", "TRY", "DKK", "ARS", "COP", "CLP"});

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool HasDigit(std::string_view text) { return std::ranges::any_of(text, IsDigit); }
bool IsLetter(char c) { return LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z'; }

// The bytes of a space at the front or at the back of a text.
std::size_t SpaceAt(std::string_view text, bool front) {
  if (text.empty()) return 0;
  const char end = front ? text.front() : text.back();
  if (end == ' ' || end == '\t') return 1;
  for (const std::string_view space : kWideSpaces) {
    if (front ? text.starts_with(space) : text.ends_with(space)) return space.size();
  }
  return 0;
}

std::string_view TrimAllSpaces(std::string_view text) {
  while (const std::size_t bytes = SpaceAt(text, true)) text.remove_prefix(bytes);
  while (const std::size_t bytes = SpaceAt(text, false)) text.remove_suffix(bytes);
  return text;
}

bool EqualsLower(std::string_view text, std::string_view lower) {
  return std::ranges::equal(text, lower, {}, LowerAscii);
}

// A unit at the front or at the back; letters beside letters are a longer word.
std::string_view TakeUnit(std::string_view& text) {
  for (const Unit& unit : kUnits) {
    const std::size_t size = unit.written.size();
    if (text.size() <= size) continue;
    const bool letters = IsLetter(unit.written.back());
    if (EqualsLower(text.substr(0, size), unit.written) && !(letters && IsLetter(text[size]))) {
      text.remove_prefix(size);
      return unit.unit;
    }
    const std::size_t rest = text.size() - size;
    if (EqualsLower(text.substr(rest), unit.written) &&
        !(IsLetter(unit.written.front()) && IsLetter(text[rest - 1]))) {
      text.remove_suffix(size);
      return unit.unit;
    }
  }
  return {};
}

// A number without what stands around its digits.
struct Peeled {
  std::string_view body;
  std::string_view unit;
  char sign = 0;
};

// Takes a sign off the text, if there is one.
void TakeSign(Peeled& number, char decimal) {
  std::string_view& body = number.body;
  const auto take = [&](std::size_t front, std::size_t back, char sign) {
    body.remove_prefix(front);
    body.remove_suffix(back);
    number.sign = sign;
  };
  if (body.size() < 2) return;
  if (body.front() == '-') return take(1, 0, '-');
  if (body.front() == '+') return take(1, 0, '+');
  if (body.starts_with(kMinusSign)) return take(kMinusSign.size(), 0, '-');
  if (body.front() == '(' && body.back() == ')') return take(1, 1, '-');
  if (body.back() == '-' && IsDigit(body[body.size() - 2])) return take(0, 1, '-');
  // Dashes in the place of cents.
  std::size_t dashes = 0;
  while (dashes < 2 && body[body.size() - 1 - dashes] == '-') ++dashes;
  if (dashes > 0 && body.size() > dashes + 1 && body[body.size() - 1 - dashes] == decimal) {
    body.remove_suffix(dashes + 1);
  }
}

Peeled Peel(std::string_view text, char decimal) {
  Peeled number{.body = TrimAllSpaces(text), .unit = {}};
  for (;;) {
    const std::size_t size = number.body.size();
    if (size == 0 || (IsDigit(number.body.front()) && IsDigit(number.body.back()))) return number;
    if (number.sign == 0) TakeSign(number, decimal);
    if (number.unit.empty()) number.unit = TakeUnit(number.body);
    number.body = TrimAllSpaces(number.body);
    if (number.body.size() == size) return number;
  }
}

// The bytes of a mark between thousands at the front of a text.
std::size_t GroupMark(std::string_view text, char group) {
  if (text.empty() || group == 0) return 0;
  if (group == ' ') return text.front() == '\t' ? 0 : SpaceAt(text, true);
  if (group == '\'' && text.starts_with(kApostrophe)) return kApostrophe.size();
  return text.front() == group ? 1 : 0;
}

std::size_t CountDigits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, IsDigit) - text.begin());
}

// "1.234.567" -> "1234567", taken off the text. False where a mark is out of place.
bool TakeWhole(std::string_view& text, NumberFormat format, std::string& plain) {
  std::size_t first = 0;
  std::size_t middle = 0;  // the size of the groups between the first and the last
  for (std::size_t marks = 0;; ++marks) {
    const std::size_t run = CountDigits(text);
    plain += text.substr(0, run);
    text.remove_prefix(run);
    const std::size_t mark = GroupMark(text, format.group);
    if (mark == 0) {
      if (marks == 0) return true;
      return run == 3 && (middle != 2 || (first <= 2 && format.group == ','));
    }
    if (marks == 0) {
      first = run;
      if (run < 1 || run > 3) return false;
    } else if (run < 2 || run > 3 || (middle != 0 && run != middle)) {
      return false;
    } else {
      middle = run;
    }
    text.remove_prefix(mark);
  }
}

// What a cell's marks say of the column's.
struct Marks {
  std::uint64_t decimal_point = 0;  // cells where the point can only be the decimal mark
  std::uint64_t decimal_comma = 0;
  std::uint64_t either_point = 0;  // such as 1.500
  std::uint64_t either_comma = 0;
  std::uint64_t round_point = 0;            // of either_point, those that end in 00
  std::uint64_t long_whole = 0;             // 1234, where thousands would be marked
  std::uint64_t group_units = 0;            // units of countries that write 1.500
  std::array<std::uint64_t, 128> groups{};  // cells in which this is a mark between thousands
};

void Look(std::string_view body, Marks& marks) {
  const std::size_t point = body.find('.');
  const std::size_t comma = body.find(',');
  if (body.find('\'') != std::string_view::npos ||
      body.find(kApostrophe) != std::string_view::npos) {
    ++marks.groups['\''];
  }
  for (std::size_t i = 1; i + 1 < body.size(); ++i) {
    if (SpaceAt(body.substr(i), true) > 0) {
      ++marks.groups[' '];
      break;
    }
  }
  if (point == std::string_view::npos && comma == std::string_view::npos) {
    if (CountDigits(body) > 3) ++marks.long_whole;
    return;
  }
  const auto decimal = [&](char mark) {
    ++(mark == '.' ? marks.decimal_point : marks.decimal_comma);
  };
  if (point != std::string_view::npos && comma != std::string_view::npos) {
    const char last = body.rfind('.') > body.rfind(',') ? '.' : ',';
    ++marks.groups[last == '.' ? ',' : '.'];
    return decimal(last);
  }
  const char mark = point != std::string_view::npos ? '.' : ',';
  const std::size_t at = body.find(mark);
  if (body.rfind(mark) != at) {
    ++marks.groups[static_cast<unsigned char>(mark)];
    return decimal(mark == '.' ? ',' : '.');
  }
  const std::size_t before = CountDigits(body);
  const bool three = body.size() == at + 4 && CountDigits(body.substr(at + 1)) == 3;
  if (!three || before != at || before < 1 || before > 3 || body.front() == '0') {
    if (before > 3) ++marks.long_whole;
    return decimal(mark);
  }
  if (mark == ',') {
    ++marks.either_comma;
  } else {
    ++marks.either_point;
    if (body.ends_with("00")) ++marks.round_point;
  }
}

struct Decision {
  char decimal = '.';
  double confidence = 1;
  bool ask = false;
  bool groups = false;  // the other mark stands between thousands
};

// Of cells of which all marks could be either.
Decision DecideEither(const Marks& marks, char likely) {
  const bool comma = marks.either_comma > 0;
  const bool point = marks.either_point > 0;
  if (!comma && !point) return {.decimal = likely == 0 ? '.' : likely};
  if (comma && point) {
    const char decimal = likely != 0 ? likely : marks.either_comma > marks.either_point ? '.' : ',';
    return {.decimal = decimal, .confidence = 0.5, .ask = true, .groups = true};
  }
  // Wholes of four digits without a mark say that thousands have none.
  const bool unmarked = marks.long_whole > 0;
  if (comma) {
    if (likely == ',' || (unmarked && likely == 0)) {
      return {.decimal = ',', .confidence = 0.7, .ask = likely == 0};
    }
    return {.decimal = '.',
            .confidence = likely == '.' ? 0.95 : 0.8,
            .ask = likely == 0,
            .groups = true};
  }
  if (likely == 0 && !unmarked && marks.group_units * 2 > marks.either_point) likely = ',';
  if (likely == ',') return {.decimal = ',', .confidence = 0.95, .ask = false, .groups = true};
  const bool round = !unmarked && marks.round_point * 2 > marks.either_point;
  if (likely == 0 && round) {
    return {.decimal = ',', .confidence = 0.7, .ask = true, .groups = true};
  }
  return {.decimal = '.', .confidence = likely == '.' ? 0.9 : 0.6, .ask = likely == 0};
}

Decision Decide(const Marks& marks, char likely) {
  const double points = static_cast<double>(marks.decimal_point);
  const double commas = static_cast<double>(marks.decimal_comma);
  if (points == 0 && commas == 0) return DecideEither(marks, likely);
  const char decimal = commas > points ? ',' : '.';
  return {.decimal = decimal,
          .confidence = std::max(points, commas) / (points + commas),
          .ask = false,
          .groups = (decimal == ',' ? marks.either_point : marks.either_comma) > 0};
}

char DecideGroup(const Marks& marks, const Decision& decision) {
  const char other = decision.decimal == '.' ? ',' : '.';
  char group = 0;
  std::uint64_t most = 0;
  for (const char mark : {other, ' ', '\''}) {
    const std::uint64_t cells = marks.groups[static_cast<unsigned char>(mark)];
    if (cells > most) {
      group = mark;
      most = cells;
    }
  }
  if (group == 0 && decision.groups) group = other;
  // Rows past those seen may reach a thousand. The point can be nothing else there.
  if (group == 0 && marks.decimal_comma > 0 && decision.decimal == ',' && marks.long_whole == 0) {
    group = '.';
  }
  return group;
}

}  // namespace

std::string_view NumberFormatName(NumberFormat format) {
  for (const auto& [known, name] : kNames) {
    if (format == known) return name;
  }
  return "";
}

std::optional<NumberFormat> NumberFormatByName(std::string_view name) {
  for (const auto& [format, known] : kNames) {
    if (name == known) return format;
  }
  return std::nullopt;
}

std::optional<NumberText> ReadNumber(std::string_view text, NumberFormat format) {
  Peeled number = Peel(text, format.decimal);
  NumberText read{.plain = {}, .unit = number.unit};
  if (number.sign != 0) read.plain += number.sign;
  std::string_view& body = number.body;
  if (!TakeWhole(body, format, read.plain)) return std::nullopt;
  if (body.starts_with(format.decimal)) {
    const std::size_t digits = CountDigits(body.substr(1));
    read.plain += '.';
    read.plain += body.substr(1, digits);
    body.remove_prefix(1 + digits);
  }
  if (std::ranges::none_of(read.plain, IsDigit)) return std::nullopt;
  if (!body.empty()) {  // an exponent
    const std::size_t sign = body.size() > 1 && (body[1] == '+' || body[1] == '-') ? 1 : 0;
    const std::size_t digits = body.size() - std::min(body.size(), 1 + sign);
    if (LowerAscii(body.front()) != 'e' || digits == 0 ||
        CountDigits(body.substr(1 + sign)) != digits) {
      return std::nullopt;
    }
    read.plain += body;
  }
  return read;
}

std::optional<Decimal> ParseDecimal(std::string_view text, NumberFormat format) {
  const auto number = ReadNumber(text, format);
  return number ? ParseDecimal(number->plain) : std::nullopt;
}

std::optional<double> ParseDouble(std::string_view text, NumberFormat format) {
  const auto number = ReadNumber(text, format);
  return number ? ParseDouble(number->plain) : std::nullopt;
}

bool IsQuantity(std::string_view plain) {
  if (plain.starts_with('-')) plain.remove_prefix(1);
  if (plain.starts_with('+')) return false;
  if (plain.size() > 1 && plain[0] == '0' && plain[1] != '.') return false;
  return plain.size() <= 18 || plain.find_first_of(".eE") != std::string_view::npos;
}

std::optional<NumberGuess> GuessNumberFormat(std::span<const std::string_view> cells,
                                             char likely_decimal) {
  Marks marks;
  std::size_t others = 0;  // that are no numbers in any reading
  for (const std::string_view cell : cells) {
    const Peeled number = HasDigit(cell) ? Peel(cell, ',') : Peeled();
    if (number.body.empty() || !(IsDigit(number.body.back()) || IsDigit(number.body.front()))) {
      if (++others * 2 > cells.size()) return std::nullopt;
      continue;
    }
    // Marks of what is none either, such as dates, say nothing.
    if (number.body.find_first_not_of("0123456789.,' \t\xC2\xA0\xE2\x80\xAF\x89\x99") !=
        std::string_view::npos) {
      continue;
    }
    Look(number.body, marks);
    if (std::ranges::find(kPointGroupUnits, number.unit) != kPointGroupUnits.end()) {
      ++marks.group_units;
    }
  }
  const Decision decision = Decide(marks, likely_decimal);
  NumberGuess guess{.format = {decision.decimal, DecideGroup(marks, decision)},
                    .unit = {},
                    .confidence = decision.confidence,
                    .ask = decision.ask};
  for (const std::string_view cell : cells) {
    if (!HasDigit(cell)) continue;
    const auto number = ReadNumber(cell, guess.format);
    if (!number || !IsQuantity(number->plain) || !ParseDouble(number->plain)) continue;
    ++guess.reads;
    if (number->unit.empty()) continue;
    if (guess.units++ == 0) guess.unit = number->unit;
    if (guess.unit != number->unit) guess.mixed_units = true;
  }
  if (guess.reads == 0) return std::nullopt;
  return guess;
}

}  // namespace kohort
