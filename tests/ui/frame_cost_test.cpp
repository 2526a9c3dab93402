// What a frame costs where there is most to show: 200 audiences and one of 40 conditions. Measured
// by
//   ui_tests -ns -tc="Measure*"
// without drawing; what needs no clock is held by the others.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <imgui.h>

#include "core/segment/definition_json.h"
#include "tests/ui/audience_samples.h"
#include "tests/ui/test_page.h"

namespace kohort {
namespace {

constexpr std::size_t kAudiences = 200;

// Ten times the four conditions of the sample, in groups.
Definitions Many() {
  Definitions document;
  for (std::size_t i = 0; i < kAudiences; ++i) {
    Segment& segment = document.segments.emplace_back(samples::CartAbandoners());
    segment.id = "segment-" + std::to_string(i);
    segment.name = "Audience " + std::to_string(i + 1);
    segment.goal = i % 2 == 0 ? Goal::kAcquisition : Goal::kRetention;
  }
  Group& include = document.segments[0].include;
  const std::vector<Condition> four = include.conditions;
  for (int i = 1; i < 10; ++i) {
    include.conditions.insert(include.conditions.end(), four.begin(), four.end());
  }
  return document;
}

struct ManyPage : TestPage {
  ManyPage() : TestPage({}, {{"audiences", FormatDefinitions(Many())}}) {
    samples::ShowAudiences(*this);
    Click("Audience 1", "row");
    samples::AnswerAudiences(*this);
  }
};

// Of what `prepare` leads to, the next frame.
template <class Prepare>
void TimeFrames(TestPage& page, const char* what, int frames, Prepare prepare) {
  std::vector<double> ms;
  for (int i = 0; i < frames; ++i) {
    prepare(i);
    const auto begin = std::chrono::steady_clock::now();
    page.Frame();
    const auto end = std::chrono::steady_clock::now();
    ms.push_back(std::chrono::duration<double, std::milli>(end - begin).count());
  }
  std::ranges::sort(ms);
  std::printf("%-28s median %.2f ms, 95 of 100 within %.2f ms\n", what, ms[ms.size() / 2],
              ms[ms.size() * 95 / 100]);
}

}  // namespace

TEST_CASE("Of 200 audiences only those in sight are drawn") {
  ManyPage page;
  const auto rows = std::ranges::count_if(FrameItems(), [](const Item& item) {
    return item.role == "row" && item.label.starts_with("Audience ");
  });
  CHECK(rows > 10);
  CHECK(rows < 30);
}

TEST_CASE("A letter typed asks about its audience alone, and of the others once that is counted") {
  ManyPage page;
  page.Click("How many, condition 1", "textbox");
  const std::size_t sizes = page.host().Count<SizesRequest>();
  const std::size_t members = page.host().Count<MembersRequest>();
  const std::size_t histories = page.host().Count<SizeHistoryRequest>();
  const std::string kept = page.host().memory["audiences"];
  page.Type("9");
  CHECK(page.host().Last<CountRequest>().definitions.segments.size() == 1);
  CHECK(page.host().Count<SizesRequest>() == sizes);
  CHECK(page.host().Count<MembersRequest>() == members);
  CHECK(page.host().Count<SizeHistoryRequest>() == histories);
  samples::AnswerAudiences(page);
  CHECK(page.host().Count<SizesRequest>() == sizes + 1);
  CHECK(page.host().Count<MembersRequest>() == members + 1);
  CHECK(page.host().Count<SizeHistoryRequest>() == histories + 1);
  CHECK(page.host().Last<MembersRequest>().definitions.segments.size() == 1);
  CHECK(page.host().Last<SizeHistoryRequest>().definitions.segments.size() == 1);
  CHECK(page.host().Last<SizesRequest>().definitions.segments.size() == kAudiences);
  // Nor is all of it written at every letter, but once there is a pause.
  CHECK(page.host().memory["audiences"] == kept);
  CHECK(page.Shows("saving …"));
  page.host().now_ms += 500;
  page.Settle();
  CHECK(page.host().memory["audiences"] != kept);
  CHECK(page.Shows("saved just now"));
}

TEST_CASE("An audience chosen while another is counted has everything asked once, about itself") {
  ManyPage page;
  page.Click("How many, condition 1", "textbox");
  page.Type("9");
  const std::size_t members = page.host().Count<MembersRequest>();
  const std::size_t histories = page.host().Count<SizeHistoryRequest>();
  page.Click("Audience 3", "row");
  samples::AnswerAudiences(page);
  const std::string chosen = page.host().Last<CountRequest>().segment;
  CHECK(page.Find("Audience 3", "heading") != nullptr);
  CHECK(page.host().Count<MembersRequest>() == members + 1);
  CHECK(page.host().Last<MembersRequest>().segment == chosen);
  CHECK(page.host().Count<SizeHistoryRequest>() == histories + 1);
  CHECK(page.host().Last<SizeHistoryRequest>().segment == chosen);
}

TEST_CASE("What is typed and deleted again leaves nothing to be saved") {
  ManyPage page;
  page.Click("How many, condition 1", "textbox");
  page.Press(ImGuiKey_End);
  page.Type("9");
  page.Press(ImGuiKey_Backspace);
  page.host().now_ms += 500;
  page.Settle();
  CHECK(page.Find("saved", "text") != nullptr);
  CHECK(page.page().NextFrameMs().value_or(1) > 0);
}

TEST_CASE("What is typed is kept at once when another audience is chosen") {
  ManyPage page;
  page.Click("How many, condition 1", "textbox");
  const std::string kept = page.host().memory["audiences"];
  page.Type("9");
  page.Click("Audience 3", "row");
  CHECK(page.Shows("saved just now"));
  CHECK(page.host().memory["audiences"] != kept);
}

TEST_CASE("What is typed is kept when the page is left") {
  ManyPage page;
  page.Click("How many, condition 1", "textbox");
  const std::string kept = page.host().memory["audiences"];
  page.Type("9");
  page.page().Leave();
  CHECK(page.host().memory["audiences"] != kept);
}

TEST_CASE("Measure: 200 audiences and 40 conditions" * doctest::skip()) {
  ManyPage page;
  page.MoveTo(700, 300);
  TimeFrames(page, "a frame", 400, [](int) {});
  TimeFrames(page, "a frame, the pointer moves", 400, [](int i) {
    ImGui::GetIO().AddMousePosEvent(500.0F + static_cast<float>(i % 300), 300);
  });
  TimeFrames(page, "a frame, the page scrolls", 200,
             [](int i) { ImGui::GetIO().AddMouseWheelEvent(0, i < 100 ? -0.5F : 0.5F); });
  page.Settle();
  page.Click("How many, condition 1", "textbox");
  page.host().deaf = true;
  TimeFrames(page, "a frame with a letter typed", 60, [&page](int i) {
    page.Press(ImGuiKey_Backspace);
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned>('1' + i % 9));
  });
}

}  // namespace kohort
