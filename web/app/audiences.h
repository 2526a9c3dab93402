// What the page knows about audiences, as plain values: the document and what the engine said of
// it.
#ifndef KOHORT_WEB_APP_AUDIENCES_H_
#define KOHORT_WEB_APP_AUDIENCES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/changes.h"
#include "core/document/condition_tree.h"
#include "core/document/history.h"
#include "core/document/id_text.h"
#include "core/document/segments.h"
#include "core/document/unfinished.h"
#include "core/document/versions.h"
#include "core/segment/definition_uses.h"
#include "core/segment/describe.h"
#include "core/segment/library.h"
#include "core/service/messages.h"
#include "web/app/answer.h"

namespace kohort {

// A list of IDs on its way to become an audience.
struct IdDraft {
  // More would make every edit slow; a file of more can be loaded beside the data.
  static constexpr std::size_t kMost = 50'000;

  bool open = false;
  std::string text;           // as pasted, typed or read
  std::uint64_t version = 0;  // counts the texts that were not typed
  IdText read;
  Answer<std::uint64_t> known;  // how many of them the data has

  bool TooMany() const { return read.ids.size() > kMost; }
};

struct Audiences {
  Definitions document;
  std::string selected;  // a segment's ID; empty where there is none
  std::string sentence;  // what it says
  std::string compared;  // another that it is compared with; empty = none
  std::string compared_sentence;
  std::optional<DocumentEdit> undo;  // the steps that would be taken
  std::optional<DocumentEdit> redo;

  // Whether the browser keeps the document for other visits.
  enum class Kept {
    kYes,
    kNow,   // since a moment ago
    kSoon,  // once nothing is typed for a moment
    kNo,
  };
  Kept kept = Kept::kYes;
  std::optional<double> kept_until_ms;  // of Host::NowMs, where it passes by itself

  Answer<SizesReply> sizes;
  Answer<CountReply> count;              // of the selected one, or of the one before while busy
  Answer<SizeHistoryReply> history;      // so too
  Answer<AudienceProfileReply> profile;  // asked for once the count is here
  std::optional<CatalogReply> catalog;

  // The values last asked for, and those that are here.
  ValuesRequest values_asked;
  std::optional<ValuesReply> values;
  std::string values_search;  // of those

  IdDraft ids;
  std::optional<Versions> versions;  // of the selected one, while they are looked at

  const Segment* segment() const { return FindSegment(document, selected); }

  // The size of a segment as far as it is known; null where it is not.
  const SegmentSize* SizeOf(std::string_view id) const {
    if (!sizes.reply) return nullptr;
    for (const SegmentSize& size : sizes.reply->segments) {
      if (size.segment == id) return &size;
    }
    return nullptr;
  }

  // Of the data's amounts, as in Preview; empty where none is known.
  std::string_view currency() const {
    return catalog ? std::string_view(catalog->currency) : std::string_view();
  }

  // Who the customers of the selected segment are; null where it is not known or another's.
  const AudienceProfileReply* Profiled() const {
    const bool own = profile.reply && profile.reply->segment == selected;
    return own ? &*profile.reply : nullptr;
  }

  // What was counted of the selected segment; null where that is another's.
  const CountReply* Counted() const {
    const bool own = count.reply && count.reply->segment == selected;
    return own ? &*count.reply : nullptr;
  }
};

// A segment alone, with the lists of the document, as the JSON of a file.
std::string SegmentJson(const Definitions& document, std::string_view id);

// What the segment says, in a sentence, without what is not finished.
std::string SegmentSentence(const Definitions& document, std::string_view id, Language language);

// The names of RFM groups, in their order.
std::vector<std::string> RfmGroupNames(const RfmSettings& settings);

}  // namespace kohort

#endif  // KOHORT_WEB_APP_AUDIENCES_H_
