#include "core/json/json_reader.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/core/json/read_json.h"

namespace kohort {
namespace {

using Lines = std::vector<std::string>;

Lines Columns(std::string_view text) {
  Lines columns;
  REQUIRE(ReadJsonRecords(text, text.size(), [&](const JsonReader& reader, const Record&, auto) {
    columns.assign(reader.columns().begin(), reader.columns().end());
  }));
  return columns;
}

TEST_CASE("One object a line, an array of them, or nothing between them: the same rows") {
  const Lines rows = {"a=1 b='x'", "a=2"};
  CHECK(ReadJson("{\"a\":1,\"b\":\"x\"}\n{\"a\":2}\n") == rows);
  CHECK(ReadJson("\xef\xbb\xbf{\"a\":1,\"b\":\"x\"}\r\n\r\n \t\n{\"a\":2}") == rows);
  CHECK(ReadJson("{\"a\":1,\"b\":\"x\"}{\"a\":2}") == rows);
  CHECK(ReadJson("{\n  \"a\": 1,\n  \"b\": \"x\"\n}\n{\n  \"a\": 2\n}\n") == rows);
  CHECK(ReadJson("[{\"a\":1,\"b\":\"x\"},{\"a\":2}]") == rows);
  CHECK(ReadJson("\xef\xbb\xbf [\n  {\n    \"a\": 1,\n    \"b\": \"x\"\n  },\n  {\"a\": 2}\n]\n") ==
        rows);
  CHECK(ReadJson("[{\"a\":1,\"b\":\"x\"}]\n[{\"a\":2}]\n[]") == rows);
  CHECK(ReadJson("") == Lines{});
  CHECK(ReadJson("\xef\xbb\xbf") == Lines{});
  CHECK(ReadJson(" \n [ ] \n") == Lines{});
}

TEST_CASE("The first array of objects in an object holds the rows") {
  const Lines rows = {"a=1", "a=2"};
  CHECK(ReadJson(R"({"data":[{"a":1},{"a":2}]})") == rows);
  CHECK(ReadJson(R"({"next":null,"ids":[1,2],"page":{"events":[{"x":0}]},
                     "results": [ {"a":1},
                     {"a":2} ], "more":[{"b":3}],"end":"]}\"{["}
                  )") == rows);
  CHECK(ReadJson("{\"ids\":[1,2],\"none\":[]}") == Lines{"ids=[1,2] none=[]"});
}

TEST_CASE("An object that another one follows is a row, whatever arrays it has") {
  CHECK(ReadJson("{\"order\":1,\"items\":[{\"sku\":\"a\"}]}\n{\"order\":2,\"items\":[]}\n") ==
        Lines{R"(order=1 items=[{"sku":"a"}])", "order=2 items=[]"});
}

TEST_CASE("What holds the rows is known although it is long") {
  std::string text = R"({"status":"ok","data":[)";
  for (int i = 0; i < 60'000; ++i) text += "{\"n\":" + std::to_string(i) + "},";
  text += R"({"n":60000}],"end":true}{"n":1})";
  CHECK(text.size() > JsonReader::kLayoutBytes);
  const Lines whole = ReadJson(text);
  REQUIRE(whole.size() == 60'002);
  CHECK(whole[60'000] == "n=60000");
  CHECK(whole[60'001] == "n=1");
  CHECK(ReadJson(text, 1000) == whole);
}

TEST_CASE("Objects in a row give dotted columns") {
  CHECK(
      ReadJson(
          R"({"event":"Paid Order","properties":{"time":1762955095,"distinct_id":"u1","$os":"iOS"}})") ==
      Lines{"event='Paid Order' properties.time=1762955095 properties.distinct_id='u1' "
            "properties.$os='iOS'"});
  CHECK(ReadJson(R"({"a":{"b":{"c":1,"d":{}},"e":2},"f":3})") == Lines{"a.b.c=1 a.e=2 f=3"});
  CHECK(ReadJson(R"({"a.b":1}{"a":{"b":2}})") == Lines{"a.b=1", "a.b=2"});
}

TEST_CASE("Columns stand in order of first appearance, and grow") {
  CHECK(Columns("{\"b\":1,\"a\":null}\n{\"c\":{\"a\":1},\"a\":2}\n") == Lines{"b", "a", "c.a"});
  JsonReader reader;
  const std::string_view text = "{\"b\":1,\"a\":2}\n{\"c\":3}\n{}\n";
  std::ranges::copy(text, reader.Space(text.size()).begin());
  reader.Commit(text.size());
  reader.Finish();
  RecordBatch batch;
  REQUIRE(reader.Next(batch).value());
  REQUIRE(batch.records.size() == 3);
  CHECK(batch.records[0].field_count == 2);
  CHECK(batch.records[1].field_count == 3);
  CHECK(batch.Fields(batch.records[1])[0].missing());
  CHECK(batch.records[2].field_count == 3);
}

TEST_CASE("A row that is none leaves no column") {
  CHECK(Columns("{\"a\":1}\n{\"lost\":1,}\n{\"b\":2}\n") == Lines{"a", "b"});
}

TEST_CASE("Values") {
  CHECK(ReadJson(R"({"i":-0,"f":1.50,"e":1E+400,"big":123456789012345678901234567890})") ==
        Lines{"i=-0 f=1.50 e=1E+400 big=123456789012345678901234567890"});
  CHECK(ReadJson(R"({"t":true,"f":false,"n":null,"s":""})") == Lines{"t=true f=false s=''"});
  CHECK(ReadJson(R"({"a":["a","b"],"b":[ 1 , [ ] , {"x y" : "p q" , "q\" r\\" :null} ],"c":[]})") ==
        Lines{R"(a=["a","b"] b=[1,[],{"x y":"p q","q\" r\\":null}] c=[])"});
}

TEST_CASE("Strings mean what their escapes say") {
  CHECK(ReadJson(R"({"a":"\"\\\/\b\f\n\r\t","b":"\u0041\u00e9\u20AC\ud83d\ude00"})") ==
        Lines{"a='\"\\/\b\f\n\r\t' b='A\u00e9\u20ac\U0001F600'"});
  CHECK(ReadJson(R"({"a":"x\ud83dy","b":"\ude00","c":"\ud83d\ud83d\ude00","d":"\ud83d\n"})") ==
        Lines{"a='x\ufffdy' b='\ufffd' c='\ufffd\U0001F600' d='\ufffd\n'"});
  CHECK(ReadJson(R"({"a":"\u0000"})") == Lines{std::string("a='\0'", 5)});
  CHECK(ReadJson("{\"a\":\"\xff\xc0 \xed\xa0\x80\"}") == Lines{"a='\xff\xc0 \xed\xa0\x80'"});
  CHECK(ReadJson("{\"caf\\u00e9\":1}\n{\"caf\u00e9\":2}\n{\"a\\\"b\":3}\n{\"a\\\"b\":4}\n") ==
        Lines{"caf\u00e9=1", "caf\u00e9=2", "a\"b=3", "a\"b=4"});
}

TEST_CASE("Of two keys that are the same the last counts") {
  CHECK(ReadJson(R"({"a":1,"b":2,"a":3})") == Lines{"a=3 b=2"});
  CHECK(ReadJson(R"({"a":1,"a":null})") == Lines{""});
  CHECK(ReadJson(R"({"a":{"b":1},"a":{"b":2}})") == Lines{"a.b=2"});
}

TEST_CASE("Keys that are spelled alike in two objects are two columns") {
  CHECK(ReadJson(R"({"a":1,"b":{"a":2,"c":{"a":3}},"c":{"a":4}}
                    {"b":{"c":{"a":5},"a":6},"a":7}
                    {"c":{"a":8},"a":9,"b":{"a":10}})") ==
        Lines{"a=1 b.a=2 b.c.a=3 c.a=4", "a=7 b.a=6 b.c.a=5", "a=9 b.a=10 c.a=8"});
}

TEST_CASE("JSON is read strictly, and a bad line spoils no other") {
  for (const char* bad : {"{\"a\":1,}",
                          "{,}",
                          "{\"a\" 1}",
                          "{a:1}",
                          "{'a':1}",
                          "{\"a\":01}",
                          "{\"a\":-}",
                          "{\"a\":1.}",
                          "{\"a\":.5}",
                          "{\"a\":+1}",
                          "{\"a\":1e}",
                          "{\"a\":NaN}",
                          "{\"a\":Infinity}",
                          "{\"a\":nul}",
                          "{\"a\":True}",
                          "{\"a\":undefined}",
                          "{\"a\":0x10}",
                          "{\"a\":1 2}",
                          "{\"a\":\"\t\"}",
                          "{\"a\":\"\\x41\"}",
                          "{\"a\":\"\\u12g4\"}",
                          "{\"a\":\"\\\"}",
                          "{\"a\":[1,]}",
                          "{\"a\":[1}",
                          "{\"a\":[1 2]}",
                          "{\"a\":{\"b\":1,}}",
                          "{\"a\":1",
                          "{\"a\"",
                          "{\"a",
                          "{",
                          "{\"a\":1 /* one */}",
                          "// rows",
                          "}",
                          "nonsense",
                          "\"open",
                          "{\"a\":1]",
                          "[1,",
                          ",",
                          "{\"a\":1}}"}) {
    CAPTURE(bad);
    const Lines lines = ReadJson("{\"x\":1}\n" + std::string(bad) + "\r\n{\"y\":2}\n");
    REQUIRE(lines.size() >= 3);
    CHECK(lines.front() == "x=1");
    CHECK(lines.back() == "y=2");
    CHECK(lines[lines.size() - 2].starts_with("!json_syntax "));
  }
  CHECK(ReadJson("{\"a\":1}\n{\"b\":[\n{\"a\":2}\n{\"a\":3") ==
        Lines{"a=1", "!json_syntax {\"b\":[", "a=2", "!json_syntax {\"a\":3"});
  CHECK(ReadJson("{\"a\":1,}\n{\"a\":2}\n") == Lines{"!json_syntax {\"a\":1,}", "a=2"});
  CHECK(ReadJson("{\"a\":1} {\"a\":2} x {\"a\":3}\n{\"a\":4}\n") ==
        Lines{"a=1", "a=2", "!json_syntax x {\"a\":3}", "a=4"});
}

TEST_CASE("What is JSON and no object is no row") {
  CHECK(ReadJson("{\"a\":1}\n42\n\"text\"\nnull\n[1,2]\n{\"a\":2}\n") ==
        Lines{"a=1", "!json_not_object 42", "!json_not_object \"text\"", "!json_not_object null",
              "!json_not_object [1,2]", "a=2"});
  CHECK(ReadJson("[{\"a\":1}, 42, \"a,]\" ,[{}, 1],{\"a\":2}]") ==
        Lines{"a=1", "!json_not_object 42", "!json_not_object \"a,]\"", "!json_not_object [{}, 1]",
              "a=2"});
}

TEST_CASE("In an array with a row a line, reading goes on after a bad one") {
  CHECK(ReadJson("[\n{\"a\":1},\n{\"a\":2,},\n{\"a\":3}\n]") ==
        Lines{"a=1", "!json_syntax {\"a\":2,},", "a=3"});
  CHECK(ReadJson("[\n  {\"a\":,\n  {\"a\":2},\n  {\"a\":3\n]\n") ==
        Lines{"!json_syntax {\"a\":,", "a=2", "!json_syntax {\"a\":3"});
  CHECK(ReadJson("[\n{\"a\":1},\n{\"a\":\nnonsense\n\n{\"a\":3}\n]") ==
        Lines{"a=1", "!json_syntax {\"a\":\nnonsense", "a=3"});
}

TEST_CASE("In any other array a bad row ends the reading, with its place") {
  CHECK(ReadJson("[{\"a\":1},{\"a\":2,},{\"a\":3}]") ==
        Lines{"a=1", "error json_syntax, line 1, column 17"});
  CHECK(ReadJson("[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": 01\n  },\n  {\n  }\n]") ==
        Lines{"a=1", "error json_syntax, line 6, column 11"});
  CHECK(ReadJson("[{\"a\":1}\n{\"a\":2}]") == Lines{"a=1", "error json_syntax, line 2, column 1"});
  CHECK(ReadJson("[{\"a\":1},]") == Lines{"a=1", "error json_syntax, line 1, column 10"});
  CHECK(ReadJson("{\"data\":[{\"a\":1},\n") == Lines{"a=1", "error json_syntax, line 2, column 1"});
  CHECK(ReadJson("[\n{\"a\":1},\n{\"a\":2") == Lines{"a=1", "error json_syntax, line 3, column 7"});

  JsonReader reader;
  const std::string_view text = "[{\"a\":1},{\"a\":2},{\"a\"}]";
  std::ranges::copy(text, reader.Space(text.size()).begin());
  reader.Commit(text.size());
  RecordBatch batch;
  REQUIRE(reader.Next(batch).value());
  CHECK(batch.records.size() == 2);
  const Result<bool> more = reader.Next(batch);
  REQUIRE_FALSE(more);
  CHECK(more.error().Message() ==
        "line 1, column 22: After 2 rows, what stands here is no JSON. Correct it, or save the "
        "file as JSON Lines, where one bad row spoils no other.");
}

TEST_CASE("Each record knows its line and its bytes") {
  CHECK(ReadJson("\xef\xbb\xbf\r\n{\"a\":1}\r\n\n  {\"a\" :\n 2} \n{\"a\":,}\r\n{\"a\":3}", 5,
                 true) == Lines{"2 [{\"a\":1}]  a=1", "4 [{\"a\" :\n 2}]  a=2",
                                "6 [{\"a\":,}] !json_syntax {\"a\":,}", "7 [{\"a\":3}]  a=3"});
  CHECK(ReadJson("{\"data\" :\n[\n {\"a\":1},\n\n7,\n{\"a\":2}],\n\"x\":{\n}}\n", 3, true) ==
        Lines{"3 [{\"a\":1}]  a=1", "5 [7] !json_not_object 7", "6 [{\"a\":2}]  a=2"});
}

TEST_CASE("Objects and arrays nest 64 deep") {
  const auto nested = [](int depth, std::string open, std::string close) {
    std::string text = "1";
    for (int i = 0; i < depth; ++i) text = open + text + close;
    return text;
  };
  const std::string arrays = nested(63, "[", "]");
  CHECK(ReadJson("{\"a\":" + arrays + "}") == Lines{"a=" + arrays});
  CHECK(ReadJson("{\"a\":[" + arrays + "]}\n{\"b\":1}\n") ==
        Lines{"!json_too_deep {\"a\":[" + arrays + "]}", "b=1"});
  CHECK(ReadJson(nested(64, "{\"a\":", "}")).front().starts_with("a.a.a"));
  CHECK(ReadJson(nested(65, "{\"a\":", "}")).front().starts_with("!json_too_deep"));
  CHECK(ReadJson("[" + nested(65, "{\"a\":", "}") + "]") ==
        Lines{"error json_too_deep, line 1, column 322"});
}

TEST_CASE("Ten thousand columns, and no more") {
  std::string text = "{";
  for (int i = 0; i < 10'000; ++i) text += "\"k" + std::to_string(i) + "\":1,";
  text.back() = '}';
  CHECK(ReadJson(text + "\n").size() == 1);
  CHECK(ReadJson(text + "\n{\"k5\":1,\"more\":2}\n").back() ==
        "error json_too_many_columns, line 2, column 18");

  std::string objects;
  for (int i = 0; i < 30'000; ++i) objects += "{\"k" + std::to_string(i) + "\":{}}\n";
  CHECK(ReadJson(objects).back().starts_with("error json_too_many_columns, line 20001"));
  const std::string deep = "{\"" + std::string(1 << 20, 'k') + "\":{";
  CHECK(ReadJson(deep + deep.substr(1) + deep.substr(1) + deep.substr(1) + deep.substr(1) +
                 deep.substr(1) + "}}}}}}}")
            .back()
            .starts_with("error json_too_many_columns, line 1"));
}

TEST_CASE("A row of more than 16 MB ends the reading") {
  const std::string text = "{\"a\":1}\n{\"b\":\"" + std::string(17 << 20, 'x') + "\"}\n";
  CHECK(ReadJson(text) == Lines{"a=1", "error line_too_long, line 2"});
  CHECK(ReadJson(text, 1 << 20) == Lines{"a=1", "error line_too_long, line 2"});
  CHECK(ReadJson(std::string(17 << 20, ' ') + "{\"a\":1}") == Lines{"a=1"});
}

}  // namespace
}  // namespace kohort
