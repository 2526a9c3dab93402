#include "core/document/id_text.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "core/base/text.h"
#include "core/import/identity.h"

namespace kohort {
namespace {

constexpr std::string_view kSeparators = "\r\n,;\t";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Takes what stands before the next separator, without quotes and spaces around it. Within quotes,
// two are one and separators are none.
std::string TakeField(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  std::string field;
  if (text.starts_with('"')) {
    std::size_t at = 1;
    for (; at < text.size(); ++at) {
      if (text[at] == '"' && !text.substr(at + 1).starts_with('"')) break;
      if (text[at] == '"') ++at;
      field += text[at];
    }
    text.remove_prefix(std::min(at + 1, text.size()));
  }
  const std::size_t end = std::min(text.find_first_of(kSeparators), text.size());
  field += TrimSpaces(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return std::string(TrimSpaces(field));
}

bool LooksLikeId(std::string_view text) {
  return text.find_first_of("0123456789@") != std::string_view::npos;
}

}  // namespace

IdText ReadIds(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::vector<std::string> fields;
  IdText read;
  while (!text.empty()) {
    std::string field = TakeField(text);
    if (field.empty()) continue;
    if (MeansNobody(field)) {
      ++read.nobodies;
    } else {
      fields.push_back(std::move(field));
    }
  }
  const bool heading = fields.size() > 1 && !LooksLikeId(fields.front()) &&
                       std::ranges::all_of(fields.begin() + 1, fields.end(), LooksLikeId);
  if (heading) {
    read.heading = std::move(fields.front());
    fields.erase(fields.begin());
  }
  const bool numbers = std::ranges::all_of(fields, IsWholeNumber);
  std::unordered_set<std::string> known;
  for (std::string& field : fields) {
    if (numbers) field = std::string(WithoutZeroFraction(field));
    if (known.insert(field).second) {
      read.ids.push_back(std::move(field));
    } else {
      ++read.duplicates;
    }
  }
  return read;
}

}  // namespace kohort
