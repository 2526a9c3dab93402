#include "core/import/column_guess.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/text.h"
#include "core/import/column_names.h"
#include "core/import/identity.h"

namespace kohort {
namespace {

using Names = std::span<const std::string_view>;

bool Contains(Names names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool HasPart(Names parts, std::string_view name) {
  return std::ranges::any_of(
      parts, [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z'; }

// ---- What a cell looks like

bool IsYesNo(std::string_view cell) {
  static constexpr auto kWords =
      std::to_array<std::string_view>({"yes", "no", "true", "false", "ya", "tidak", "y", "n", "ja",
                                       "nein", "si", "s\xC3\xAD", "t", "f"});
  return std::ranges::any_of(kWords, [cell](std::string_view word) {
    return std::ranges::equal(cell, word, {}, LowerAscii);
  });
}

bool IsEmail(std::string_view cell) {
  const std::size_t at = cell.find('@');
  if (at == 0 || at == std::string_view::npos || cell.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::size_t point = cell.rfind('.');
  return point != std::string_view::npos && point > at + 1 && point + 2 < cell.size() &&
         cell.find_first_of(" ,;<>") == std::string_view::npos;
}

// "+62 812-3456-7890", "(0812) 3456 7890". Digits without + or 0 in front could be anything.
bool IsPhone(std::string_view cell) {
  cell = TrimSpaces(cell);
  if (cell.starts_with('(')) cell.remove_prefix(1);
  if (!cell.starts_with('+') && !cell.starts_with('0')) return false;
  if (cell.find_first_not_of("0123456789 -.()/", 1) != std::string_view::npos) return false;
  const auto digits = std::ranges::count_if(cell, IsDigit);
  return digits >= 9 && digits <= 15;
}

// APNs tokens are 64 hexadecimal digits, those of FCM some 150 letters, digits and a colon.
bool IsPushToken(std::string_view cell) {
  return cell.size() >= 60 && std::ranges::all_of(cell, [](char c) {
           return IsDigit(c) || IsLetter(c) || c == ':' || c == '-' || c == '_';
         });
}

// "id-ID", "en_US"
bool IsLocale(std::string_view cell) {
  return cell.size() == 5 && IsLetter(cell[0]) && IsLetter(cell[1]) &&
         (cell[2] == '-' || cell[2] == '_') && cell[3] >= 'A' && cell[3] <= 'Z' && cell[4] >= 'A' &&
         cell[4] <= 'Z';
}

// Digits alone are a time only if they look like one: a day of 1970 to 2099, an instant of 2001 to
// 2099 of as many digits, or one of Excel's days of those years.
bool IsPlausible(std::string_view cell, TimeFormat format, const ParsedTime& time) {
  const std::size_t digits = std::min(cell.find('.'), cell.size());
  const bool in_range = time.micros >= kFirstInstant && time.micros < kEndInstant;
  switch (format) {
    case TimeFormat::kCompact: return cell.size() >= 8 && in_range;
    case TimeFormat::kUnixSeconds: return digits == 10 && in_range;
    case TimeFormat::kUnixMilliseconds: return digits == 13 && in_range;
    case TimeFormat::kUnixMicroseconds: return digits == 16 && in_range;
    case TimeFormat::kExcelDays: return in_range;
    default: return true;
  }
}

bool IsDigitsOnly(TimeFormat format) {
  return format == TimeFormat::kUnixSeconds || format == TimeFormat::kUnixMilliseconds ||
         format == TimeFormat::kUnixMicroseconds || format == TimeFormat::kExcelDays ||
         format == TimeFormat::kCompact;
}

bool Enough(std::uint64_t reads, std::uint64_t of) { return of > 0 && reads * 100 >= of * 95; }
bool Half(std::uint64_t reads, std::uint64_t of) { return reads > 0 && reads * 2 >= of; }

double Share(std::uint64_t part, std::uint64_t of) {
  return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
}

template <class Fits>
std::uint64_t CountIf(const std::vector<std::string_view>& cells, Fits fits) {
  return static_cast<std::uint64_t>(std::ranges::count_if(cells, fits));
}

// 12.11.2026 is day first everywhere.
bool HasDots(std::string_view cell) {
  const std::size_t separator = cell.find_first_of("./-");
  return separator != std::string_view::npos && cell[separator] == '.';
}

// Whether the first numbers of dates repeat more than the second ones do: a file covers few months
// and many days.
bool MonthsComeFirst(const std::vector<std::string_view>& cells) {
  std::set<std::string_view> firsts;
  std::set<std::string_view> seconds;
  for (const std::string_view cell : cells) {
    const std::size_t begin = cell.find_first_of("/-.");
    if (begin == std::string_view::npos) continue;
    firsts.insert(cell.substr(0, begin));
    seconds.insert(cell.substr(begin + 1, cell.find_first_of("/-.", begin + 1) - begin - 1));
  }
  return firsts.size() < seconds.size();
}

struct TimeReading {
  std::uint64_t reads = 0;
  std::uint64_t dates_only = 0;
};

// Stops where fewer than half of the cells can read.
TimeReading ReadAs(TimeFormat format, const std::vector<std::string_view>& cells) {
  TimeReading reading;
  std::size_t fails = 0;
  for (const std::string_view cell : cells) {
    const auto time = ParseTime(cell, format);
    if (!time || !IsPlausible(cell, format, *time)) {
      if (++fails * 2 > cells.size()) break;
      continue;
    }
    ++reading.reads;
    if (time->date_only) ++reading.dates_only;
  }
  return reading;
}

// True when the cells are times.
bool LookForTimes(const std::vector<std::string_view>& cells, ColumnFacts& facts) {
  const std::string name = SimpleName(facts.name);
  const bool time_name =
      HasPart(column_names::kTimeParts, name) || Contains(column_names::kTime, name);
  const bool number_name = HasPart(column_names::kNumberNameParts, name) || name.ends_with("id");
  for (const TimeFormat format :
       {TimeFormat::kYearMonthDay, TimeFormat::kCompact, TimeFormat::kDayMonthYear,
        TimeFormat::kMonthDayYear, TimeFormat::kDayMonthName, TimeFormat::kMonthNameDay,
        TimeFormat::kShortYearFirst, TimeFormat::kUnixSeconds, TimeFormat::kUnixMilliseconds,
        TimeFormat::kUnixMicroseconds, TimeFormat::kExcelDays}) {
    if (format == TimeFormat::kExcelDays ? !time_name
                                         : IsDigitsOnly(format) && number_name && !time_name) {
      continue;
    }
    const TimeReading reading = ReadAs(format, cells);
    if (!facts.likely && Half(reading.reads, facts.values)) facts.likely = format;
    if (!Enough(reading.reads, facts.values)) continue;
    facts.format = format;
    facts.type = reading.dates_only == reading.reads ? ColumnType::kDate : ColumnType::kDateTime;
    if (format == TimeFormat::kDayMonthYear) {
      const TimeReading other = ReadAs(TimeFormat::kMonthDayYear, cells);
      facts.day_month_unclear =
          other.reads == reading.reads && !std::ranges::all_of(cells, HasDots);
      if (other.reads > reading.reads || (facts.day_month_unclear && MonthsComeFirst(cells))) {
        facts.format = TimeFormat::kMonthDayYear;
      }
    }
    facts.confidence =
        Share(reading.reads, facts.values) * (facts.day_month_unclear              ? 0.5
                                              : IsDigitsOnly(format) && !time_name ? 0.7
                                                                                   : 1);
    return true;
  }
  return false;
}

void LookForNumbers(const std::vector<std::string_view>& cells, char likely_decimal,
                    ColumnFacts& facts) {
  const auto guess = GuessNumberFormat(cells, likely_decimal);
  if (!guess || !Half(guess->reads, facts.values)) return;
  facts.mostly_numbers = true;
  facts.number_format = guess->format;
  facts.number_unclear = guess->ask;
  facts.mixed_units = guess->mixed_units;
  if (guess->units * 2 >= guess->reads) facts.unit = guess->unit;
  if (!Enough(guess->reads, facts.values)) return;
  facts.type = ColumnType::kNumber;
  facts.confidence = guess->confidence * Share(guess->reads, facts.values);
}

}  // namespace

ColumnFacts LookAt(const ColumnCells& column, char likely_decimal) {
  const std::vector<std::string_view>& cells = column.values;
  ColumnFacts facts{.name = column.name,
                    .format = {},
                    .likely = {},
                    .number_format = {},
                    .unit = {},
                    .examples = {}};
  facts.values = cells.size();
  std::set<std::string_view> seen;
  for (const std::string_view cell : cells) {
    if (seen.insert(cell).second && facts.examples.size() < 3) facts.examples.emplace_back(cell);
  }
  facts.distinct = seen.size();
  facts.joins_as_integers =
      std::ranges::all_of(cells, IsWholeNumber) &&
      std::ranges::any_of(cells, [](std::string_view cell) { return cell.contains('.'); });
  facts.emails = Half(CountIf(cells, IsEmail), facts.values);
  facts.phones = Half(CountIf(cells, IsPhone), facts.values);
  facts.push_tokens = Half(CountIf(cells, IsPushToken), facts.values);
  facts.locales = facts.values > 0 && std::ranges::all_of(cells, IsLocale);

  if (LookForTimes(cells, facts)) return facts;
  LookForNumbers(cells, likely_decimal, facts);
  if (facts.type == ColumnType::kNumber) return facts;
  const std::uint64_t yes_nos = CountIf(cells, IsYesNo);
  if (Enough(yes_nos, facts.values)) {
    facts.type = ColumnType::kYesNo;
    facts.confidence = Share(yes_nos, facts.values);
  } else if (facts.values > 0) {
    facts.confidence = facts.mostly_numbers || facts.likely ? 0.5 : 1;
  }
  return facts;
}

std::vector<ColumnFacts> LookAtAll(std::span<const ColumnCells> columns, char likely_decimal) {
  std::vector<ColumnFacts> facts;
  int points = 0;
  int commas = 0;
  for (const ColumnCells& column : columns) {
    facts.push_back(LookAt(column));
    const ColumnFacts& fact = facts.back();
    if (fact.type != ColumnType::kNumber || fact.number_unclear) continue;
    // Only a mark that was seen says something: a plain "5" fits both.
    if (fact.number_format->decimal == ',') ++commas;
    if (std::ranges::any_of(column.values, [](auto cell) { return cell.contains('.'); })) {
      if (fact.number_format->decimal == '.') ++points;
    }
  }
  if (points != commas) likely_decimal = points > commas ? '.' : ',';
  if (likely_decimal == 0) return facts;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (facts[i].number_unclear) facts[i] = LookAt(columns[i], likely_decimal);
  }
  return facts;
}

// ---- Meanings

namespace {

bool IsTime(const ColumnFacts& column) { return column.format.has_value(); }
bool IsLikelyTime(const ColumnFacts& column) { return column.likely.has_value(); }
bool IsAmount(const ColumnFacts& column) { return column.mostly_numbers; }
bool IsNoTime(const ColumnFacts& column) { return !column.format && column.values > 0; }
bool IsText(const ColumnFacts& column) { return column.type == ColumnType::kText; }
bool IsPhoneOrDigits(const ColumnFacts& column) {
  return column.phones || column.type == ColumnType::kNumber;
}
bool HasEmails(const ColumnFacts& column) { return column.emails; }
bool HasPhones(const ColumnFacts& column) { return column.phones; }
bool HasPushTokens(const ColumnFacts& column) { return column.push_tokens; }
bool HasLocales(const ColumnFacts& column) { return column.locales; }
bool IsEventNames(const ColumnFacts& column) {
  return column.type == ColumnType::kText && column.values > 0 && column.distinct <= 1000;
}

// What is inside of another object is named by its own key: amount of properties.amount.
std::string_view OwnKey(std::string_view name) {
  if (name.contains(' ')) return name;
  const std::string_view key = name.substr(name.rfind('.') + 1);
  return SimpleName(key).size() < 2 ? name : key;
}

class Guesser {
 public:
  explicit Guesser(std::span<const ColumnFacts> columns) : columns_(columns) {
    for (const ColumnFacts& column : columns) {
      std::string name(OwnKey(column.name));
      const std::string_view currency = CurrencyIn(name);
      if (column.mostly_numbers && !currency.empty()) {
        name.erase(static_cast<std::size_t>(currency.data() - name.data()), currency.size());
      }
      names_.push_back(SimpleName(name));
    }
    guesses_.resize(columns.size());
  }

  template <class Fits>
  bool GiveByName(Meaning meaning, Names names, Fits fits, double confidence = 0.95) {
    for (const std::string_view name : names) {
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (!guesses_[i] && names_[i] == name && fits(columns_[i])) {
          guesses_[i] = {meaning, confidence};
          return true;
        }
      }
    }
    return false;
  }

  // The first column that fits.
  template <class Fits>
  bool GiveByValues(Meaning meaning, Fits fits, double confidence) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!guesses_[i] && fits(columns_[i])) {
        guesses_[i] = {meaning, confidence};
        return true;
      }
    }
    return false;
  }

  // "accepts_sms_marketing", "email_consent": the channel is in the name.
  void GiveConsents() {
    using namespace column_names;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& name = names_[i];
      if (guesses_[i] || !HasPart(kConsentParts, name)) continue;
      std::optional<Meaning> channel;
      if (name.contains("whatsapp") || name.starts_with("wa") || name.ends_with("wa")) {
        channel = Meaning::kConsentWhatsapp;
      } else if (name.contains("sms")) {
        channel = Meaning::kConsentSms;
      } else if (name.contains("push")) {
        channel = Meaning::kConsentPush;
      } else if (name.contains("email") || name.ends_with("acceptsmarketing")) {
        channel = Meaning::kConsentEmail;
      }
      const bool detail = IsTime(columns_[i]) || HasPart(kConsentDetailParts, name);
      const bool given = std::ranges::any_of(
          guesses_, [&](const auto& guess) { return guess && guess->meaning == channel; });
      guesses_[i] = channel && !detail && !given ? MeaningGuess{*channel, 0.9}
                                                 : MeaningGuess{Meaning::kAttribute, 0.8};
    }
  }

