#include "core/segment/evaluation_cache.h"

#include <memory>

#include <doctest/doctest.h>

namespace kohort {
namespace {

std::shared_ptr<const CustomerSet> Set() { return std::make_shared<const CustomerSet>(6400U); }

TEST_CASE("The set used longest ago makes room for another") {
  EvaluationCache cache(2 * (Set()->memory_bytes() + 1));
  cache.Add("a", Set());
  cache.Add("b", Set());
  CHECK(cache.Find("a") != nullptr);
  cache.Add("c", Set());
  CHECK(cache.Find("a") != nullptr);
  CHECK(cache.Find("b") == nullptr);
  CHECK(cache.Find("c") != nullptr);
  cache.Clear();
  CHECK(cache.Find("a") == nullptr);
}

TEST_CASE("A set larger than the bound is kept until the next") {
  EvaluationCache cache(1);
  cache.Add("a", Set());
  CHECK(cache.Find("a") != nullptr);
  cache.Add("b", Set());
  CHECK(cache.Find("a") == nullptr);
  CHECK(cache.Find("b") != nullptr);
}

}  // namespace
}  // namespace kohort
