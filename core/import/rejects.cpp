#include "core/import/rejects.h"

namespace kohort {
namespace {

struct Words {
  const char* code;
  const char* text;
};

// In the order of RejectReason.
constexpr std::array<Words, kRejectReasons> kWords{{
    {"customer_missing", "No customer ID. These rows are set aside."},
    {"customer_nobody",
     "The customer ID means nobody, such as \"anonymous\" or \"null\". These rows are set aside."},
    {"event_missing", "No event name. These rows are set aside."},
    {"time_missing", "No event time. These rows are set aside."},
    {"time_unreadable", "The event time does not read as one. These rows are set aside."},
    {"time_out_of_range", "The event time is before 1970 or after 2099. These rows are set aside."},
    {"not_utf8", "Text that is not UTF-8. These rows are set aside."},
    {"event_duplicate", "The event ID was there before. These rows are dropped."},
    {"key_missing", "No value to look up. These rows are set aside."},
    {"key_duplicate", "The value to look up was there before. These rows are set aside."},
    {"not_readable", "The text is no row. These lines are set aside."},
}};

}  // namespace

std::string_view RejectCode(RejectReason reason) {
  return kWords[static_cast<std::size_t>(reason)].code;
}

void Rejects::Add(RejectReason reason, std::uint32_t file, std::uint64_t line,
                  std::string_view text) {
  ++count_;
  Tally& tally = tallies_[static_cast<std::size_t>(reason)];
  if (tally.rows++ == 0) {
    tally.first_file = file;
    tally.first_line = line;
  }
  if (rows_.size() == kMaxRows) return;
  rows_.push_back({.line = line,
                   .file = file,
                   .text = static_cast<std::uint32_t>(text_.size()),
                   .reason = reason});
  text_ += text.substr(0, kMaxBytes - text_.size());
}

Rejects::Row Rejects::row(std::size_t i) const {
  const Kept& kept = rows_[i];
  const std::size_t end = i + 1 < rows_.size() ? rows_[i + 1].text : text_.size();
  return {.file = kept.file,
          .reason = kept.reason,
          .line = kept.line,
          .text = std::string_view(text_).substr(kept.text, end - kept.text)};
}

std::vector<Notice> Rejects::Notices(std::span<const std::string> file_names) const {
  std::vector<Notice> notices;
  for (std::size_t i = 0; i < kRejectReasons; ++i) {
    const Tally& tally = tallies_[i];
    if (tally.rows == 0) continue;
    notices.push_back({.code = kWords[i].code,
                       .text = kWords[i].text,
                       .rows = tally.rows,
                       .file = file_names[tally.first_file],
                       .line = tally.first_line});
  }
  return notices;
}

}  // namespace kohort
