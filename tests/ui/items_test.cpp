// What a frame tells screen readers: parts of the page, and presses from there.
#include "web/ui/items.h"

#include <string_view>

#include <doctest/doctest.h>
#include <imgui.h>

#include "tests/ui/audience_samples.h"
#include "tests/ui/samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

const ItemRegion& RegionOf(const Item& item) { return FrameRegions().at(item.region); }

}  // namespace

TEST_CASE("Items stand in the part of the page that they belong to") {
  TestPage page;
  samples::ShowAudiences(page);
  page.Click("New audience", "button");
  CHECK(RegionOf(page.Get("Empty audience", "option")).role == "dialog");
  CHECK(RegionOf(page.Get("Empty audience", "option")).owner ==
        page.Get("New audience", "button").id);
  page.Click("Empty audience", "option");
  samples::AnswerAudiences(page);
  CHECK(RegionOf(page.Get("Data", "tab")).role == "banner");
  CHECK(RegionOf(page.Get("New audience", "row")).role == "navigation");
  CHECK(RegionOf(page.Get("Add a condition to the audience", "button")).role == "main");
  CHECK(RegionOf(page.Get("444,486", "text")).role == "status");  // said when it changes
}

TEST_CASE("A screen reader's press is one by Enter, and its focus is the keyboard's") {
  TestPage page;
  FocusItem(page.Get("Try the sample data", "button").id);
  page.Settle();
  page.Settle();
  CHECK(page.Get("Try the sample data", "button").focused);
  CHECK(page.host().Count<OpenRequest>() == 0);
  PressItem(page.Get("Choose files", "button").id);
  page.Settle();
  page.Settle();
  CHECK(page.host().choosers == 1);
  CHECK(page.Get("Choose files", "button").focused);
  FocusItem(1);  // of nothing
  page.Settle();
  CHECK(page.Get("Choose files", "button").focused);
}

}  // namespace kohort
