// Everything the page and the engine say to each other, and all of the core that the page needs.
//
// A message is a small JSON object; bulk bytes (an exported file) travel beside it. Each request
// has an ID chosen by the sender. The engine answers every request with exactly one final reply
// (its own kind, or ErrorReply) that carries the same ID, preceded by any number of Progress
// messages. Requests are served in order; Cancel overtakes.
//
// Times are texts in the data set's time zone, "2026-11-12 21:04:55"; a date alone, "2026-11-12",
// is that whole local day. Numbers in cells are plain decimals with a point: "149000.50". The page
// formats both for its reader.
#ifndef KOHORT_CORE_SERVICE_MESSAGES_H_
#define KOHORT_CORE_SERVICE_MESSAGES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/error.h"

namespace kohort {

// ---- What both sides talk about

// What a column of a file means. The JSON spelling is the name in lower case.
enum class Meaning { kCustomer, kEvent, kTime, kAmount, kProperty, kAttribute, kIgnore };

struct ColumnMapping {
  std::string column;  // as in the header; repeated names get " (2)", " (3)", ...
  Meaning meaning = Meaning::kProperty;
  std::string format;  // of a time column: see core/import/time_format.h; empty = as detected

  bool operator==(const ColumnMapping&) const = default;
};

// How files become a data set.
struct Mapping {
  std::vector<ColumnMapping> columns;
  std::string constant_event;  // the event's name where no column holds one: each row is one event
  std::string zone;            // IANA name: of times written without an offset, and of all windows

  bool operator==(const Mapping&) const = default;
};

struct FileInfo {
  std::uint64_t handle = 0;  // the host's name for the file
  std::string name;
  std::uint64_t size_bytes = 0;

  bool operator==(const FileInfo&) const = default;
};

// A calendar span: months or days.
struct Age {
  int count = 0;
  bool months = true;

  bool operator==(const Age&) const = default;
};

struct LifecycleSettings {
  std::string purchase;  // event name; empty = the data set's own guess
  Age defecting_after{6, true};
  Age inactive_after{12, true};
  std::string as_of;  // empty = the midnight that ends the local day of the last event

  bool operator==(const LifecycleSettings&) const = default;
};

// Something worth telling that did not stop the work.
struct Notice {
  std::string code;
  std::string text;  // English
  std::uint64_t rows = 0;
  std::string file;        // of the first such row
  std::uint64_t line = 0;  // of the first such row, 1-based; 0 = none

  bool operator==(const Notice&) const = default;
};

// ---- Requests

// Looks at the beginning of each file and answers with a Preview. What is loaded stays.
struct OpenRequest {
  std::vector<FileInfo> files;
  bool sample = false;  // the built-in sample data set instead of files
  std::string zone;     // empty = UTC
};

// The same files under another mapping; answers with a Preview.
struct RemapRequest {
  Mapping mapping;
};

// Reads the opened files; answers with a DataSummary. Until then, and if it fails or is cancelled,
// the earlier data set stays.
struct ImportRequest {
  Mapping mapping;
};

struct LifecycleRequest {
  LifecycleSettings settings;
};

// A page of rows; answers with MembersReply.
struct MembersRequest {
  LifecycleSettings settings;
  std::string stage;  // "lead", ...; empty = every customer
  std::string sort;   // a column's ID; empty = order of first appearance
  bool descending = false;
  std::uint64_t offset = 0;
  std::uint64_t limit = 100;
};

// Answers with ExportReply, the file's bytes beside it, in parts.
struct ExportRequest {
  LifecycleSettings settings;
  std::string stage;            // empty = every customer
  std::string format = "csv";   // "csv" or "sqlite"
  bool guard_formulas = true;   // cells that a spreadsheet would run as a formula get a leading '
};

struct CancelRequest {
  std::uint64_t request = 0;
};

using RequestBody = std::variant<OpenRequest, RemapRequest, ImportRequest, LifecycleRequest,
                                 MembersRequest, ExportRequest, CancelRequest>;

struct Request {
  std::uint64_t id = 0;
  RequestBody body;
};

// ---- Replies

struct Progress {
  std::string phase;        // "opening", "reading", "arranging", "exporting"
  std::uint64_t done = 0;   // bytes while reading, rows otherwise
  std::uint64_t total = 0;  // 0 = unknown
  std::uint64_t rows = 0;
};

struct FilePreview {
  std::string name;
  std::uint64_t size_bytes = 0;
  std::string delimiter;  // "comma", "semicolon", "tab", "pipe", "spaces"
  std::string encoding;   // "UTF-8"
};

struct ColumnPreview {
  std::string column;
  Meaning meaning = Meaning::kProperty;
  std::string type;     // "text", "number", "date", "date and time", "yes/no"
  std::string format;   // of a time column: as detected or chosen
  std::string read_as;  // for people: "yyyy-mm-dd hh:mm:ss", "12 values"; may be empty
  std::vector<std::string> examples;
  double empty_share = 0;  // 0..1, of the rows looked at
};

struct Preview {
  std::vector<FilePreview> files;
  std::vector<ColumnPreview> columns;
  std::string constant_event;
  std::string zone;
  std::vector<std::vector<std::string>> rows;  // the first rows, by column
  std::uint64_t rows_estimated = 0;
  bool rows_exact = false;      // the files are so small that rows_estimated is the count
  std::vector<Notice> notices;  // what to check before importing
  bool can_import = false;      // false: the last notice says what is missing

