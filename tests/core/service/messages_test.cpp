#include "core/service/messages.h"

#include <string>

#include <doctest/doctest.h>

namespace kohort {
namespace {

TEST_CASE("Requests and replies read back as written") {
  Mapping mapping{.zone = "Asia/Jakarta", .sources = {}};
  SourceMapping& source = mapping.sources.emplace_back();
  source.kind = SourceKind::kProfiles;
  source.columns = {{"Kunde \"x\"", Meaning::kCustomer, ""}, {"t", Meaning::kTime, "d/m/y"}};
  source.constant_event = "Paid Order";
  source.filters = {{"t", FilterOp::kAtLeast, "2026-01-01"}};
  source.reading.encoding = "Windows-1252";
  const Request import{.id = 7, .body = ImportRequest{mapping}};
  const auto read = DecodeRequest(Encode(import));
  REQUIRE(read);
  CHECK(read->id == 7);
  CHECK(std::get<ImportRequest>(read->body).mapping ==
        std::get<ImportRequest>(import.body).mapping);

  const Reply error{.id = 9, .body = ErrorReply{{"c", "what", "where", "fix"}}};
  const auto reply = DecodeReply(Encode(error));
  REQUIRE(reply);
  CHECK(std::get<ErrorReply>(reply->body).error == Error{"c", "what", "where", "fix"});
}

TEST_CASE("Each kind of message keeps its kind") {
  for (const RequestBody& body :
       {RequestBody(OpenRequest{}), RequestBody(RemapRequest{}), RequestBody(ImportRequest{}),
        RequestBody(LifecycleRequest{}), RequestBody(MembersRequest{}),
        RequestBody(ExportRequest{}), RequestBody(CustomerRequest{}),
        RequestBody(CustomerEventsRequest{}), RequestBody(CancelRequest{})}) {
    const auto read = DecodeRequest(Encode(Request{.id = 1, .body = body}));
    REQUIRE(read);
    CHECK(read->body.index() == body.index());
  }
  for (const ReplyBody& body :
       {ReplyBody(Progress{}), ReplyBody(Preview{}), ReplyBody(DataSummary{}),
        ReplyBody(LifecycleReply{}), ReplyBody(MembersReply{}), ReplyBody(ExportReply{}),
        ReplyBody(CustomerReply{}), ReplyBody(CustomerEventsReply{}), ReplyBody(CancelReply{}),
        ReplyBody(ErrorReply{})}) {
    const auto read = DecodeReply(Encode(Reply{.id = 1, .body = body}));
    REQUIRE(read);
    CHECK(read->body.index() == body.index());
  }
}

TEST_CASE("What is wrong in a message is named by its JSON path") {
  const auto where = [](const std::string& json) {
    const auto read = DecodeRequest(json);
    return read ? "fine" : read.error().where;
  };
  CHECK(where(R"({"id":1,"type":"cancel","request":2})") == "fine");
  CHECK(where(R"({"id":-1,"type":"cancel"})") == "/id");
  CHECK(where(R"({"id":1,"type":"dance"})") == "/type");
  CHECK(where(R"({"id":1,"type":"cancel","request":"2"})") == "/request");
  CHECK(where(R"({"id":1,"type":"open","files":[{"name":5}]})") == "/files/0/name");
  CHECK(where(R"({"id":1,"type":"open","files":[{"nome":"a"}]})") == "/files/0/nome");
  CHECK(
      where(R"({"id":1,"type":"import","mapping":{"sources":[{"columns":[{"meaning":"x"}]}]}})") ==
      "/mapping/sources/0/columns/0/meaning");
  CHECK(
      where(R"({"id":1,"type":"lifecycle","settings":{"defecting_after":{"count":9999999999}}})") ==
      "/settings/defecting_after/count");
  CHECK_FALSE(DecodeRequest("not json"));
  CHECK_FALSE(DecodeRequest("[]"));
}

TEST_CASE("Bytes that are no UTF-8 do not stop a reply") {
  const Reply reply{.id = 1, .body = MembersReply{.stage = "caf\xe9", .columns = {}, .rows = {}}};
  const auto read = DecodeReply(Encode(reply));
  REQUIRE(read);
  CHECK(std::get<MembersReply>(read->body).stage == "caf\xef\xbf\xbd");
}

}  // namespace
}  // namespace kohort
