#include "core/segment/bucket.h"

#include <doctest/doctest.h>

namespace kohort {
namespace {

// Worked out apart from the C++ code: who was in a random share stays in it, whatever is built.
TEST_CASE("An ID has the same bucket in every build") {
  CHECK(BucketHash("", "C00001") == 15109595705209560306U);
  CHECK(BucketOf("", "C00001") == 306);
  CHECK(BucketOf("spring", "C00001") == 3839);
  CHECK(BucketOf("spring", "M\u00fcller") == 9065);
}

}  // namespace
}  // namespace kohort
