#include "web/app/controller.h"

#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "tests/ui/fake_host.h"
#include "tests/ui/samples.h"

namespace kohort {
namespace {

struct Setup {
  FakeHost host;
  Controller controller{host, "Asia/Jakarta"};

  const Model& model() const { return controller.model(); }
  void Reply(std::uint64_t id, ReplyBody body) {
    controller.Receive(Encode(kohort::Reply{.id = id, .body = std::move(body)}));
  }
  template <typename RequestT>
  void Answer(ReplyBody body) {
    Reply(host.LastId<RequestT>(), std::move(body));
  }
  void Open(const char* name = "a.csv") {
    controller.FilesChosen({{.handle = 7, .name = name, .size_bytes = 100}});
    Answer<OpenRequest>(samples::ActivityPreview());
  }
  void Load() {
    Open();
    controller.Apply(command::Import{});
    Answer<ImportRequest>(samples::ActivitySummary());
    Answer<LifecycleRequest>(samples::Stages(host.Last<LifecycleRequest>().settings));
    Answer<MembersRequest>(samples::MemberRows(host.Last<MembersRequest>(), 444'486));
  }
};

const Error kFailure{"file_vanished", "The file can no longer be read.", "a.csv",
                     "Choose it again."};

}  // namespace

TEST_CASE("Files chosen are opened in the reader's zone") {
  Setup s;
  s.controller.FilesChosen({{.handle = 7, .name = "a.csv", .size_bytes = 100}});
  const OpenRequest& open = s.host.Last<OpenRequest>();
  CHECK(open.zone == "Asia/Jakarta");
  CHECK_FALSE(open.sample);
  REQUIRE(open.files.size() == 1);
  CHECK(open.files[0].name == "a.csv");
  CHECK(s.model().opening);
  s.Answer<OpenRequest>(samples::ActivityPreview());
  CHECK_FALSE(s.model().opening);
  REQUIRE(s.model().preview.has_value());
  CHECK(s.model().preview->sources[0].columns.size() == 9);
}

TEST_CASE("Choosing no file changes nothing") {
  Setup s;
  s.controller.FilesChosen({});
  CHECK(s.host.sent.empty());
  CHECK_FALSE(s.model().opening);
}

TEST_CASE("A file that cannot be opened leaves the page as it was, and says why") {
  Setup s;
  s.controller.FilesChosen({{.handle = 7, .name = "a.csv", .size_bytes = 0}});
  s.Answer<OpenRequest>(
      ErrorReply{{"file_empty", "The file is empty.", "a.csv", "Choose another."}});
  CHECK_FALSE(s.model().opening);
  CHECK_FALSE(s.model().preview.has_value());
  REQUIRE(s.model().toasts.size() == 1);
  CHECK(s.model().toasts[0].error.code == "file_empty");
}

TEST_CASE("The answer to files opened before others is dropped") {
  Setup s;
  s.controller.FilesChosen({{.handle = 1, .name = "old.csv", .size_bytes = 1}});
  const std::uint64_t old = s.host.LastId<OpenRequest>();
  s.controller.FilesChosen({{.handle = 2, .name = "new.csv", .size_bytes = 1}});
  CHECK(s.host.Cancelled(old));
  s.Reply(old, samples::OrdersPreview());
  CHECK_FALSE(s.model().preview.has_value());
  s.Answer<OpenRequest>(samples::ActivityPreview());
  REQUIRE(s.model().preview.has_value());
  CHECK(s.model().preview->sources[0].columns.size() == 9);
}

TEST_CASE("A changed meaning shows at once and asks for the preview again") {
  Setup s;
  s.Open();
  s.controller.Apply(command::SetMeaning{4, Meaning::kIgnore});
  CHECK(s.model().preview->sources[0].columns[4].meaning == Meaning::kIgnore);
  CHECK(s.model().remapping);
  CHECK(s.host.Last<RemapRequest>().mapping.sources[0].columns[4].meaning == Meaning::kIgnore);
}

TEST_CASE("One column holds the customer: the newly chosen takes over") {
  Setup s;
  s.Open();
  s.controller.Apply(command::SetMeaning{7, Meaning::kCustomer});
  CHECK(s.model().preview->sources[0].columns[7].meaning == Meaning::kCustomer);
  CHECK(s.model().preview->sources[0].columns[0].meaning == Meaning::kProperty);
}

TEST_CASE("Several columns may be attributes") {
  Setup s;
  s.Open();
  s.controller.Apply(command::SetMeaning{8, Meaning::kAttribute});
  CHECK(s.model().preview->sources[0].columns[6].meaning == Meaning::kAttribute);
  CHECK(s.model().preview->sources[0].columns[8].meaning == Meaning::kAttribute);
}

TEST_CASE("Of two changes in a row the later one's preview counts") {
  Setup s;
  s.Open();
  s.controller.Apply(command::SetMeaning{4, Meaning::kIgnore});
  const std::uint64_t first = s.host.LastId<RemapRequest>();
  s.controller.Apply(command::SetZone{"Europe/Berlin"});
  CHECK(s.host.Cancelled(first));
  s.Reply(first, samples::OrdersPreview());
  CHECK(s.model().preview->zone == "Europe/Berlin");
  CHECK(s.model().remapping);
  CHECK(s.host.Last<RemapRequest>().mapping.sources[0].columns[4].meaning == Meaning::kIgnore);
  s.Answer<RemapRequest>(samples::OrdersPreview());
  CHECK(s.model().preview->sources[0].columns.size() == 3);
  CHECK_FALSE(s.model().remapping);
}

TEST_CASE("Importing sends the mapping as edited and ends on the stages") {
  Setup s;
  s.Open();
  s.controller.Apply(command::SetFormat{2, "d/m/y"});
  s.controller.Apply(command::Import{});
  CHECK(s.model().importing);
  CHECK(s.host.Last<ImportRequest>().mapping.sources[0].columns[2].format == "d/m/y");
  s.Answer<ImportRequest>(samples::ActivitySummary());
  CHECK_FALSE(s.model().importing);
  CHECK_FALSE(s.model().preview.has_value());
  REQUIRE(s.model().data.has_value());
  CHECK(s.model().screen == Screen::kLifecycle);
  CHECK(s.host.Last<LifecycleRequest>().settings.purchase == "Paid Order");
  CHECK(s.host.Last<MembersRequest>().stage.empty());
}

TEST_CASE("While importing nothing of the mapping changes") {
  Setup s;
  s.Open();
  s.controller.Apply(command::Import{});
  const std::size_t sent = s.host.sent.size();
  s.controller.Apply(command::SetMeaning{4, Meaning::kIgnore});
  s.controller.Apply(command::SetZone{"UTC"});
  s.controller.Apply(command::Import{});
  CHECK(s.host.sent.size() == sent);
}

TEST_CASE("A failed import keeps the preview and the earlier data") {
  Setup s;
  s.Load();
  s.Open("b.csv");
  s.controller.Apply(command::Import{});
  s.Answer<ImportRequest>(ErrorReply{kFailure});
  CHECK_FALSE(s.model().importing);
  CHECK(s.model().preview.has_value());
  REQUIRE(s.model().data.has_value());
  CHECK(s.model().data->customers == 444'486);
  CHECK(s.model().lifecycle.has_value());
  REQUIRE(s.model().toasts.size() == 1);
  CHECK(s.model().toasts[0].error == kFailure);
}

TEST_CASE("A cancelled import keeps the preview and the earlier data, without an error") {
  Setup s;
  s.Load();
  s.Open("b.csv");
  s.controller.Apply(command::Import{});
  const std::uint64_t import = s.host.LastId<ImportRequest>();
  s.controller.Apply(command::Cancel{});
  CHECK(s.host.Cancelled(import));
  s.Reply(import, ErrorReply{{"cancelled", "Cancelled.", "", ""}});
  CHECK_FALSE(s.model().importing);
  CHECK(s.model().preview.has_value());
  CHECK(s.model().data.has_value());
  CHECK(s.model().toasts.empty());
}

TEST_CASE("An import that ended before it could be cancelled counts") {
  Setup s;
  s.Open();
  s.controller.Apply(command::Import{});
  s.controller.Apply(command::Cancel{});
  s.Answer<ImportRequest>(samples::ActivitySummary());
  CHECK(s.model().data.has_value());
  s.Answer<CancelRequest>(CancelReply{.cancelled = false});
  CHECK(s.model().toasts.empty());
}

TEST_CASE("Cancelling a preview goes back to what was there") {
  Setup s;
  s.Load();
  s.Open("b.csv");
  s.controller.Apply(command::Cancel{});
  CHECK_FALSE(s.model().preview.has_value());
  CHECK(s.model().data.has_value());
}

TEST_CASE("Speed and time left follow from progress") {
  Setup s;
  s.Open();
  s.controller.Apply(command::Import{});
  const std::uint64_t import = s.host.LastId<ImportRequest>();
  s.Reply(import, Progress{"reading", 0, 1000, 0});
  CHECK_FALSE(s.model().import_progress.seconds_left.has_value());
  s.host.now_ms += 2000;
  s.Reply(import, Progress{"reading", 400, 1000, 40});
  CHECK(s.model().import_progress.per_second == doctest::Approx(200));
  CHECK(s.model().import_progress.seconds_left.value() == doctest::Approx(3));
  CHECK(s.model().import_progress.rows == 40);
  // Another phase counts something else.
  s.Reply(import, Progress{"arranging", 10, 40, 40});
  CHECK(s.model().import_progress.per_second == 0);
}

TEST_CASE("Progress of a request that no longer counts is dropped") {
  Setup s;
  s.Open();
  s.controller.Apply(command::Import{});
  const std::uint64_t import = s.host.LastId<ImportRequest>();
  s.Answer<ImportRequest>(ErrorReply{kFailure});
  s.Reply(import, Progress{"reading", 400, 1000, 40});
  CHECK(s.model().import_progress.phase.empty());
}

TEST_CASE("Stages of earlier settings are dropped") {
  Setup s;
  s.Load();
  s.controller.Apply(command::SetAges{{3, true}, {6, true}});
  const std::uint64_t first = s.host.LastId<LifecycleRequest>();
  s.controller.Apply(command::SetAges{{180, false}, {365, false}});
  CHECK(s.host.Cancelled(first));
  LifecycleReply stale = samples::Stages({});
  stale.customers = 1;
  s.Reply(first, stale);
  CHECK(s.model().lifecycle->customers == 444'486);
  CHECK(s.model().lifecycle_busy);
  LifecycleReply fresh = samples::Stages(s.host.Last<LifecycleRequest>().settings);
  fresh.customers = 2;
  s.Answer<LifecycleRequest>(fresh);
  CHECK(s.model().lifecycle->customers == 2);
  CHECK(s.model().lifecycle->settings.defecting_after == Age{180, false});
  CHECK_FALSE(s.model().lifecycle_busy);
}

TEST_CASE("The same settings again ask nothing") {
  Setup s;
  s.Load();
  const std::size_t sent = s.host.sent.size();
  s.controller.Apply(command::SetPurchase{"Paid Order"});
  s.controller.Apply(command::SetAsOf{""});
  s.controller.Apply(command::SetAges{{6, true}, {12, true}});
  CHECK(s.host.sent.size() == sent);
}

TEST_CASE("Stages that cannot be counted say so where they would stand") {
  Setup s;
  s.Load();
  s.controller.Apply(command::SetAsOf{"1999-01-01"});
  s.Answer<LifecycleRequest>(ErrorReply{{"as_of_early", "Nothing happened before.", "", ""}});
  REQUIRE(s.model().lifecycle_error.has_value());
  CHECK(s.model().lifecycle_error->code == "as_of_early");
  s.controller.Apply(command::SetAsOf{""});
  CHECK_FALSE(s.model().lifecycle_error.has_value());
}

TEST_CASE("Data without a likely purchase asks for one before it counts") {
  Setup s;
  s.Open();
  s.controller.Apply(command::Import{});
  DataSummary data = samples::ActivitySummary();
  data.purchase.clear();
  s.Answer<ImportRequest>(data);
  CHECK(s.host.Count<LifecycleRequest>() == 0);
  s.controller.Apply(command::SetPurchase{"Store Visit"});
  CHECK(s.host.Last<LifecycleRequest>().settings.purchase == "Store Visit");
}

TEST_CASE("Rows in sight are asked for once, by whole pages") {
  Setup s;
  s.Load();
  const std::size_t before = s.host.Count<MembersRequest>();
  s.controller.Apply(command::NeedRows{0, 40});  // known
  CHECK(s.host.Count<MembersRequest>() == before);
  s.controller.Apply(command::NeedRows{350'190, 350'210});  // across two pages
  s.controller.Apply(command::NeedRows{350'190, 350'210});  // a frame later, still on their way
  REQUIRE(s.host.Count<MembersRequest>() == before + 2);
  CHECK(s.host.Last<MembersRequest>().offset == 350'200);
  s.Answer<MembersRequest>(samples::MemberRows(s.host.Last<MembersRequest>(), 444'486));
  REQUIRE(s.model().members.FindRow(350'200) != nullptr);
  CHECK((*s.model().members.FindRow(350'200))[0] == "C0350201");
  CHECK(s.model().members.FindRow(350'199) == nullptr);
}

TEST_CASE("The last page ends with the last row") {
  Setup s;
  s.Load();
  s.controller.Apply(command::NeedRows{444'470, 444'999});
  s.Answer<MembersRequest>(samples::MemberRows(s.host.Last<MembersRequest>(), 444'486));
  CHECK(s.model().members.FindRow(444'485) != nullptr);
  CHECK(s.model().members.FindRow(444'486) == nullptr);
}

TEST_CASE("Scrolling far keeps requests and rows few") {
  Setup s;
  s.Load();
  for (std::uint64_t row = 0; row < 400'000; row += 1000) {
    s.controller.Apply(command::NeedRows{row, row + 30});
    const std::uint64_t id = s.host.LastId<MembersRequest>();
    s.Reply(id, samples::MemberRows(s.host.Last<MembersRequest>(), 444'486));
  }
  CHECK(s.model().members.pages.size() <= 41);
  CHECK(s.model().members.FindRow(399'000) != nullptr);
  const std::size_t before = s.host.Count<MembersRequest>();
  for (std::uint64_t row = 0; row < 100'000; row += 1000) {
    s.controller.Apply(command::NeedRows{row, row + 30});  // nothing is answered
  }
  CHECK(s.host.Count<MembersRequest>() <= before + 3);
}

TEST_CASE("Another stage starts its rows anew and drops those of the one before") {
  Setup s;
  s.Load();
  s.controller.Apply(command::NeedRows{1000, 1010});
  const std::uint64_t old = s.host.LastId<MembersRequest>();
  s.controller.Apply(command::OpenStage{"active"});
  CHECK(s.host.Cancelled(old));
  CHECK(s.host.Last<MembersRequest>().stage == "active");
  CHECK(s.host.Last<MembersRequest>().offset == 0);
  MembersRequest stale;
  stale.offset = 1000;
  stale.limit = 200;
  s.Reply(old, samples::MemberRows(stale, 444'486));
  CHECK(s.model().members.FindRow(1000) == nullptr);
  CHECK_FALSE(s.model().members.known);
}

TEST_CASE("Sorting asks for the first rows in that order") {
  Setup s;
  s.Load();
  s.controller.Apply(command::SortMembers{"amount", true});
  CHECK(s.host.Last<MembersRequest>().sort == "amount");
  CHECK(s.host.Last<MembersRequest>().descending);
  CHECK(s.host.Last<MembersRequest>().offset == 0);
  s.Answer<MembersRequest>(ErrorReply{kFailure});
  CHECK(s.model().members.error.has_value());
}

TEST_CASE("An export says where it went, for a while") {
  Setup s;
  s.Load();
  s.controller.Apply(command::SetGuard{false});
  s.controller.Apply(command::Export{"active", "csv"});
  REQUIRE(s.model().exporting.has_value());
  CHECK(s.host.Last<ExportRequest>().stage == "active");
  CHECK_FALSE(s.host.Last<ExportRequest>().guard_formulas);
  s.Answer<ExportRequest>(Progress{"exporting", 100, 38'272, 100});
  CHECK(s.model().exporting->progress.done == 100);
  s.Answer<ExportRequest>(ExportReply{"active.csv", "text/csv", 38'272, 1'000'000});
  CHECK_FALSE(s.model().exporting.has_value());
  REQUIRE(s.model().toasts.size() == 1);
  CHECK(s.model().toasts[0].file == "active.csv");
  s.host.now_ms += 60'000;
  s.controller.Tick();
  CHECK(s.model().toasts.empty());
}

TEST_CASE("One export at a time, and it can be cancelled") {
  Setup s;
  s.Load();
  s.controller.Apply(command::Export{"", "sqlite"});
  s.controller.Apply(command::Export{"", "csv"});
  CHECK(s.host.Count<ExportRequest>() == 1);
  const std::uint64_t id = s.host.LastId<ExportRequest>();
  s.controller.Apply(command::CancelExport{});
  CHECK(s.host.Cancelled(id));
  CHECK_FALSE(s.model().exporting.has_value());
  s.Reply(id, ErrorReply{{"cancelled", "Cancelled.", "", ""}});
  CHECK(s.model().toasts.empty());
}

TEST_CASE("A stopped engine is restarted, and the page no longer pretends to have data") {
  Setup s;
  s.Load();
  s.controller.Apply(command::SetAges{{3, true}, {6, true}});
  const std::uint64_t pending = s.host.LastId<LifecycleRequest>();
  s.controller.EngineStopped("out of memory");
  CHECK(s.host.restarts == 1);
  CHECK_FALSE(s.model().data.has_value());
  CHECK_FALSE(s.model().lifecycle.has_value());
  CHECK_FALSE(s.model().importing);
  CHECK(s.model().screen == Screen::kData);
  CHECK(s.model().zone == "Asia/Jakarta");
  REQUIRE(s.model().toasts.size() == 1);
  CHECK(s.model().toasts[0].kind == Toast::Kind::kEngineStopped);
  CHECK(s.model().toasts[0].error.what == "out of memory");
  // A late answer of the engine that is gone.
  s.Reply(pending, samples::Stages({}));
  CHECK_FALSE(s.model().lifecycle.has_value());
  // And it goes on with the new one.
  s.Load();
  CHECK(s.model().data.has_value());
  CHECK(s.model().toasts.empty());
}

TEST_CASE("An engine that cannot start is not started for ever, but again with the next files") {
  Setup s;
  s.controller.EngineStopped("it could not start");
  CHECK(s.host.restarts == 1);
  s.controller.EngineStopped("it could not start");
  s.controller.EngineStopped("it could not start");
  CHECK(s.host.restarts == 1);
  CHECK(s.model().toasts.size() == 1);
  s.Open();
  CHECK(s.host.restarts == 2);
  CHECK(s.model().preview.has_value());
}

TEST_CASE("Added files join those that are loaded") {
  Setup s;
  s.Load();
  s.controller.Apply(command::ChooseFiles{.add = true});
  CHECK(s.host.choosers == 1);
  s.controller.FilesChosen({{.handle = 8, .name = "more.csv", .size_bytes = 5}});
  const OpenRequest& open = s.host.Last<OpenRequest>();
  REQUIRE(open.files.size() == 2);
  CHECK(open.files[0].handle == 7);
  CHECK(open.files[1].handle == 8);
}

TEST_CASE("Files dropped replace those that are loaded, also after a chooser left alone") {
  Setup s;
  s.Load();
  s.controller.Apply(command::ChooseFiles{.add = true});
  s.controller.FilesHover(true);
  CHECK(s.model().files_hover);
  s.controller.FilesChosen({{.handle = 8, .name = "more.csv", .size_bytes = 5}});
  CHECK_FALSE(s.model().files_hover);
  CHECK(s.host.Last<OpenRequest>().files.size() == 1);
}

TEST_CASE("The same error again is told once; dismissing it removes it") {
  Setup s;
  s.Open();
  for (int i = 0; i < 2; ++i) {
    s.controller.Apply(command::Import{});
    s.Answer<ImportRequest>(ErrorReply{kFailure});
  }
  REQUIRE(s.model().toasts.size() == 1);
  s.controller.Apply(command::Dismiss{s.model().toasts[0].id});
  CHECK(s.model().toasts.empty());
}

TEST_CASE("A reply that cannot be read is an error, not silence") {
  Setup s;
  s.controller.Receive("{");
  CHECK(s.model().toasts.size() == 1);
}

}  // namespace kohort
