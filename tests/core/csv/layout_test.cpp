#include "core/csv/layout.h"

#include <string>

#include <doctest/doctest.h>

#include "core/csv/table_reader.h"
#include "tests/core/csv/read_table.h"

namespace kohort {
namespace {

ReadTable Read(std::string_view text) {
  TableReader reader(GuessLayout(text, /*whole=*/true));
  return ReadAll(reader, text, text.size() + 1);
}

Dialect DialectOf(std::string_view text) { return GuessLayout(text, /*whole=*/true).dialect; }

TEST_CASE("Any character or two delimit if rows come out alike") {
  CHECK(DialectOf("id§day\n1§"
                  "2026-01-01\n2§"
                  "2026-01-02\n")
            .delimiter == "§");
  CHECK(DialectOf("id||day||n\n1||2026-01-01||5\n2||2026-01-02||6\n").delimiter == "||");
  CHECK(DialectOf("id, day, n\n1, 2026-01-01, 5\n2, 2026-01-02, 6\n").delimiter == ", ");
  CHECK(DialectOf("a\x1f"
                  "b\n1\x1f"
                  "2\n")
            .delimiter == "\x1f");
  CHECK(DialectOf("id:name:city\n1:Budi:Jakarta\n2:Sari:Bogor\n").delimiter == ":");
  CHECK(DialectOf("id^name^city\n1^Budi^Jakarta\n2^Sari^Bogor\n").delimiter == "^");
}

TEST_CASE("Times, addresses and decimal commas delimit nothing") {
  CHECK(GuessLayout("time\n05:40\n21:30\n17:45\n", true).columns == 1);
  CHECK(GuessLayout("mail\nbudi@shop.example\nsari@shop.example\n", true).columns == 1);
  CHECK(GuessLayout("price;stock\n1,50;2\n2,75;3\n", true).dialect.delimiter == ";");
  CHECK(DialectOf("id,at\n1,05:40:10\n2,21:30:11\n").delimiter == ",");
  CHECK(DialectOf("id,page\n1,https://shop.example/a?b=1&c=2\n2,https://shop.example/d?b=1&c=3\n")
            .delimiter == ",");
}

TEST_CASE("Quotes and escapes are those that leave clean fields") {
  CHECK(DialectOf("1;'a;b';x\n2;'c';y\n").quote == '\'');
  CHECK(DialectOf("1,it's,x\n2,that's,y\n").quote == '"');
  CHECK(DialectOf("1,\"say \\\"hi\\\", now\",x\n2,\"b\",y\n").backslash);
  CHECK_FALSE(DialectOf("1,\"C:\\dir\\\",x\n2,\"D:\\dir\\\",y\n").backslash);
}

TEST_CASE("A first line may name the delimiter") {
  const ReadTable table = Read("sep=;\r\na;b\r\n1,5;2\r\n");
  CHECK(table.header == Rows{{"a", "b"}});
  CHECK(table.rows == Rows{{"1,5", "2"}});
  CHECK(table.LinesOf(RecordKind::kPreamble) == std::vector<std::uint64_t>{1});
  CHECK(Read("sep=|\na,b|c,d\n1,2|3,4\n").rows == Rows{{"1,2", "3,4"}});
}

TEST_CASE("Lines above the table are told from its header") {
  const ReadTable title = Read("Orders of 2026\n\nid,day,n\n1,2026-01-01,5\n2,2026-01-02,6\n");
  CHECK(title.header == Rows{{"id", "day", "n"}});
  CHECK(title.rows.size() == 2);
  CHECK(title.LinesOf(RecordKind::kPreamble) == std::vector<std::uint64_t>{1});
  CHECK(title.LinesOf(RecordKind::kBlank) == std::vector<std::uint64_t>{2});
  const ReadTable pairs =
      Read("Shop,Example\nMade,2026-11-12\n\nid,day,n\n1,2026-01-01,5\n2,2026-01-02,6\n");
  CHECK(pairs.header == Rows{{"id", "day", "n"}});
  CHECK(pairs.LinesOf(RecordKind::kPreamble).size() == 2);
  // A header that lacks a delimiter is a header.
  CHECK(Read("id,dayn\n1,2026-01-01,5\n2,2026-01-02,6\n").header == Rows{{"id", "dayn"}});
}

TEST_CASE("A header is where rows have numbers or times and it has none") {
  CHECK(GuessLayout("name,born\nBudi,1990-01-01\n", true).header_rows == 1);
  CHECK(GuessLayout("Budi,1990-01-01\nSari,1991-01-01\n", true).header_rows == 0);
  CHECK(GuessLayout("Budi,Bogor\nSari,Bogor\n", true).header_rows == 0);
  CHECK(GuessLayout("name,city\nSari,Bogor\n", true).header_rows == 1);
  CHECK(GuessLayout("id,n,m\n(text),(cm),(kg)\nx,1,2\ny,3,4\n", true).header_rows == 2);
  // The first row lacks its only number.
  CHECK(GuessLayout("id,n\nx,soon\ny,3\nz,4\n", true).header_rows == 1);
  CHECK(GuessLayout("id\tn\n--\t--\nx\t1\ny\t2\n", true).header_rows == 2);
}

TEST_CASE("Rows of a header join by column, and names that are too many and empty go") {
  CHECK(JoinHeader(Rows{{"a", "b"}}, 2) == std::vector<std::string>{"a", "b"});
  CHECK(JoinHeader(Rows{{"Sale", "", "x"}, {"n", "m", "--"}}, 3) ==
        std::vector<std::string>{"Sale n", "m", "x"});
  CHECK(JoinHeader(Rows{{"a", "", "b"}}, 2) == std::vector<std::string>{"a", "b"});
  CHECK(JoinHeader(Rows{{"a", "c", "b"}}, 2) == std::vector<std::string>{"a", "c", "b"});
  CHECK(JoinHeader(Rows{{"a", ""}}, 2) == std::vector<std::string>{"a", ""});
}

TEST_CASE("Comments are told from headers and values with a hash") {
  const ReadTable table = Read("# made by hand, mostly\na,b\n1,2\n# checked\n3,4\n");
  CHECK(table.rows == Rows{{"1", "2"}, {"3", "4"}});
  CHECK(table.LinesOf(RecordKind::kComment) == std::vector<std::uint64_t>{1, 4});
  CHECK(Read("#id,n\n1,2\n3,4\n").header == Rows{{"#id", "n"}});
  CHECK(Read("tag,n\n#tea,2\n#mug,4\nlamp,1\n").rows.size() == 3);
}

TEST_CASE("Lines below the table are a footer only if no row follows") {
  const std::string rows = "a,b,c\n1,2,3\n4,5,6\n";
  const ReadTable total = Read(rows + "Total: 2\n");
  CHECK(total.rows.size() == 2);
  CHECK(total.LinesOf(RecordKind::kFooter) == std::vector<std::uint64_t>{4});
  const ReadTable short_row = Read(rows + "Total: 2\n7,8,9\n");
  CHECK(short_row.rows.size() == 4);
  const ReadTable source = Read(rows + "\nSource:,shop\nNo warranty, none\n");
  CHECK(source.rows.size() == 4);  // two of three columns: rows that are short
  CHECK(Read("i,j\n1,1\n2,2\n7\n").rows.size() == 3);
  CHECK(Read("i,j\n1,1\n2,2\n\nSource: shop\n").rows.size() == 2);
}

TEST_CASE("A header that comes again is no row") {
  const ReadTable table = Read("a,b\n1,2\na,b\n3,4\n");
  CHECK(table.rows == Rows{{"1", "2"}, {"3", "4"}});
  CHECK(table.LinesOf(RecordKind::kRepeatedHeader) == std::vector<std::uint64_t>{3});
  // A value that stands often is none.
  std::string text;
  for (int i = 0; i < 30; ++i) text += i == 20 ? "valid,other\n" : "valid,valid\n";
  CHECK(Read(text).rows.size() == 30);
}

TEST_CASE("Nothing, one cell and a header alone have a layout too") {
  CHECK(Read("").rows.empty());
  CHECK(Read("\n\n").LinesOf(RecordKind::kBlank).size() == 2);
  CHECK(Read("1").rows == Rows{{"1"}});
  CHECK(Read("customer,event,time\n").header == Rows{{"customer", "event", "time"}});
}

TEST_CASE("A broken row costs itself alone") {
  const std::string head = "id,day,name,n\n1,2026-01-01,Budi,5\n2,2026-01-02,Sari,6\n";
  const std::string tail = "8,2026-01-08,\"Ayu, Sri\",7\n9,2026-01-09,Adi,8\n";
  const auto row = [&](const std::string& line) {
    const ReadTable table = Read(head + line + "\n" + tail);
    REQUIRE(table.rows.size() == 5);
    CHECK(table.rows[3] == std::vector<std::string>{"8", "2026-01-08", "Ayu, Sri", "7"});
    return table.rows[2];
  };
  using Row = std::vector<std::string>;
  CHECK(row("3,2026-01-03,\"Tono,7") == Row{"3", "2026-01-03", "\"Tono", "7"});
  CHECK(row("3,2026-01-03,\"\"Tono, R.\",7") == Row{"3", "2026-01-03", "\"Tono, R.", "7"});
  CHECK(row("3,2026-01-03,\"Tono \"T\" R.\",7") == Row{"3", "2026-01-03", "Tono \"T\" R.", "7"});
  CHECK(row("3,2026-01-03,\"Tono \\\"T\\\" R.\",7") ==
        Row{"3", "2026-01-03", "Tono \"T\" R.", "7"});
  CHECK(row("3,2026-01-03\"Tono, R.\",7") == Row{"3", "2026-01-03", "Tono, R.", "7"});
  CHECK(row("3,2026-01-03,\"Tono, R.\"7") == Row{"3", "2026-01-03", "Tono, R.", "7"});
  CHECK(row("\"3,2026-01-03,Tono,7") == Row{"\"3", "2026-01-03", "Tono", "7"});
  CHECK(row("3,2026-01-03,Tono,\"7, 8") == Row{"3", "2026-01-03", "Tono", "7, 8"});
  CHECK(row("3;2026-01-03;Tono;7") == Row{"3", "2026-01-03", "Tono", "7"});
  CHECK(row("3,2026-01-03,'Tono, R.',7") == Row{"3", "2026-01-03", "Tono, R.", "7"});
  CHECK(row("3,2026-01-03,5\" disk,7") == Row{"3", "2026-01-03", "5\" disk", "7"});
  CHECK(row("3,,2026-01-03,Tono,7") == Row{"3", "", "2026-01-03", "Tono", "7"});
  CHECK(row("3,2026-01-03,Tono") == Row{"3", "2026-01-03", "Tono"});
  CHECK(row("3,2026-01-03, \"Tono, R.\" ,7") == Row{"3", "2026-01-03", "Tono, R.", "7"});
}

TEST_CASE("A quote that opens and never closes takes no rows with it, early or late") {
  std::string text = "id,name\n";
  for (int i = 0; i < 50000; ++i) {
    text += std::to_string(i) + (i % 1000 == 7 ? ",\"Budi\n" : ",Sari\n");
  }
  const ReadTable table = Read(text);
  CHECK(table.rows.size() == 50000);
  CHECK(table.broken.size() == 50);
}

}  // namespace
}  // namespace kohort
