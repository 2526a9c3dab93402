// The engine's bounds of windows against the reference's: they differ at instants where random
// events seldom are.
#include <doctest/doctest.h>

#include "core/base/time_text.h"
#include "core/segment/definition_fields.h"
#include "core/segment/windows.h"
#include "tests/core/segment/random_definition.h"
#include "tests/core/segment/reference_calendar.h"

namespace kohort::reference {
namespace {

// Of windows that hold no instant it does not matter where they do not.
void CheckSame(const kohort::Bounds& engine, const Bounds& reference) {
  if (engine.begin >= engine.end && reference.begin >= reference.end) return;
  CHECK(engine.begin == reference.begin);
  CHECK(engine.end == reference.end);
}

TEST_CASE("Random windows have the bounds that the reference has") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Dice dice(seed);
    const RandomTable table = MakeRandomTable(dice);
    DefinitionMaker maker(dice, table);
    for (int i = 0; i < 50; ++i) {
      const SegmentSettings settings = maker.Settings();
      const TimeZone zone = *TimeZone::Find(table.zone);
      const Instant as_of = table.rows.empty() || dice.Percent(50)
                                ? table.around + dice.From(-40, 40) * kDay
                                : dice.Of(table.rows).time;
      const Calendar calendar{as_of, zone, settings.week_start};
      const EvaluationTime time{as_of, zone, settings.week_start};
      const bool begins = dice.Percent(60);
      const Window window = begins ? maker.WindowThatBegins() : maker.AnyWindow();
      CAPTURE(seed);
      CAPTURE(FieldWriter::ToJson(window).dump());
      CAPTURE(FormatLocal(zone.ToLocal(as_of)));
      CAPTURE(zone.name());
      const auto written = ResolveWindow(window, time);
      REQUIRE(written);
      CheckSame(*written, calendar.DateWindow(window));
      const kohort::Bounds until_now = UpToAsOf(*written, time);
      CheckSame(until_now, calendar.EventWindow(window));
      if (!begins) continue;
      const auto before = PrecedingWindow(window, until_now, time);
      REQUIRE(before);
      CheckSame(*before, calendar.Preceding(window));
    }
  }
}

}  // namespace
}  // namespace kohort::reference
