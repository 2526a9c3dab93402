#include "core/document/versions.h"

#include <doctest/doctest.h>

namespace kohort {
namespace {

Version Named(const char* time, const char* name) {
  Version version{time, {}};
  version.segment.id = "a";
  version.segment.name = name;
  return version;
}

}  // namespace

TEST_CASE("A version that continues the last one takes its place") {
  Versions versions;
  AddVersion(versions, Named("1", "one"), false);
  AddVersion(versions, Named("2", "two"), false);
  AddVersion(versions, Named("3", "three"), true);
  REQUIRE(versions.size() == 2);
  CHECK(versions[1] == Named("3", "three"));
}

TEST_CASE("What says the same as before is no version") {
  Versions versions;
  AddVersion(versions, Named("1", "one"), false);
  AddVersion(versions, Named("2", "one"), false);
  CHECK(versions.size() == 1);
  AddVersion(versions, Named("3", "two"), false);
  AddVersion(versions, Named("4", "one"), true);  // taken back while it was typed
  REQUIRE(versions.size() == 1);
  CHECK(versions[0].time == "1");
}

TEST_CASE("The oldest versions are forgotten") {
  Versions versions;
  for (std::size_t i = 0; i < kMostVersions + 5; ++i) {
    AddVersion(versions, Named("", std::to_string(i).c_str()), false);
  }
  REQUIRE(versions.size() == kMostVersions);
  CHECK(versions[0].segment.name == "5");
}

TEST_CASE("Versions read back as they were written, and nothing else is read") {
  const Versions versions{Named("", "one"), Named("2026-11-12 21:04:55", "two")};
  const Result<Versions> read = ParseVersions(FormatVersions(versions));
  REQUIRE(read);
  CHECK(*read == versions);
  for (const char* text :
       {"", "[]", "{}", R"({"kohort": "segments", "version": 1, "versions": []})",
        R"({"kohort": "versions", "version": 2, "versions": []})",
        R"({"kohort": "versions", "version": 1})",
        R"({"kohort": "versions", "version": 1, "versions": [{"time": "x"}]})"}) {
    CAPTURE(text);
    CHECK_FALSE(ParseVersions(text));
  }
}

}  // namespace kohort
