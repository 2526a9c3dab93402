// What the page knows, as plain values. Views read it; only the controller writes it.
#ifndef KOHORT_WEB_APP_MODEL_H_
#define KOHORT_WEB_APP_MODEL_H_

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/service/messages.h"
#include "web/app/audiences.h"

namespace kohort {

enum class Screen { kData, kAudiences, kLifecycle };

// How far a long piece of work is. Bytes while reading, rows otherwise.
struct WorkProgress {
  std::string phase;  // as in Progress; empty before the first
  std::uint64_t done = 0;
  std::uint64_t total = 0;  // 0 = unknown
  std::uint64_t rows = 0;
  double per_second = 0;               // of the last few seconds; 0 = not known yet
  std::optional<double> seconds_left;  // none = not known yet

  bool operator==(const WorkProgress&) const = default;
};

// Rows of a long table, as far as they were asked for: a million are never all here.
struct RowTable {
  static constexpr std::uint64_t kPageRows = 200;

  bool known = false;  // total is that of the question
  std::uint64_t total = 0;
  std::map<std::uint64_t, std::vector<std::vector<std::string>>> pages;  // by row / kPageRows
  std::optional<Error> error;
  std::uint64_t version = 0;  // counts the questions: another stage, order, reason or settings

  // Nothing when the row is not here yet.
  const std::vector<std::string>* FindRow(std::uint64_t row) const {
    const auto page = pages.find(row / kPageRows);
    if (page == pages.end() || row % kPageRows >= page->second.size()) return nullptr;
    return &page->second[static_cast<std::size_t>(row % kPageRows)];
  }
};

struct MemberTable : RowTable {
  std::vector<MemberColumn> columns;
  std::string stage;    // empty = every customer
  std::string segment;  // a segment's ID: its customers instead
  std::string sort;     // a column's ID; empty = order of first appearance
  bool descending = false;
  MemberFilter filter;
  std::vector<std::string> hidden;  // IDs of columns, whatever the stage or segment

  bool Shows(const MemberColumn& column) const {
    return std::ranges::find(hidden, column.id) == hidden.end();
  }
};

// The rows that were set aside: file, line, reason, text.
struct RejectTable : RowTable {
  bool open = false;   // it is looked at
  std::string reason;  // a notice's code; empty = all
};

// What one customer did.
struct CustomerEvents : RowTable {
  std::vector<MemberColumn> columns;
};

// The customer that is looked at, over the table they were found in.
struct CustomerPage {
  std::string id;  // empty: nobody is
  Answer<CustomerReply> about;
  CustomerEvents events;
  std::string audience;      // a segment's ID; empty = there is none
  Answer<ExplainReply> why;  // they are in that audience, or not

  bool open() const { return !id.empty(); }
};

struct ExportWork {
  std::string stage;     // empty = every customer
  std::string audience;  // a segment's name: its customers instead
  std::string format;    // "csv" or "sqlite"
  bool rejects = false;  // the rows that were set aside, instead of customers
  WorkProgress progress;
};

// Something the page tells once, until it is dismissed.
struct Toast {
  enum class Kind {
    kError,          // error says it
    kEngineStopped,  // error.what is the reason; everything loaded is gone
    kExported,       // file and rows; goes away by itself
    kOpened,         // so many audiences (rows); goes away by itself
    kLinkCopied,     // goes away by itself
    kDeleted,        // the audience called `file`, which can be taken back; goes away by itself
  };

  std::uint64_t id = 0;
  Kind kind = Kind::kError;
  Error error;
  std::string file;
  std::uint64_t rows = 0;
  std::optional<double> until_ms;  // of Host::NowMs; none = until dismissed
};

struct Model {
  Screen screen = Screen::kData;
  Language language = Language::kEnglish;
  bool files_hover = false;
  std::string zone;  // the reader's own

  // Files on their way in. What is loaded stays until an import ends well.
  bool opening = false;                 // the first look at them
  std::vector<FileInfo> opening_files;  // empty: the sample
  std::optional<Preview> preview;       // as edited
  std::size_t source = 0;               // of the preview's, the one that is shown
  bool remapping = false;               // the preview is being made again
  bool as_last_time = false;            // the preview is that of a mapping kept from before
  bool importing = false;
  WorkProgress import_progress;

  // What is loaded.
  std::optional<DataSummary> data;
  bool data_is_sample = false;
  RejectTable rejects;

  LifecycleSettings settings;
  std::optional<LifecycleReply> lifecycle;  // the last answer; of earlier settings while busy
  bool lifecycle_busy = false;
  std::optional<Error> lifecycle_error;
  MemberTable members;
  CustomerPage customer;

  Audiences audiences;

  std::optional<ExportWork> exporting;
  bool guard_formulas = true;

  std::vector<Toast> toasts;  // oldest first

  // REQUIRES: a preview.
  const SourcePreview& shown_source() const { return preview->sources[source]; }
};

}  // namespace kohort

#endif  // KOHORT_WEB_APP_MODEL_H_
