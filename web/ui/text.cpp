#include "web/ui/text.h"

#include <algorithm>
#include <cmath>

#include "web/ui/fill.h"

namespace kohort {
namespace {

constexpr const char* kEnglish[] = {
#define KOHORT_TEXT_ENGLISH(name, english, indonesian) english,
    KOHORT_TEXTS(KOHORT_TEXT_ENGLISH)
#undef KOHORT_TEXT_ENGLISH
};
constexpr const char* kIndonesian[] = {
#define KOHORT_TEXT_INDONESIAN(name, english, indonesian) indonesian,
    KOHORT_TEXTS(KOHORT_TEXT_INDONESIAN)
#undef KOHORT_TEXT_INDONESIAN
};

constexpr std::string_view kGap = " … ";
Language the_language = Language::kEnglish;

std::string Join(std::initializer_list<std::string> parts) {
  std::string joined;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!joined.empty()) joined += " · ";
    joined += part;
  }
  return joined;
}

}  // namespace

void SetLanguage(Language language) { the_language = language; }
Language CurrentLanguage() { return the_language; }

const char* Tr(T text) {
  const auto* texts = the_language == Language::kEnglish ? kEnglish : kIndonesian;
  return texts[static_cast<std::size_t>(text)];
}

std::string_view WordsBefore(std::string_view text) { return text.substr(0, text.find(kGap)); }

std::string_view WordsAfter(std::string_view text) {
  const std::size_t gap = text.find(kGap);
  return gap == std::string_view::npos ? std::string_view() : text.substr(gap + kGap.size());
}

std::string FillPattern(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string filled;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
      const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
      if (index < values.size()) filled += values.begin()[index];
      i += 2;
    } else {
      filled += pattern[i];
    }
  }
  return filled;
}

std::string Fill(T text, std::initializer_list<std::string_view> values) {
  return FillPattern(Tr(text), values);
}

std::string Count(T one, T many, std::uint64_t count) {
  return Fill(count == 1 ? one : many, {Number(count)});
}

const char* MeaningName(Meaning meaning) {
  switch (meaning) {
    case Meaning::kCustomer: return Tr(T::kMeaningCustomer);
    case Meaning::kEvent: return Tr(T::kMeaningEvent);
    case Meaning::kTime: return Tr(T::kMeaningTime);
    case Meaning::kAmount: return Tr(T::kMeaningAmount);
    case Meaning::kQuantity: return Tr(T::kMeaningQuantity);
    case Meaning::kUnitPrice: return Tr(T::kMeaningUnitPrice);
    case Meaning::kOrderId: return Tr(T::kMeaningOrderId);
    case Meaning::kEventId: return Tr(T::kMeaningEventId);
    case Meaning::kProperty: return Tr(T::kMeaningProperty);
    case Meaning::kAttribute: return Tr(T::kMeaningAttribute);
    case Meaning::kEmail: return Tr(T::kMeaningEmail);
    case Meaning::kPhone: return Tr(T::kMeaningPhone);
    case Meaning::kPushToken: return Tr(T::kMeaningPushToken);
    case Meaning::kConsentEmail: return Tr(T::kMeaningConsentEmail);
    case Meaning::kConsentPush: return Tr(T::kMeaningConsentPush);
    case Meaning::kConsentSms: return Tr(T::kMeaningConsentSms);
    case Meaning::kConsentWhatsapp: return Tr(T::kMeaningConsentWhatsapp);
    case Meaning::kFirstName: return Tr(T::kMeaningFirstName);
    case Meaning::kLanguage: return Tr(T::kMeaningLanguage);
    case Meaning::kIgnore: return Tr(T::kMeaningIgnore);
  }
  return "";
}

