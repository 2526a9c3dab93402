#include "core/service/warm_up.h"

#include <doctest/doctest.h>

namespace kohort {
namespace {

TEST_CASE("warm up: comes to an end, after a good many slices") {
  WarmUp warm_up;
  int slices = 0;
  while (warm_up.Step()) REQUIRE(++slices < 100'000);
  CHECK(slices > 100);
  CHECK_FALSE(warm_up.Step());
}

}  // namespace
}  // namespace kohort
