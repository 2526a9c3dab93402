// What the engine says, in the language that is set: found in the table by its code and form.
#include <algorithm>
#include <array>
#include <optional>

#include "web/ui/fill.h"
#include "web/ui/text.h"
#include "web/ui/text_table_engine.h"

namespace kohort {
namespace {

struct EngineText {
  std::string_view code;  // "*": of any code
  std::string_view english;
  std::string_view indonesian;
};

constexpr std::array kEngineTexts{
#define KOHORT_ENGINE_TEXT(code, english, indonesian) EngineText{code, english, indonesian},
    KOHORT_ENGINE_TEXTS(KOHORT_ENGINE_TEXT)
#undef KOHORT_ENGINE_TEXT
};

using Values = std::array<std::string_view, 3>;

// What fills the form's {0}, {1}, {2}, which stand in this order; nothing where the text has
// another form. Each ends where what follows it first begins.
std::optional<Values> Match(std::string_view form, std::string_view text) {
  Values values;
  std::size_t open = form.find('{');
  if (!text.starts_with(form.substr(0, open))) return std::nullopt;
  text.remove_prefix(std::min(open, form.size()));
  for (std::size_t i = 0; open != std::string_view::npos; ++i) {
    form.remove_prefix(open + 3);
    open = form.find('{');
    const std::string_view after = form.substr(0, open);
    const bool last = open == std::string_view::npos;
    if (last && !text.ends_with(after)) return std::nullopt;
    const std::size_t end = last ? text.size() - after.size() : text.find(after);
    if (end == std::string_view::npos || i == values.size()) return std::nullopt;
    values[i] = text.substr(0, end);
    text.remove_prefix(end + after.size());
  }
  if (!text.empty()) return std::nullopt;
  return values;
}

std::string_view FirstSentence(std::string_view text) { return text.substr(0, text.find('.') + 1); }

// "3: No customer ID. 9: No event time."; as it is where one of them is unknown.
std::string Reasons(std::string_view text) {
  std::string words;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t colon = rest.find(": ");
    if (colon == std::string_view::npos) return std::string(text);
    const std::string_view reason = FirstSentence(rest.substr(colon + 2));
    const auto known = std::ranges::find_if(kEngineTexts, [&](const EngineText& each) {
      return !reason.empty() && FirstSentence(each.english) == reason;
    });
    if (known == kEngineTexts.end()) return std::string(text);
    words += words.empty() ? "" : " ";
    words += rest.substr(0, colon + 2);
    words += FirstSentence(known->indonesian);
    rest.remove_prefix(colon + 2 + reason.size());
    if (rest.starts_with(' ')) rest.remove_prefix(1);
  }
  return words;
}

bool IsSentence(std::string_view text) { return text.ends_with('.') && text.contains(' '); }

// A text within another: "Left out: The file is empty."
std::string Inner(std::string_view text) {
  if (!IsSentence(text)) return std::string(text);
  for (const EngineText& each : kEngineTexts) {
    if (Match(each.english, text)) return EngineWords(each.code, text);
  }
  return Reasons(text);
}

}  // namespace

std::string EngineWords(std::string_view code, std::string_view text) {
  if (CurrentLanguage() == Language::kEnglish) return std::string(text);
  for (const EngineText& each : kEngineTexts) {
    if (each.code != code && each.code != "*") continue;
    const std::optional<Values> values = Match(each.english, text);
    if (!values) continue;
    std::array<std::string, 3> words;
    std::ranges::transform(*values, words.begin(), Inner);
    return FillPattern(each.indonesian, {words[0], words[1], words[2]});
  }
  return std::string(text);
}

Error EngineWords(const Error& error) {
  return {error.code, EngineWords(error.code, error.what), EngineWords("where", error.where),
          EngineWords(error.code, error.fix)};
}

std::string NoticeText(const Notice& notice) { return EngineWords(notice.code, notice.text); }

}  // namespace kohort
