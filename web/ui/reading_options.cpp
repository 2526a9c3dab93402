// How the files of a source are read, and what each of them is.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/flow.h"
#include "web/ui/import_parts.h"
#include "web/ui/text.h"
#include "web/ui/widgets.h"

namespace kohort {
namespace {

// What a choice is in Reading, and what people call it.
struct Choice {
  std::string_view value;
  T name;
};
constexpr std::array<Choice, 5> kDelimiters{{{",", T::kCommas},
                                             {";", T::kSemicolons},
                                             {"\t", T::kTabs},
                                             {"|", T::kPipes},
                                             {"spaces", T::kSpaces}}};
constexpr std::array<Choice, 3> kQuotes{
    {{"\"", T::kDoubleQuote}, {"'", T::kSingleQuote}, {"none", T::kNoQuote}}};
constexpr std::array<Choice, 2> kHeaders{{{"yes", T::kHeaderYes}, {"no", T::kHeaderNo}}};

struct Question {
  T label;
  T prefix;
  std::span<const Choice> choices;
  std::string detected;  // for people
};

// The first choice is to leave it to the guess; the last, where there is one, another text.
void DrawQuestion(const Model& model, Flow& flow, const Question& question, std::string& value,
                  bool* other, bool& changed) {
  std::vector<std::string> names{value.empty() ? Fill(T::kAsDetectedBeing, {question.detected})
                                               : Tr(T::kAsDetected)};
  std::optional<std::size_t> chosen;
  if (value.empty()) chosen = 0;
  for (const Choice& choice : question.choices) {
    if (choice.value == value) chosen = names.size();
    names.emplace_back(Tr(choice.name));
  }
  if (other != nullptr) {
    if (!chosen || *other) chosen = names.size();
    names.emplace_back(Tr(T::kOtherDelimiter));
  }
  const auto picked = flow.Select(Tr(question.label), names, chosen, !model.importing,
                                  Tr(question.prefix), chosen == 0 ? question.detected : "");
  if (!picked) return;
  if (other != nullptr) *other = *picked == names.size() - 1;
  if (other != nullptr && *other) return;  // typed next
  value = *picked == 0 ? "" : std::string(question.choices[*picked - 1].value);
  changed = true;
}

std::string QuoteName(const std::string& quote) {
  if (quote.empty()) return Tr(T::kNoQuote);
  return quote == "'" ? Tr(T::kSingleQuote) : quote == "\"" ? Tr(T::kDoubleQuote) : quote;
}

void DrawFileLines(const SourcePreview& source) {
  constexpr std::size_t kShown = 12;
  for (std::size_t i = 0; i < std::min(source.files.size(), kShown); ++i) {
    Gap(6);
    Icon(icons::kFileText, Colors().muted, kIconSize, LineHeight());
    SameRow(8);
    const float room = Left();
    const std::string& name = source.files[i].name;
    const float width = std::min(TextWidth(name) + Dp(1), room * 0.6F);
    Text(name, {}, width);
    SameRow(10);
    Text(FilesLine({&source.files[i], 1}), Muted(), Left());
  }
  if (source.files.size() <= kShown) return;
  Gap(6);
  Text("+ " + Count(T::kFilesOne, T::kFilesMany, source.files.size() - kShown), Muted());
}

}  // namespace

void DrawReading(const Model& model, ViewState& state, Commands& commands) {
  const SourcePreview& source = model.shown_source();
  const FilePreview& file = source.files[0];
  Reading reading = source.reading;
  bool changed = false;
  Gap(8);
  Flow flow;
  const std::string encoding = std::string(Tr(T::kEncoding)) + ":";
  flow.Next(SelectWidth(file.encoding, {.prefix = encoding}));
  EncodingSelect(model, Tr(T::kEncoding), encoding, commands);
  if (file.format == "CSV") {
    bool custom = !reading.delimiter.empty() &&
                  std::ranges::find(kDelimiters, std::string_view(reading.delimiter),
                                    &Choice::value) == kDelimiters.end();
    bool other = state.other_delimiter || custom;
    DrawQuestion(model, flow,
                 {T::kDelimiter, T::kDelimiterPrefix, kDelimiters, Delimiter(file.delimiter)},
                 reading.delimiter, &other, changed);
    state.other_delimiter = other;
    if (other) {
      flow.Next(Dp(64));
      ImGui::BeginDisabled(model.importing);
      if (TypedField(Tr(T::kDelimiterText), state.delimiter, custom ? reading.delimiter : "", 64) &&
          !state.delimiter.text.empty()) {
        reading.delimiter = state.delimiter.text;
        changed = true;
      }
      ImGui::EndDisabled();
    }
    DrawQuestion(model, flow, {T::kQuote, T::kQuotePrefix, kQuotes, QuoteName(file.quote)},
                 reading.quote, nullptr, changed);
    DrawQuestion(model, flow,
                 {T::kHeader, T::kHeaderPrefix, kHeaders,
                  Tr(file.header_rows > 0 ? T::kHeaderYes : T::kHeaderNo)},
                 reading.header, nullptr, changed);
  }
  if (source.files.size() > 1 || model.preview->sources.size() > 1) DrawFileLines(source);
  if (changed) commands.push_back(command::SetReading{std::move(reading)});
}

}  // namespace kohort