  // The mapping this preview shows, to change and send back.
  Mapping ToMapping() const;
};

struct EventSummary {
  std::string name;
  std::uint64_t rows = 0;
  std::uint64_t customers = 0;
};

struct DataSummary {
  std::vector<std::string> files;
  std::uint64_t rows_read = 0;      // without headers and blank lines
  std::uint64_t events = 0;         // rows accepted
  std::uint64_t customers = 0;
  std::vector<EventSummary> event_names;  // most frequent first
  std::string purchase;             // best guess; empty = none looks like a purchase
  std::string first_event;          // local time; empty without events
  std::string last_event;
  std::string as_of_day;            // the default as-of, as the last day it includes
  std::string zone;
  std::vector<Notice> rejected;     // rows set aside, by reason
  std::vector<Notice> notices;      // rows kept with a remark, by reason
  std::uint64_t memory_bytes = 0;
};

struct StageCount {
  std::string stage;  // "lead", "first_timer", "active", "defecting", "inactive"
  std::string goal;   // "acquisition", "retention"
  std::uint64_t customers = 0;
};

struct LifecycleReply {
  LifecycleSettings settings;  // with everything resolved
  std::string as_of;           // the instant, local time
  std::string as_of_day;       // the last day that lies before it
  std::string active_since;    // as-of less the first age: later purchases are active
  std::string defecting_since; // as-of less the second age
  std::uint64_t customers = 0;
  std::vector<StageCount> stages;  // always five, in the order above
};

struct MemberColumn {
  std::string id;    // "customer", "stage", "orders", "amount", "first_order", "last_order", or
                     // "attribute:" + its name
  std::string name;  // the header in exports
  std::string type;  // "text", "number", "date and time"
};

struct MembersReply {
  std::string stage;
  std::uint64_t total = 0;
  std::uint64_t offset = 0;
  std::vector<MemberColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

struct ExportReply {
  std::string file_name;
  std::string media_type;
  std::uint64_t rows = 0;
  std::uint64_t size_bytes = 0;
};

struct CancelReply {
  bool cancelled = false;  // false: it had ended already
};

struct ErrorReply {
  Error error;  // code "cancelled" answers a cancelled request
};

using ReplyBody = std::variant<Progress, Preview, DataSummary, LifecycleReply, MembersReply,
                               ExportReply, CancelReply, ErrorReply>;

struct Reply {
  std::uint64_t id = 0;  // of the request
  ReplyBody body;
};

// ---- JSON

std::string Encode(const Request& request);
std::string Encode(const Reply& reply);

// Errors carry the JSON path. Unknown keys are errors.
Result<Request> DecodeRequest(std::string_view json);
Result<Reply> DecodeReply(std::string_view json);

}  // namespace kohort

#endif  // KOHORT_CORE_SERVICE_MESSAGES_H_
