#include "core/service/messages.h"

#include <array>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"
#include "core/base/json_text.h"
#include "core/import/mapping_fields.h"
#include "core/segment/definition_fields.h"

namespace kohort {

template <class V, Is<Error> T>
void Fields(V& v, T& x) {
  v("code", x.code), v("what", x.what), v("where", x.where), v("fix", x.fix);
}
template <class V, Is<Notice> T>
void Fields(V& v, T& x) {
  v("code", x.code), v("text", x.text), v("rows", x.rows), v("file", x.file), v("line", x.line);
}
template <class V, Is<FileInfo> T>
void Fields(V& v, T& x) {
  v("handle", x.handle), v("name", x.name), v("size_bytes", x.size_bytes);
}
template <class V, Is<OpenRequest> T>
void Fields(V& v, T& x) {
  v("files", x.files), v("sample", x.sample), v("zone", x.zone);
}
template <class V, Is<RemapRequest> T>
void Fields(V& v, T& x) {
  v("mapping", x.mapping);
}
template <class V, Is<ImportRequest> T>
void Fields(V& v, T& x) {
  v("mapping", x.mapping);
}
template <class V, Is<LifecycleRequest> T>
void Fields(V& v, T& x) {
  v("settings", x.settings);
}
template <class V, Is<MemberFilter> T>
void Fields(V& v, T& x) {
  v("column", x.column), v("text", x.text);
}
template <class V, Is<MembersRequest> T>
void Fields(V& v, T& x) {
  v("settings", x.settings), v("stage", x.stage), v("segment", x.segment);
  v("definitions", x.definitions), v("sort", x.sort);
  v("descending", x.descending), v("filter", x.filter);
  v("offset", x.offset), v("limit", x.limit);
}
template <class V, Is<ExportRequest> T>
void Fields(V& v, T& x) {
  v("settings", x.settings), v("stage", x.stage), v("segment", x.segment);
  v("definitions", x.definitions), v("format", x.format);
  v("columns", x.columns), v("guard_formulas", x.guard_formulas);
}
template <class V, Is<RejectsRequest> T>
void Fields(V& v, T& x) {
  v("reason", x.reason), v("offset", x.offset), v("limit", x.limit);
}
template <class V, Is<ExportRejectsRequest> T>
void Fields(V&, T&) {}
template <class V, Is<SizesRequest> T>
void Fields(V& v, T& x) {
  v("definitions", x.definitions);
}
template <class V, Is<CountRequest> T>
void Fields(V& v, T& x) {
  v("definitions", x.definitions), v("segment", x.segment);
}
template <class V, Is<AudienceProfileRequest> T>
void Fields(V& v, T& x) {
  v("definitions", x.definitions), v("segment", x.segment), v("others", x.others);
}
template <class V, Is<SizeHistoryRequest> T>
void Fields(V& v, T& x) {
  v("definitions", x.definitions), v("segment", x.segment), v("unit", x.unit);
  v("periods", x.periods);
}
template <class V, Is<ExplainRequest> T>
void Fields(V& v, T& x) {
  v("definitions", x.definitions), v("segment", x.segment), v("customers", x.customers);
}
template <class V, Is<CustomerRequest> T>
void Fields(V& v, T& x) {
  v("customer", x.customer), v("settings", x.settings), v("zone", x.zone);
}
template <class V, Is<CustomerEventsRequest> T>
void Fields(V& v, T& x) {
  v("of", x.of), v("offset", x.offset), v("limit", x.limit);
}
template <class V, Is<CatalogRequest> T>
void Fields(V&, T&) {}
template <class V, Is<ValuesRequest> T>
void Fields(V& v, T& x) {
  v("attribute", x.attribute), v("property", x.property), v("search", x.search);
  v("limit", x.limit);
}
template <class V, Is<CancelRequest> T>
void Fields(V& v, T& x) {
  v("request", x.request);
}

template <class V, Is<Progress> T>
void Fields(V& v, T& x) {
  v("phase", x.phase), v("done", x.done), v("total", x.total), v("rows", x.rows);
}
template <class V, Is<FilePreview> T>
void Fields(V& v, T& x) {
  v("name", x.name), v("size_bytes", x.size_bytes), v("format", x.format);
  v("compression", x.compression), v("encoding", x.encoding), v("delimiter", x.delimiter);
  v("quote", x.quote), v("skipped_lines", x.skipped_lines), v("header_rows", x.header_rows);
}
template <class V, Is<ColumnPreview> T>
void Fields(V& v, T& x) {
  v("column", x.column), v("meaning", x.meaning), v("type", x.type), v("format", x.format);
  v("format_chosen", x.format_chosen), v("confidence", x.confidence), v("read_as", x.read_as);
  v("examples", x.examples), v("empty_share", x.empty_share);
}
template <class V, Is<SourcePreview> T>
void Fields(V& v, T& x) {
  v("kind", x.kind), v("preset", x.preset), v("files", x.files), v("columns", x.columns);
  v("constant_event", x.constant_event), v("key", x.key), v("property", x.property);
  v("list", x.list), v("filters", x.filters), v("reading", x.reading), v("rows", x.rows);
  v("notices", x.notices), v("complete", x.complete);
}
template <class V, Is<Preview> T>
void Fields(V& v, T& x) {
  v("zone", x.zone), v("currency", x.currency), v("currency_chosen", x.currency_chosen);
  v("sources", x.sources), v("notices", x.notices);
  v("rows_estimated", x.rows_estimated);
  v("rows_exact", x.rows_exact), v("can_import", x.can_import);
}
template <class V, Is<EventSummary> T>
void Fields(V& v, T& x) {
  v("name", x.name), v("rows", x.rows), v("customers", x.customers);
}
template <class V, Is<ColumnSummary> T>
void Fields(V& v, T& x) {
  v("column", x.column), v("meaning", x.meaning), v("type", x.type), v("values", x.values);
  v("distinct", x.distinct);
}
template <class V, Is<ListSummary> T>
void Fields(V& v, T& x) {
  v("name", x.name), v("customers", x.customers), v("unknown", x.unknown);
}
template <class V, Is<DataSummary> T>
void Fields(V& v, T& x) {
  v("files", x.files), v("rows_read", x.rows_read), v("rows_accepted", x.rows_accepted);
  v("rows_rejected", x.rows_rejected), v("rows_skipped", x.rows_skipped);
  v("rejects_kept", x.rejects_kept), v("lists", x.lists), v("events", x.events);
  v("customers", x.customers), v("event_names", x.event_names), v("columns", x.columns);
  v("purchase", x.purchase), v("first_event", x.first_event), v("last_event", x.last_event);
  v("as_of_day", x.as_of_day), v("zone", x.zone), v("rejected", x.rejected);
  v("notices", x.notices), v("memory_bytes", x.memory_bytes);
}
template <class V, Is<StageCount> T>
void Fields(V& v, T& x) {
  v("stage", x.stage), v("goal", x.goal), v("customers", x.customers);
}
template <class V, Is<LifecycleReply> T>
void Fields(V& v, T& x) {
  v("settings", x.settings), v("as_of", x.as_of), v("as_of_day", x.as_of_day);
  v("active_since", x.active_since), v("defecting_since", x.defecting_since);
  v("customers", x.customers), v("stages", x.stages);
}
template <class V, Is<MemberColumn> T>
void Fields(V& v, T& x) {
  v("id", x.id), v("name", x.name), v("type", x.type);
}
template <class V, Is<MembersReply> T>
void Fields(V& v, T& x) {
  v("stage", x.stage), v("segment", x.segment), v("total", x.total), v("offset", x.offset);
  v("columns", x.columns);
  v("rows", x.rows);
}
template <class V, Is<RejectedRow> T>
void Fields(V& v, T& x) {
  v("file", x.file), v("line", x.line), v("reason", x.reason), v("text", x.text);
}
template <class V, Is<RejectsReply> T>
void Fields(V& v, T& x) {
  v("reason", x.reason), v("total", x.total), v("offset", x.offset), v("rows", x.rows);
}
template <class V, Is<ExportReply> T>
void Fields(V& v, T& x) {
  v("file_name", x.file_name), v("media_type", x.media_type), v("rows", x.rows);
  v("size_bytes", x.size_bytes);
}
template <class V, Is<SegmentProblem> T>
void Fields(V& v, T& x) {
  v("path", x.path), v("error", x.error);
}
template <class V, Is<SegmentSize> T>
void Fields(V& v, T& x) {
  v("segment", x.segment), v("customers", x.customers), v("problems", x.problems);
}
template <class V, Is<SizesReply> T>
void Fields(V& v, T& x) {
  v("customers", x.customers), v("as_of", x.as_of), v("segments", x.segments);
  v("elapsed_ms", x.elapsed_ms);
}
template <class V, Is<ConditionCount> T>
void Fields(V& v, T& x) {
  v("path", x.path), v("customers", x.customers), v("from", x.from), v("to", x.to);
  v("from_included", x.from_included), v("to_included", x.to_included);
}
template <class V, Is<WaterfallStep> T>
void Fields(V& v, T& x) {
  v("path", x.path), v("customers", x.customers);
}
template <class V, Is<CountReply> T>
void Fields(V& v, T& x) {
  v("segment", x.segment), v("customers", x.customers), v("universe", x.universe);
  v("as_of", x.as_of), v("conditions", x.conditions), v("waterfall", x.waterfall);
  v("problems", x.problems), v("elapsed_ms", x.elapsed_ms);
}
template <class V, Is<SizeAt> T>
void Fields(V& v, T& x) {
  v("day", x.day), v("customers", x.customers);
}
template <class V, Is<SizeHistoryReply> T>
void Fields(V& v, T& x) {
  v("segment", x.segment), v("sizes", x.sizes);
}
template <class V, Is<ChannelReach> T>
void Fields(V& v, T& x) {
  v("channel", x.channel), v("contact_known", x.contact_known);
  v("consent_known", x.consent_known), v("customers", x.customers);
}
template <class V, Is<SegmentOverlap> T>
void Fields(V& v, T& x) {
  v("segment", x.segment), v("customers", x.customers), v("of_other", x.of_other);
}
template <class V, Is<Distinction> T>
void Fields(V& v, T& x) {
  v("attribute", x.attribute), v("property", x.property), v("value", x.value);
  v("customers", x.customers), v("everyone", x.everyone), v("lift", x.lift);
}
template <class V, Is<AudienceProfileReply> T>
void Fields(V& v, T& x) {
  v("segment", x.segment), v("customers", x.customers), v("universe", x.universe);
  v("orders_known", x.orders_known), v("orders", x.orders), v("buyers", x.buyers);
  v("revenue", x.revenue), v("channels", x.channels), v("overlaps", x.overlaps);
  v("distinctions", x.distinctions);
}
template <class V, Is<DecidingEvent> T>
void Fields(V& v, T& x) {
  v("event", x.event), v("time", x.time);
}
template <class V, Is<ExplainedCondition> T>
void Fields(V& v, T& x) {
  v("path", x.path), v("holds", x.holds), v("value", x.value), v("events", x.events);
}
template <class V, Is<ExplainedCustomer> T>
void Fields(V& v, T& x) {
  v("customer", x.customer), v("member", x.member), v("conditions", x.conditions);
}
template <class V, Is<ExplainReply> T>
void Fields(V& v, T& x) {
  v("segment", x.segment), v("customers", x.customers);
}
template <class V, Is<AttributeValue> T>
void Fields(V& v, T& x) {
  v("name", x.name), v("value", x.value), v("since", x.since);
}
template <class V, Is<StageSince> T>
void Fields(V& v, T& x) {
  v("stage", x.stage), v("since", x.since);
}
template <class V, Is<CustomerReply> T>
void Fields(V& v, T& x) {
  v("customer", x.customer), v("as_of", x.as_of), v("purchase", x.purchase);
  v("stage", x.stage), v("stages", x.stages), v("orders", x.orders), v("amount", x.amount);
  v("events", x.events), v("first_event", x.first_event), v("last_event", x.last_event);
  v("attributes", x.attributes);
}
template <class V, Is<CustomerEventsReply> T>
void Fields(V& v, T& x) {
  v("customer", x.customer), v("total", x.total), v("offset", x.offset);
  v("columns", x.columns), v("rows", x.rows);
}
template <class V, Is<CatalogProperty> T>
void Fields(V& v, T& x) {
  v("name", x.name), v("type", x.type), v("values", x.values), v("distinct", x.distinct);
}
template <class V, Is<CatalogReply> T>
void Fields(V& v, T& x) {
  v("events", x.events), v("properties", x.properties), v("attributes", x.attributes);
  v("lists", x.lists), v("purchase", x.purchase), v("amount", x.amount);
  v("currency", x.currency);
}
template <class V, Is<ValueCount> T>
void Fields(V& v, T& x) {
  v("value", x.value), v("customers", x.customers);
}
template <class V, Is<ValuesReply> T>
void Fields(V& v, T& x) {
  v("attribute", x.attribute), v("property", x.property), v("values", x.values);
}
template <class V, Is<CancelReply> T>
void Fields(V& v, T& x) {
  v("cancelled", x.cancelled);
}
template <class V, Is<ErrorReply> T>
void Fields(V& v, T& x) {
  v("error", x.error);
}

namespace {

// The type's name in JSON, in the order of the variant.
constexpr std::array kRequestTypes{
    "open",    "remap",          "import",          "lifecycle", "members",      "export",
    "rejects", "export rejects", "sizes",           "count",     "size history", "audience profile",
    "explain", "customer",       "customer events", "catalog",   "values",       "cancel"};
constexpr std::array kReplyTypes{
    "progress", "preview",         "data",    "lifecycle",    "members",          "rejects",
    "export",   "sizes",           "count",   "size history", "audience profile", "explain",
    "customer", "customer events", "catalog", "values",       "cancel",           "error"};
static_assert(kRequestTypes.size() == std::variant_size_v<RequestBody>);
static_assert(kReplyTypes.size() == std::variant_size_v<ReplyBody>);

template <class Message, std::size_t N>
std::string EncodeMessage(const Message& message, const std::array<const char*, N>& types) {
  Json object = Json::object();
  object["id"] = message.id;
  object["type"] = types[message.body.index()];
  std::visit(
      [&](const auto& body) {
        FieldWriter writer(object);
        Fields(writer, body);
      },
      message.body);
  // Cells come from files of any encoding: bytes that are not UTF-8 are shown as U+FFFD.
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class Body, std::size_t I = 0>
Body BodyOfType(std::size_t index) {
  if constexpr (I + 1 < std::variant_size_v<Body>) {
    if (index != I) return BodyOfType<Body, I + 1>(index);
  }
  return Body(std::in_place_index<I>);
}

template <class Message, std::size_t N>
Result<Message> DecodeMessage(std::string_view text, const std::array<const char*, N>& types) {
  const Result<Json> json = ParseJson(text, "message_invalid");
  if (!json) return std::unexpected(json.error());
  const Json& object = *json;
  if (!object.is_object()) {
    return std::unexpected(Error{"message_invalid", "The message is not a JSON object.", "", ""});
  }
  const auto id = object.find("id");
  const auto type = object.find("type");
  if (id == object.end() || !id->is_number_unsigned()) {
    return std::unexpected(Error{"message_invalid", "Expected a whole number.", "/id", ""});
  }
  for (std::size_t i = 0; type != object.end() && i < N; ++i) {
    if (*type != types[i]) continue;
    Message message{.id = id->get<std::uint64_t>(), .body = BodyOfType<decltype(Message::body)>(i)};
    std::optional<Error> error;
    std::visit(
        [&](auto& body) {
          FieldReader reader(object, "message_invalid", error);
          Fields(reader, body);
          constexpr std::array<std::string_view, 2> kEnvelope{"id", "type"};
          reader.CheckUnknown(body, kEnvelope);
        },
        message.body);
    if (error) return std::unexpected(*error);
    return message;
  }
  return std::unexpected(Error{"message_invalid", "Unknown type of message.", "/type", ""});
}

}  // namespace

std::string Encode(const Request& request) { return EncodeMessage(request, kRequestTypes); }
std::string Encode(const Reply& reply) { return EncodeMessage(reply, kReplyTypes); }

Result<Request> DecodeRequest(std::string_view text) {
  return DecodeMessage<Request>(text, kRequestTypes);
}
Result<Reply> DecodeReply(std::string_view text) { return DecodeMessage<Reply>(text, kReplyTypes); }

}  // namespace kohort