std::string FormatName(std::string_view format) {
  if (format == "y-m-d") return Tr(T::kFormatYmd);
  if (format == "d/m/y") return Tr(T::kFormatDmy);
  if (format == "m/d/y") return Tr(T::kFormatMdy);
  if (format == "yyyymmdd") return Tr(T::kFormatCompact);
  if (format == "yy-m-d") return Tr(T::kFormatShortYmd);
  if (format == "d mon y") return Tr(T::kFormatDayName);
  if (format == "mon d y") return Tr(T::kFormatMonthName);
  if (format == "unix s") return Tr(T::kFormatUnixS);
  if (format == "unix ms") return Tr(T::kFormatUnixMs);
  if (format == "unix us") return Tr(T::kFormatUnixUs);
  if (format == "excel") return Tr(T::kFormatExcel);
  if (format == "text") return Tr(T::kFormatText);
  return std::string(format);  // a number shows itself
}

const char* FilterOpName(FilterOp op) {
  switch (op) {
    case FilterOp::kIs: return Tr(T::kOpIs);
    case FilterOp::kIsNot: return Tr(T::kOpIsNot);
    case FilterOp::kIsAnyOf: return Tr(T::kOpIsAnyOf);
    case FilterOp::kIsNoneOf: return Tr(T::kOpIsNoneOf);
    case FilterOp::kIsEmpty: return Tr(T::kOpIsEmpty);
    case FilterOp::kIsNotEmpty: return Tr(T::kOpIsNotEmpty);
    case FilterOp::kContains: return Tr(T::kOpContains);
    case FilterOp::kDoesNotContain: return Tr(T::kOpDoesNotContain);
    case FilterOp::kStartsWith: return Tr(T::kOpStartsWith);
    case FilterOp::kDoesNotStartWith: return Tr(T::kOpDoesNotStartWith);
    case FilterOp::kLess: return Tr(T::kOpLess);
    case FilterOp::kAtMost: return Tr(T::kOpAtMost);
    case FilterOp::kGreater: return Tr(T::kOpGreater);
    case FilterOp::kAtLeast: return Tr(T::kOpAtLeast);
  }
  return "";
}

std::string FilesLine(std::span<const FilePreview> files) {
  const auto common = [&](auto part) {
    const std::string first = part(files[0]);
    const bool same = std::all_of(files.begin(), files.end(),
                                  [&](const FilePreview& file) { return part(file) == first; });
    return same ? first : std::string();
  };
  if (files.empty()) return "";
  return Join({common([](const FilePreview& file) { return file.format; }),
               common([](const FilePreview& file) { return file.encoding; }),
               common([](const FilePreview& file) { return Delimiter(file.delimiter); }),
               common([](const FilePreview& file) {
                 return file.skipped_lines == 0
                            ? std::string()
                            : Count(T::kSkippedOne, T::kSkippedMany, file.skipped_lines);
               }),
               common([](const FilePreview& file) { return file.compression; })});
}

std::string Delimiter(std::string_view name) {
  if (name == "comma") return Tr(T::kCommas);
  if (name == "semicolon") return Tr(T::kSemicolons);
  if (name == "tab") return Tr(T::kTabs);
  if (name == "pipe") return Tr(T::kPipes);
  if (name == "spaces") return Tr(T::kSpaces);
  return std::string(name);
}

std::string StageName(std::string_view stage) {
  if (stage.empty()) return Tr(T::kStageAll);
  if (stage == "lead") return Tr(T::kStageLead);
  if (stage == "first_timer") return Tr(T::kStageFirstTimer);
  if (stage == "active") return Tr(T::kStageActive);
  if (stage == "defecting") return Tr(T::kStageDefecting);
  if (stage == "inactive") return Tr(T::kStageInactive);
  return std::string(stage);
}

std::string MemberStage(std::string_view stage) {
  if (stage == "lead") return Tr(T::kOneLead);
  if (stage == "first_timer") return Tr(T::kOneFirstTimer);
  return stage.empty() ? std::string() : StageName(stage);
}

std::string ColumnTitle(const MemberColumn& column) {
  if (column.id == "customer") return Tr(T::kColumnCustomer);
  if (column.id == "stage") return Tr(T::kColumnStage);
  if (column.id == "orders") return Tr(T::kColumnOrders);
  if (column.id == "amount") return Tr(T::kColumnSpent);
  if (column.id == "first_order") return Tr(T::kColumnFirstOrder);
  if (column.id == "last_order") return Tr(T::kColumnLastOrder);
  if (column.id == "time") return Tr(T::kColumnTime);
  if (column.id == "event") return Tr(T::kEvent);
  constexpr std::string_view kAttribute = "attribute:";
  return column.id.starts_with(kAttribute) ? column.id.substr(kAttribute.size()) : column.name;
}

