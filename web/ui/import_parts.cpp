#include "web/ui/import_parts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "web/ui/text.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

// See core/base/time_text.h and core/base/number_text.h.
constexpr std::array<std::string_view, 11> kTimeFormats{"y-m-d",   "d/m/y",   "m/d/y",   "yyyymmdd",
                                                        "yy-m-d",  "d mon y", "mon d y", "unix s",
                                                        "unix ms", "unix us", "excel"};
constexpr std::array<std::string_view, 8> kNumberFormats{
    "1234.56", "1,234.56", "1.234,56", "1234,56", "1 234.56", "1 234,56", "1'234.56", "1'234,56"};
constexpr std::string_view kText = "text";
constexpr std::array<std::string_view, 5> kEncodings{"UTF-8", "UTF-16LE", "UTF-16BE",
                                                     "Windows-1252", "ISO-8859-1"};

bool IsTime(const ColumnPreview& column) {
  return column.meaning == Meaning::kTime || column.type == "date" ||
         column.type == "date and time";
}

bool IsQuantity(Meaning meaning) {
  return meaning == Meaning::kAmount || meaning == Meaning::kQuantity ||
         meaning == Meaning::kUnitPrice;
}

std::vector<std::string_view> FormatsOf(const ColumnPreview& column) {
  if (column.meaning == Meaning::kCustomer) return {kText};
  std::vector<std::string_view> formats;
  if (IsTime(column)) {
    formats.assign(kTimeFormats.begin(), kTimeFormats.end());
  } else {
    formats.assign(kNumberFormats.begin(), kNumberFormats.end());
  }
  const bool may_be_text = column.meaning != Meaning::kTime && !IsQuantity(column.meaning);
  if (may_be_text) formats.push_back(kText);
  return formats;
}

// What the values are read as, for people: "year-month-day, Asia/Jakarta", "1.234,56, IDR".
std::string ReadAsText(const ColumnPreview& column) {
  const std::string name = FormatName(column.format);
  const std::string read_as = EngineWords("read_as", column.read_as);
  if (name.empty()) return read_as;
  if (IsTime(column) || read_as.empty() || column.format == kText) return name;
  return read_as.starts_with(name) ? read_as : name + ", " + read_as;
}

}  // namespace

bool HasFormats(const SourcePreview& source, const ColumnPreview& column) {
  if (column.meaning == Meaning::kTime) return true;
  if (column.meaning == Meaning::kCustomer) {  // whole numbers, some as 17850.0
    return column.format_chosen || std::ranges::any_of(source.notices, [](const Notice& notice) {
             return notice.code == "ids_joined";
           });
  }
  const bool kept = (IsProperty(column.meaning) && column.meaning != Meaning::kOrderId) ||
                    column.meaning == Meaning::kAttribute;
  return kept && (IsTime(column) || IsQuantity(column.meaning) || column.type == "number" ||
                  column.format_chosen);
}

void FormatSelect(const Model& model, std::size_t index, std::string_view label, float width,
                  bool quiet, Commands& commands) {
  const ColumnPreview& column = model.shown_source().columns[index];
  const std::vector<std::string_view> formats = FormatsOf(column);
  // As detected stands first; what that is, is known while nothing else is chosen.
  const std::string read_as = ReadAsText(column);
  std::vector<std::string> names{column.format_chosen || read_as.empty()
                                     ? Tr(T::kAsDetected)
                                     : Fill(T::kAsDetectedBeing, {read_as})};
  std::size_t chosen = 0;
  for (const std::string_view format : formats) {
    if (column.format_chosen && format == column.format) chosen = names.size();
    names.push_back(FormatName(format));
  }
  const bool unknown = column.meaning == Meaning::kTime && column.format.empty();
  const std::string shown = unknown           ? Tr(T::kChoose)
                            : read_as.empty() ? Tr(T::kAsDetected)
                                              : read_as;
  const std::vector<std::string_view> choices(names.begin(), names.end());
  const auto picked = Select(label, choices, unknown ? std::nullopt : std::optional(chosen),
                             {.shown = shown,
                              .max_width = width / PixelScale(),
                              .enabled = !model.importing,
                              .quiet = quiet});
  if (!picked) return;
  commands.push_back(
      command::SetFormat{index, *picked == 0 ? "" : std::string(formats[*picked - 1])});
}

void EncodingSelect(const Model& model, std::string_view label, std::string_view prefix,
                    Commands& commands) {
  const SourcePreview& source = model.shown_source();
  const std::string& read = source.files[0].encoding;
  const bool guessed = source.reading.encoding.empty();
  std::vector<std::string> names{guessed ? Fill(T::kAsDetectedBeing, {read}) : Tr(T::kAsDetected)};
  std::size_t chosen = 0;
  for (const std::string_view encoding : kEncodings) {
    if (encoding == source.reading.encoding) chosen = names.size();
    names.emplace_back(encoding);
  }
  const std::vector<std::string_view> choices(names.begin(), names.end());
  const auto picked = Select(label, choices, chosen,
                             {.prefix = prefix, .shown = read, .enabled = !model.importing});
  if (!picked) return;
  Reading reading = source.reading;
  reading.encoding = *picked == 0 ? "" : std::string(kEncodings[*picked - 1]);
  commands.push_back(command::SetReading{reading});
}

bool TypedField(std::string_view label, ViewState::Typed& typed, const std::string& known,
                float width, std::string_view hint, bool needed) {
  if (!typed.editing) typed.text = known;
  const FieldEdit edit = TextField(
      label, typed.text, {.width = width, .hint = hint, .invalid = needed && typed.text.empty()});
  if (edit.changed) typed.editing = true;
  if (!edit.committed && !edit.entered) return false;
  typed.editing = false;
  return typed.text != known;
}

}  // namespace kohort
