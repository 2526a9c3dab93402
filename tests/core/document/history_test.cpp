#include "core/document/history.h"

#include <doctest/doctest.h>

namespace kohort {
namespace {

Definitions Named(const char* name) {
  Definitions document;
  document.segments.push_back({.id = "a",
                               .name = name,
                               .goal = Goal::kRetention,
                               .description = "",
                               .tags = {},
                               .include = {},
                               .exclude = {},
                               .cap = {}});
  return document;
}

const std::string& NameIn(const History& history) { return history.now().segments[0].name; }

}  // namespace

TEST_CASE("Steps are taken back one by one, and done again") {
  History history;
  history.Reset(Named("one"));
  CHECK(history.undo() == nullptr);
  history.Change({EditKind::kRename, "a"}, Named("two"));
  history.Change({EditKind::kChange, "a"}, Named("three"));
  REQUIRE(history.undo() != nullptr);
  CHECK(history.undo()->kind == EditKind::kChange);
  history.Undo();
  CHECK(NameIn(history) == "two");
  CHECK(history.redo()->kind == EditKind::kChange);
  history.Undo();
  CHECK(NameIn(history) == "one");
  history.Undo();  // nothing left
  CHECK(NameIn(history) == "one");
  history.Redo();
  history.Redo();
  CHECK(NameIn(history) == "three");
  CHECK(history.redo() == nullptr);
}

TEST_CASE("What changes nothing is no step") {
  History history;
  history.Reset(Named("one"));
  history.Change({EditKind::kRename, "a"}, Named("one"));
  CHECK(history.undo() == nullptr);
}

TEST_CASE("Another change after an undo forgets what was undone") {
  History history;
  history.Reset(Named("one"));
  history.Change({EditKind::kRename, "a"}, Named("two"));
  history.Undo();
  history.Change({EditKind::kRename, "a"}, Named("three"));
  CHECK(history.redo() == nullptr);
  history.Undo();
  CHECK(NameIn(history) == "one");
}

TEST_CASE("Typing at one place is one step, at another place another") {
  History history;
  history.Reset(Named("o"));
  history.Type({EditKind::kRename, "a"}, "name", Named("on"));
  history.Type({EditKind::kRename, "a"}, "name", Named("one"));
  CHECK(NameIn(history) == "one");  // at every letter
  SUBCASE("ended by hand") {
    history.End();
    history.Type({EditKind::kRename, "a"}, "name", Named("one!"));
  }
  SUBCASE("ended by another place") {
    history.Type({EditKind::kChange, "a"}, "description", Named("one!"));
  }
  history.Undo();
  CHECK(NameIn(history) == "one");
  history.Undo();
  CHECK(NameIn(history) == "o");
  CHECK(history.undo() == nullptr);
}

TEST_CASE("Typing that ends where it began is no step") {
  History history;
  history.Reset(Named("one"));
  history.Type({EditKind::kRename, "a"}, "name", Named("on"));
  history.Type({EditKind::kRename, "a"}, "name", Named("one"));
  history.End();
  CHECK(history.undo() == nullptr);
}

TEST_CASE("The oldest steps are forgotten") {
  History history;
  history.Reset(Named("0"));
  for (std::size_t i = 1; i <= History::kMost + 5; ++i) {
    history.Change({EditKind::kRename, "a"}, Named(std::to_string(i).c_str()));
  }
  while (history.undo() != nullptr) history.Undo();
  CHECK(NameIn(history) == "5");
}

}  // namespace kohort
