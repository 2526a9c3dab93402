// Rows that are staged beside the reading of others, as late as may be.
#include "core/import/row_feed.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/core/import/import_files.h"

namespace kohort {
namespace {

// Runs no task before it must: then the reader has gone furthest ahead of what the task refers to.
class LateThread : public SideThread {
 public:
  Ticket Run(std::function<void()> task) override {
    tasks_.push_back(std::move(task));
    return done_ + tasks_.size();
  }
  void Wait(Ticket ticket) override {
    for (; done_ < ticket; ++done_) {
      const auto task = std::move(tasks_.front());
      tasks_.pop_front();
      task();
    }
  }
  bool idle() const { return tasks_.empty(); }

 private:
  Ticket done_ = 0;
  std::deque<std::function<void()>> tasks_;
};

void CheckSame(const std::vector<TextFile>& files) {
  const Sources sources = OpenTexts(files);
  const Mapping mapping = sources.Guess("UTC");
  const Result<Imported> expected = Import(sources, mapping, files);
  REQUIRE_MESSAGE(expected, expected.error().Message());
  for (const std::size_t piece : {std::size_t{100}, std::size_t{3000}, std::size_t{1} << 20}) {
    CAPTURE(piece);
    LateThread late;
    const Result<Imported> found = Import(sources, mapping, files, piece, &late);
    REQUIRE(found);
    CHECK(late.idle());
    CHECK(Rows(*found->data) == Rows(*expected->data));
    CHECK(found->notices == expected->notices);
    CHECK(found->rejected == expected->rejected);
  }
}

TEST_CASE(
    "Rows that are staged late are the same: quotes, amounts made and not readable, lookups") {
  std::string events = "customer,event,time,amount,sku,note\n";
  for (int i = 0; i < 12'000; ++i) {
    events += "c" + std::to_string(i % 700) + (i % 3 == 0 ? ",view," : ",purchase,") + "2026-03-0" +
              std::to_string(1 + i % 9) + " 12:00:00," +
              (i % 3 == 0     ? ""
               : i % 500 == 1 ? "free"
                              : "\"1.2" + std::to_string(10 + i % 90) + ",50\"") +
              ",sku" + std::to_string(i % 40) + ",\"said \"\"" + std::to_string(i) + "\"\"\"\n";
  }
  std::string products = "sku,brand\n";
  for (int i = 0; i < 40; ++i) {
    products += "sku" + std::to_string(i) + ",brand " + std::to_string(i % 7) + "\n";
  }
  CheckSame({{"events.csv", events}, {"products.csv", products}});
}

TEST_CASE("Rows that are staged late are the same: JSON with escapes and a key that comes late") {
  std::string events;
  for (int i = 0; i < 9000; ++i) {
    events += R"({"customer":"c)" + std::to_string(i % 300) + R"(","event":"vi\u0065w","time":)" +
              R"("2026-03-01 12:00:00","page":"a\nb)" + std::to_string(i % 50) + "\"";
    if (i > 8000) events += R"(,"late":"\u00e4)" + std::to_string(i % 5) + "\"";
    events += "}\n";
  }
  CheckSame({{"events.json", events}});
}

TEST_CASE("An import that is dropped waits for its rows") {
  std::string events = "customer,event,time\n";
  for (int i = 0; i < 20'000; ++i) events += "c,view,2026-03-01 12:00:00\n";
  const std::vector<TextFile> files{{"events.csv", events}};
  const Sources sources = OpenTexts(files);
  LateThread late;
  {
    auto job = ImportJob::Create(sources, sources.Guess("UTC"), ImportJob::kNoLimit, &late);
    REQUIRE(job);
    std::ranges::copy(events, (*job)->reader().Space(events.size()).begin());
    (*job)->reader().Commit(events.size());
    REQUIRE((*job)->Advance());
    CHECK_FALSE(late.idle());
  }
  CHECK(late.idle());
}

}  // namespace
}  // namespace kohort
