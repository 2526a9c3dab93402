#include "core/json/json_guess.h"

#include <string>

#include <doctest/doctest.h>

namespace kohort {
namespace {

TEST_CASE("A file that begins as JSON is JSON") {
  CHECK(LooksLikeJson("{\"a\":1}\n{\"a\":2}\n"));
  CHECK(LooksLikeJson("\xef\xbb\xbf\n  {\"a\":1}{\"a\":2}"));
  CHECK(LooksLikeJson("[\n{\"a\":1},\n{\"a\":2"));
  CHECK(LooksLikeJson("{\"data\":[{\"a\":\"cut off he"));
  CHECK(LooksLikeJson("[]"));
  CHECK(LooksLikeJson("{\"a\":1}\nnonsense\n"));
  CHECK(LooksLikeJson("{\"a\":1,}\n{\"a\":2}\n{\"a\":3}"));
  CHECK(LooksLikeJson("[\n{\"a\":1,},\n{\"a\":2},\n{\"a\":3}\n]"));
  std::string text;
  while (text.size() < (1 << 20)) text += "{\"time\":\"2026-01-01\",\"tags\":[\"a\"]}\n";
  CHECK(LooksLikeJson(text));
}

TEST_CASE("A table whose first cell begins with a brace is not") {
  CHECK_FALSE(LooksLikeJson(""));
  CHECK_FALSE(LooksLikeJson("id,name\n1,{\"a\":1}\n"));
  CHECK_FALSE(LooksLikeJson("{id},{name}\n1,x\n"));
  CHECK_FALSE(LooksLikeJson("{\"a\":1},2026-01-01,u1\n{\"a\":2},2026-01-02,u2\n"));
  CHECK_FALSE(LooksLikeJson("[1],[2]\n"));
  CHECK_FALSE(LooksLikeJson("[2026-01-01 10:00:00] started\n[2026-01-01 10:00:01] ended\n"));
  CHECK_FALSE(LooksLikeJson("[id],[name]\n1,x\n"));
  CHECK_FALSE(LooksLikeJson("{{{{\n"));
  CHECK_FALSE(LooksLikeJson("\"{\"\"a\"\":1}\",x\n"));
}

}  // namespace
}  // namespace kohort