  std::vector<MeaningGuess> Take() {
    std::vector<MeaningGuess> result;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const ColumnFacts& column = columns_[i];
      const bool attribute = Contains(column_names::kAttribute, names_[i]) || column.emails ||
                             column.phones || column.push_tokens;
      result.push_back(guesses_[i].value_or(attribute ? MeaningGuess{Meaning::kAttribute, 0.8}
                                                      : MeaningGuess{Meaning::kProperty, 0.6}));
    }
    return result;
  }

 private:
  std::span<const ColumnFacts> columns_;
  std::vector<std::string> names_;
  std::vector<std::optional<MeaningGuess>> guesses_;
};

}  // namespace

std::vector<MeaningGuess> GuessMeanings(std::span<const ColumnFacts> columns) {
  using namespace column_names;
  Guesser guesser(columns);
  guesser.GiveByName(Meaning::kTime, kTime, IsTime) ||
      guesser.GiveByName(Meaning::kTime, kTime, IsLikelyTime, 0.7) ||
      guesser.GiveByValues(Meaning::kTime, IsTime, 0.7);
  if (!guesser.GiveByName(Meaning::kCustomer, kCustomer, IsNoTime)) {
    guesser.GiveByName(Meaning::kCustomer, kEmail, IsNoTime, 0.8) ||
        guesser.GiveByName(Meaning::kCustomer, kPhone, IsNoTime, 0.8) ||
        guesser.GiveByValues(Meaning::kCustomer, HasEmails, 0.6) ||
        guesser.GiveByValues(Meaning::kCustomer, HasPhones, 0.6);
  }
  guesser.GiveByName(Meaning::kEvent, kEvent, IsEventNames);

  const bool quantity = guesser.GiveByName(Meaning::kQuantity, kQuantity, IsAmount);
  guesser.GiveByName(Meaning::kUnitPrice, kUnitPrice, IsAmount) ||
      (quantity && guesser.GiveByName(Meaning::kUnitPrice, kPrice, IsAmount, 0.8));
  guesser.GiveByName(Meaning::kAmount, kAmount, IsAmount) ||
      guesser.GiveByName(Meaning::kAmount, kPrice, IsAmount, 0.8);
  guesser.GiveByName(Meaning::kOrderId, kOrderId, IsNoTime);
  guesser.GiveByName(Meaning::kEventId, kEventId, IsNoTime);

  guesser.GiveConsents();
  guesser.GiveByName(Meaning::kEmail, kEmail, HasEmails) ||
      guesser.GiveByValues(Meaning::kEmail, HasEmails, 0.8);
  guesser.GiveByName(Meaning::kPhone, kPhone, IsPhoneOrDigits) ||
      guesser.GiveByValues(Meaning::kPhone, HasPhones, 0.7);
  guesser.GiveByName(Meaning::kPushToken, kPushToken, IsText) ||
      guesser.GiveByValues(Meaning::kPushToken, HasPushTokens, 0.7);
  guesser.GiveByName(Meaning::kFirstName, kFirstName, IsText);
  guesser.GiveByName(Meaning::kLanguage, kLanguage, IsText) ||
      guesser.GiveByValues(Meaning::kLanguage, HasLocales, 0.7);
  return guesser.Take();
}

}  // namespace kohort
