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
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/error.h"
#include "core/base/notice.h"
#include "core/import/mapping.h"
#include "core/segment/definition.h"
#include "core/segment/lifecycle_settings.h"

namespace kohort {

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

// Customers whose cell in a column contains a text, whatever the ASCII case; without a text, all.
struct MemberFilter {
  std::string column = {};  // its ID
  std::string text = {};

  bool operator==(const MemberFilter&) const = default;
};

// A page of rows; answers with MembersReply.
struct MembersRequest {
  LifecycleSettings settings;
  std::string stage;  // "lead", ...; empty = every customer
  // With the ID of a segment: its customers, as `definitions` and their settings have it.
  std::string segment = {};
  Definitions definitions = {};
  std::string sort;  // a column's ID; empty = order of first appearance
  bool descending = false;
  MemberFilter filter = {};
  std::uint64_t offset = 0;
  std::uint64_t limit = 100;

  bool operator==(const MembersRequest&) const = default;
};

// Answers with ExportReply, the file's bytes beside it, in parts.
struct ExportRequest {
  LifecycleSettings settings;
  std::string stage;         // empty = every customer
  std::string segment = {};  // as in MembersRequest
  Definitions definitions = {};
  std::string format = "csv";             // "csv" or "sqlite"
  std::vector<std::string> columns = {};  // their IDs, in order; none = all
  bool guard_formulas = true;  // cells that a spreadsheet would run as a formula get a leading '
};

// A page of the rows that were set aside; answers with RejectsReply.
struct RejectsRequest {
  std::string reason;  // a notice's code; empty = all
  std::uint64_t offset = 0;
  std::uint64_t limit = 100;
};

// All of them as CSV; answers with ExportReply, as ExportRequest.
struct ExportRejectsRequest {};

// How many customers are in each segment; answers with SizesReply.
struct SizesRequest {
  Definitions definitions;
};

// One segment with what each of its conditions does; answers with CountReply.
struct CountRequest {
  Definitions definitions;
  std::string segment;
};

// Its size as of the end of each of the last `periods` units; answers with SizeHistoryReply.
struct SizeHistoryRequest {
  Definitions definitions;
  std::string segment;
  TimeUnit unit = TimeUnit::kMonths;  // day, week or month
  int periods = 12;
};

// Why customers are in a segment or not, side by side; answers with ExplainReply.
struct ExplainRequest {
  Definitions definitions;
  std::string segment;
  std::vector<std::string> customers;  // IDs, one to ten
};

// What a segment's customers are worth, how they are reached, which other segments they are in and
// what sets them apart; answers with AudienceProfileReply.
struct AudienceProfileRequest {
  Definitions definitions;
  std::string segment;
  std::vector<std::string> others;  // IDs of segments it may overlap
};

// One customer, as of the settings' day; answers with CustomerReply. Error customer_unknown.
struct CustomerRequest {
  std::string customer;  // ID
  LifecycleSettings settings;
  std::string zone;  // whose calendar and times; empty = the data's
};

// A page of what they did, newest first; answers with CustomerEventsReply. Error customer_unknown.
struct CustomerEventsRequest {
  CustomerRequest of;
  std::uint64_t offset = 0;
  std::uint64_t limit = 100;
};

// What conditions can be about; answers with CatalogReply.
struct CatalogRequest {};

// The most frequent values of an attribute, or of a property; answers with ValuesReply.
struct ValuesRequest {
  std::string attribute;
  std::string property;
  std::string search;  // those that contain it, whatever the case
  std::uint64_t limit = 50;
};

struct CancelRequest {
  std::uint64_t request = 0;
};

using RequestBody =
    std::variant<OpenRequest, RemapRequest, ImportRequest, LifecycleRequest, MembersRequest,
                 ExportRequest, RejectsRequest, ExportRejectsRequest, SizesRequest, CountRequest,
                 SizeHistoryRequest, AudienceProfileRequest, ExplainRequest, CustomerRequest,
                 CustomerEventsRequest, CatalogRequest, ValuesRequest, CancelRequest>;

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

struct EventSummary {
  std::string name;
  std::uint64_t rows = 0;
  std::uint64_t customers = 0;
};

struct ColumnSummary {
  std::string column;
  Meaning meaning = Meaning::kProperty;
  std::string type;            // "text", "number", "date and time"
  std::uint64_t values = 0;    // accepted rows that have one
  std::uint64_t distinct = 0;  // different values; 0 for times
};

struct ListSummary {
  std::string name;
  std::uint64_t customers = 0;
  std::uint64_t unknown = 0;  // IDs that are no customer's
};

struct DataSummary {
  std::vector<std::string> files;
  std::uint64_t rows_read = 0;      // without headers and blank lines
  std::uint64_t rows_accepted = 0;  // these three add up to rows_read
  std::uint64_t rows_rejected = 0;
  std::uint64_t rows_skipped = 0;  // by a filter
  std::uint64_t rejects_kept = 0;  // of the rejected, as many as can be looked at
  std::vector<ListSummary> lists;
  std::uint64_t events = 0;
  std::uint64_t customers = 0;
  std::vector<EventSummary> event_names;  // most frequent first
  std::vector<ColumnSummary> columns;     // those with a meaning
  std::string purchase;                   // best guess; empty = none looks like a purchase
  std::string first_event;                // local time; empty without events
  std::string last_event;
  std::string as_of_day;  // the default as-of, as the last day it includes
  std::string zone;
  std::vector<Notice> rejected;  // rows set aside, by reason
  std::vector<Notice> notices;   // rows kept with a remark, by reason
  std::uint64_t memory_bytes = 0;
};

struct StageCount {
  std::string stage;  // "lead", "first_timer", "active", "defecting", "inactive"
  std::string goal;   // "acquisition", "retention"
  std::uint64_t customers = 0;
};

struct LifecycleReply {
  LifecycleSettings settings;   // with everything resolved
  std::string as_of;            // the instant, local time
  std::string as_of_day;        // the last day that lies before it
  std::string active_since;     // as-of less the first age: later purchases are active
  std::string defecting_since;  // as-of less the second age
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
  std::string segment = {};
  std::uint64_t total = 0;
  std::uint64_t offset = 0;
  std::vector<MemberColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

struct RejectedRow {
  std::string file;
  std::uint64_t line = 0;
  std::string reason;  // a notice's code
  std::string text;    // as in the file
};

struct RejectsReply {
  std::string reason;
  std::uint64_t total = 0;
  std::uint64_t offset = 0;
  std::vector<RejectedRow> rows;
};

struct ExportReply {
  std::string file_name;
  std::string media_type;
  std::uint64_t rows = 0;
  std::uint64_t size_bytes = 0;
};

// What keeps a segment from being evaluated: a name that this data does not have.
struct SegmentProblem {
  std::string path;  // in the segment, "/include/conditions/0"
  Error error;
};

struct SegmentSize {
  std::string segment;  // ID
  std::uint64_t customers = 0;
  std::vector<SegmentProblem> problems;  // with any, there is no number
};

struct SizesReply {
  std::uint64_t customers = 0;            // of the universe
  std::string as_of;                      // local time
  std::vector<SegmentSize> segments;      // as in the request
  std::optional<double> elapsed_ms = {};  // of work; nothing where the host has no clock
};

// One condition or group of a segment, on its own, whatever stands around it.
struct ConditionCount {
  std::string path;  // "/include", "/include/conditions/0", ..., "/exclude/0"
  std::uint64_t customers = 0;
  // The resolved window, local times, each end part of it or not; empty where it has none.
  std::string from;
  std::string to;
  bool from_included = false;
  bool to_included = false;
};

// Customers that are left after each step: first everyone; then the parts of `include` one by one,
// if all of them must hold, else `include` whole; then each exclusion; then the cap.
struct WaterfallStep {
  std::string path;  // "" = everyone, "/cap"
  std::uint64_t customers = 0;
};

struct CountReply {
  std::string segment;
  std::uint64_t customers = 0;
  std::uint64_t universe = 0;
  std::string as_of;  // local time
  std::vector<ConditionCount> conditions;
  std::vector<WaterfallStep> waterfall;
  std::vector<SegmentProblem> problems;   // with any, there are no numbers
  std::optional<double> elapsed_ms = {};  // as in SizesReply
};

struct SizeAt {
  std::string day;  // the last day of the period
  std::uint64_t customers = 0;
};

struct SizeHistoryReply {
  std::string segment;
  std::vector<SizeAt> sizes;  // oldest first
};

// Customers that a channel reaches: with a contact for it, and with consent where that is known.
struct ChannelReach {
  std::string channel;  // "push", "email", "sms", "whatsapp", "popup"
  // Whether a column of the data holds the contact; of a pop-up, which needs none, true.
  bool contact_known = false;
  bool consent_known = false;   // else the contact alone counts
  std::uint64_t customers = 0;  // 0 where the contact is not known
};

struct SegmentOverlap {
  std::string segment;
  std::uint64_t customers = 0;  // in both
  std::uint64_t of_other = 0;   // in that segment, with those in both
};

// A value that more of the segment's customers have than of all.
struct Distinction {
  std::string attribute;  // who have it now
  std::string property;   // or who did an event that has it
  std::string value;
  std::uint64_t customers = 0;  // of the segment
  std::uint64_t everyone = 0;   // of all customers
  double lift = 0;              // the share of the segment's by that of all
};

// Everything up to as-of; orders are purchases later than as-of less 12 months.
struct AudienceProfileReply {
  std::string segment;
  std::uint64_t customers = 0;
  std::uint64_t universe = 0;
  bool orders_known = false;  // the data has the purchases that the settings say
  std::uint64_t orders = 0;
  std::uint64_t buyers = 0;              // customers who made them
  std::string revenue;                   // the sum of their amounts; empty where there is no amount
  std::vector<ChannelReach> channels;    // always five, in the order above
  std::vector<SegmentOverlap> overlaps;  // most customers first; those that have no problem
  std::vector<Distinction> distinctions;  // the surest first
};

struct DecidingEvent {
  std::string event;
  std::string time;  // local
};

struct ExplainedCondition {
  std::string path;
  bool holds = false;
  std::string value;                  // what the customer has: a count, a sum, a text; may be empty
  std::vector<DecidingEvent> events;  // the latest of those that decided it, at most ten
};

struct ExplainedCustomer {
  std::string customer;
  bool member = false;
  std::vector<ExplainedCondition> conditions;  // of all customers the same, in the same order
};

struct ExplainReply {
  std::string segment;
  std::vector<ExplainedCustomer> customers;  // as in the request
};

struct AttributeValue {
  std::string name;
  std::string value;  // at as-of; empty where there is none
  std::string since;  // local time; empty = as long as the data knows
};

struct StageSince {
  std::string stage;
  std::string since;  // local time
};

struct CustomerReply {
  std::string customer;
  std::string as_of;     // local time
  std::string purchase;  // the event; empty where the data has none, and then so are stages
  std::string stage;
  std::vector<StageSince> stages;  // from the first purchase on, oldest first
  std::uint64_t orders = 0;
  std::string amount;  // of all orders; empty where the data has no amounts
  std::uint64_t events = 0;
  std::string first_event;  // local times; empty without events
  std::string last_event;
  std::vector<AttributeValue> attributes;  // all
};

struct CustomerEventsReply {
  std::string customer;
  std::uint64_t total = 0;
  std::uint64_t offset = 0;
  // "time", "event", and "property:" + the name of each that some event has.
  std::vector<MemberColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

struct CatalogProperty {
  std::string name;
  std::string type;            // "text", "number"
  std::uint64_t values = 0;    // events or customers that have one
  std::uint64_t distinct = 0;  // different values
};

struct CatalogReply {
  std::vector<EventSummary> events;  // most frequent first
  std::vector<CatalogProperty> properties;
  std::vector<CatalogProperty> attributes;
  std::vector<ListSummary> lists;
  std::string purchase;  // best guess; may be empty
  std::string amount;    // the property that is the amount; may be empty
  std::string currency;  // of the amount, as in Preview; may be empty
};

struct ValueCount {
  std::string value;
  std::uint64_t customers = 0;  // who have it now, or did an event that has it
};

struct ValuesReply {
  std::string attribute;
  std::string property;
  std::vector<ValueCount> values;  // most customers first
};

struct CancelReply {
  bool cancelled = false;  // false: it had ended already
};

struct ErrorReply {
  Error error;  // code "cancelled" answers a cancelled request
};

using ReplyBody =
    std::variant<Progress, Preview, DataSummary, LifecycleReply, MembersReply, RejectsReply,
                 ExportReply, SizesReply, CountReply, SizeHistoryReply, AudienceProfileReply,
                 ExplainReply, CustomerReply, CustomerEventsReply, CatalogReply, ValuesReply,
                 CancelReply, ErrorReply>;

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
