// A link to an audience: what it carries, and what opening one does.
#include "web/app/sharing.h"

#include <string>

#include <doctest/doctest.h>

#include "core/segment/definition_json.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

Condition In(const char* segment) { return {SegmentCondition{.segment = segment, .member = true}}; }

// "a" refers to "b" in a group and to "c" as an exclusion, "b" to "a" again; "d" is by itself.
Definitions Document() {
  Definitions document;
  for (const char* id : {"d", "c", "b", "a"}) {
    Segment& segment = document.segments.emplace_back();
    segment.id = id;
    segment.name = std::string("The ") + id;
  }
  Segment& b = document.segments[2];
  b.include.conditions = {In("a")};
  Segment& a = document.segments[3];
  a.include.conditions = {{Group{.kind = GroupKind::kAny, .conditions = {In("b")}}}};
  a.exclude = {In("c"), In("gone"), {ListCondition{.list = "VIP", .member = true}}};
  document.lists = {{.name = "VIP", .customers = {"C00001"}}};
  document.settings.rfm.scores = 4;
  return document;
}

}  // namespace

TEST_CASE("A link carries the audience, what it refers to and the settings, and no customers") {
  const Definitions shared = Shared(Document(), "a");
  REQUIRE(shared.segments.size() == 3);
  CHECK(shared.segments[0].id == "a");
  CHECK(shared.segments[1].id == "b");
  CHECK(shared.segments[2].id == "c");
  CHECK(shared.settings == Document().settings);
  CHECK(shared.lists.empty());
  CHECK(CanonicalText(shared).find("C00001") == std::string::npos);
}

TEST_CASE("The Share button copies a link, and the page says so") {
  TestPage page({}, {{"audiences", FormatDefinitions(Document())}});
  samples::ShowAudiences(page);
  page.Click("The d", "row");
  samples::AnswerAudiences(page);
  page.Click("Share", "button");
  Result<Definitions> carried = ParseDefinitions(page.host().link);
  REQUIRE(carried.has_value());
  REQUIRE(carried->segments.size() == 1);
  CHECK(carried->segments[0].name == "The d");
  CHECK(carried->settings.lifecycle.purchase == "Paid Order");
  CHECK_FALSE(page.Shows("The link is copied."));  // not before it is
  page.page().LinkCopied(true);
  page.Settle();
  CHECK(page.Shows("The link is copied. It holds the definition, no customers."));
}

TEST_CASE("Where the browser does not let it copy, the page says what to do") {
  TestPage page;
  samples::ShowAudiences(page);
  page.page().LinkCopied(false);
  page.Click("Data", "tab");
  CHECK(page.Shows("The browser did not let the page copy the link."));
  CHECK(page.Shows("Allow the page to use the clipboard"));
}

TEST_CASE("An audience too long for a link is told so, and nothing is copied") {
  Definitions document = Document();
  document.segments[0].description = std::string(kMostLinkText, 'x');
  TestPage page({}, {{"audiences", FormatDefinitions(document)}});
  samples::ShowAudiences(page);
  page.Click("The d", "row");
  samples::AnswerAudiences(page);
  page.Click("Share", "button");
  CHECK(page.host().link.empty());
  page.Click("Data", "tab");
  CHECK(page.Shows("This audience is too long for a link."));
}

TEST_CASE("An opened link adds its audiences, and they can be taken back") {
  TestPage page;
  samples::ShowAudiences(page);
  page.page().LinkOpened(FormatDefinitions(Shared(Document(), "a")));
  page.Settle();
  samples::AnswerAudiences(page);
  CHECK(page.Shows("3 audiences are opened."));
  CHECK(page.Find("The a", "row") != nullptr);
  CHECK(page.host().Last<CountRequest>().segment == "a");
  page.Click("Undo: open definitions", "button");
  CHECK(page.Find("The a", "row") == nullptr);
}

TEST_CASE("A link that is opened before any data waits for it") {
  TestPage page;
  page.page().LinkOpened(FormatDefinitions(Shared(Document(), "d")));
  page.Settle();
  CHECK(page.Shows("1 audience is opened."));
  samples::ShowAudiences(page);
  CHECK(page.Find("The d", "row") != nullptr);
}

TEST_CASE("A broken link changes nothing and says what to do") {
  for (const char* text : {"", "{", "{\"kohort\":\"segments\",\"version\":1,\"segments\":[]}"}) {
    CAPTURE(text);
    TestPage page;
    page.page().LinkOpened(text);
    page.Settle();
    CHECK(page.Shows("This link holds no audience that can be read."));
    CHECK(page.Shows("ask for it again"));
    CHECK(page.host().memory.empty());
  }
}

}  // namespace kohort