std::string AgeText(const Age& age) {
  const auto count = static_cast<std::uint64_t>(std::max(age.count, 0));
  return age.months ? Count(T::kMonthsOne, T::kMonthsMany, count)
                    : Count(T::kDaysOne, T::kDaysMany, count);
}

std::string AgesText(const LifecycleSettings& settings) {
  const std::string first = AgeText(settings.defecting_after);
  const bool same_unit = settings.defecting_after.months == settings.inactive_after.months;
  return Fill(T::kAgesText, {first, same_unit ? std::to_string(settings.inactive_after.count)
                                              : AgeText(settings.inactive_after)});
}

std::string StageRule(std::string_view stage, const LifecycleSettings& settings) {
  const std::string first = AgeText(settings.defecting_after);
  const std::string second = AgeText(settings.inactive_after);
  if (stage == "lead") return Tr(T::kRuleLead);
  if (stage == "first_timer") return Fill(T::kRuleFirstTimer, {first});
  if (stage == "active") return Fill(T::kRuleActive, {first});
  if (stage == "inactive") return Fill(T::kRuleInactive, {second});
  if (settings.defecting_after.months == settings.inactive_after.months) {
    return Fill(T::kRuleDefecting, {std::to_string(settings.defecting_after.count), second});
  }
  return Fill(T::kRuleDefectingMixed, {first, second});
}

std::string NoticeRows(const Notice& notice) {
  std::string text;
  if (notice.rows > 0) text = Count(T::kRowsOne, T::kRowsMany, notice.rows);
  if (notice.line == 0) return text;
  const std::string line = Number(notice.line);
  if (!text.empty()) text += ", ";
  return text +
         (notice.file.empty() ? Fill(T::kLineOnly, {line}) : Fill(T::kLineOf, {notice.file, line}));
}

std::string ReasonText(const Notice& notice) {
  const std::string text = NoticeText(notice);
  return text.substr(0, text.find(". "));
}

std::string ReasonText(const std::vector<Notice>& notices, std::string_view code) {
  const auto found = std::find_if(notices.begin(), notices.end(),
                                  [code](const Notice& notice) { return notice.code == code; });
  return found == notices.end() ? std::string(code) : ReasonText(*found);
}

std::optional<float> ProgressShare(const WorkProgress& progress) {
  if (progress.total == 0) return std::nullopt;
  return static_cast<float>(static_cast<double>(progress.done) /
                            static_cast<double>(progress.total));
}

std::string ProgressText(const WorkProgress& progress) {
  if (progress.phase.empty()) return Tr(T::kStarting);
  std::string percent;
  if (const std::optional<float> share = ProgressShare(progress)) {
    percent = Number(static_cast<std::uint64_t>(static_cast<double>(*share) * 100)) + " %";
  }
  const std::string left =
      progress.seconds_left ? Fill(T::kTimeLeft, {Duration(*progress.seconds_left)}) : "";
  if (progress.phase == "arranging") {
    const std::string rows =
        Count(T::kRowsOne, T::kRowsMany, std::max(progress.rows, progress.total));
    return Join({percent, Fill(T::kArranging, {rows}), left});
  }
  if (progress.phase == "exporting") {
    const std::string rows = Count(T::kRowsOne, T::kRowsMany, progress.done);
    return Join({percent, Fill(T::kWriting, {rows}), left});
  }
  const std::string done = progress.total > 0
                               ? Fill(T::kProgressOf, {Bytes(progress.done), Bytes(progress.total)})
                               : Bytes(progress.done);
  const std::string speed =
      progress.per_second > 0
          ? Fill(T::kPerSecond, {Bytes(static_cast<std::uint64_t>(progress.per_second))})
          : "";
  return Join({percent, done, speed, left});
}

}  // namespace kohort
