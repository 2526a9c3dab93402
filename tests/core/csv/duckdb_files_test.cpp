// The files that DuckDB tests its guesses with, MIT: what each reads as with nothing said.
#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/utf8.h"
#include "core/csv/layout.h"
#include "core/csv/table_reader.h"
#include "core/import/head.h"
#include "tests/core/csv/read_table.h"
#include "tests/core/shared_data.h"

namespace kohort {
namespace {

struct Expected {
  const char* file;
  std::size_t columns;
  std::size_t header_rows;
  std::size_t rows;
};

const std::vector<Expected> kFiles{
    {"auto/14177.csv", 2, 1, 5},
    {"auto/backslash_escape.csv", 3, 0, 3},
    {"auto/date_format_bug_linux.csv", 1, 1, 3},
    {"auto/duplicate_header_col.csv", 3, 1, 2},
    {"auto/duplicate_header_collision.csv", 4, 1, 2},
    {"auto/duplicate_header_columns.csv", 13, 1, 2},
    {"auto/early_out_error.csv", 3, 1, 22},
    {"auto/empty_header.csv", 3, 0, 2},
    {"auto/glob/0.csv", 4, 1, 27},
    {"auto/glob/1.csv", 4, 1, 28},
    {"auto/int_bol.csv", 2, 1, 4},
    {"auto/invalid_time.csv", 2, 0, 1},
    {"auto/issue_1254.csv", 2, 1, 2},
    {"auto/issue_1254_rn.csv", 2, 1, 2},
    {"auto/issue_811.csv", 4, 1, 4494},
    {"auto/large_mixed_data.csv", 3, 1, 27003},
    {"auto/leading_space_numerics.csv", 3, 0, 3},
    {"auto/missing_header_col.csv", 3, 1, 2},
    {"auto/missing_many_col.csv", 13, 1, 2},
    {"auto/mixed_single_line.csv", 2, 0, 1},
    {"auto/mock_duckdb_test_data.csv", 5, 1, 9},
    {"auto/multi_column_string_mix.csv", 4, 0, 9},
    {"auto/multi_column_string_mix_r_n.csv", 4, 0, 9},
    {"auto/multi_column_string_r.csv", 4, 0, 9},
    {"auto/multi_column_string_r_n.csv", 4, 0, 9},
    {"auto/multiple_skip_row.csv", 3, 1, 1},
    {"auto/no_header.csv", 3, 0, 2},
    {"auto/normalize_names_1.csv", 3, 1, 2},
    {"auto/normalize_names_2.csv", 3, 1, 2},
    {"auto/normalize_names_3.csv", 3, 1, 2},
    {"auto/normalize_names_4.csv", 3, 1, 2},
    {"auto/normalize_names_5.csv", 3, 1, 2},
    {"auto/normalize_names_6.csv", 3, 1, 2},
    {"auto/pipe_delim.csv", 3, 0, 3},
    {"auto/pipe_delim_quote.csv", 3, 0, 3},
    {"auto/quote_escape.csv", 3, 0, 3},
    {"auto/rfc_conform.csv", 3, 0, 3},
    {"auto/rfc_conform_quote.csv", 3, 0, 3},
    {"auto/sample.csv", 3, 1, 3},
    {"auto/semicolon_delim.csv", 3, 0, 3},
    {"auto/semicolon_escape.csv", 3, 0, 3},
    {"auto/semicolon_quote.csv", 3, 0, 3},
    {"auto/single_header.csv", 3, 1, 1},
    {"auto/single_numeric.csv", 1, 0, 1},
    {"auto/single_quote_backslash.csv", 3, 0, 3},
    {"auto/single_value.csv", 1, 1, 0},
    {"auto/skip_row.csv", 3, 1, 1},
    {"auto/tab.csv", 3, 0, 3},
    {"auto/tab_single_quote.csv", 3, 0, 3},
    {"auto/tab_single_quote_varchar.csv", 3, 0, 3},
    {"auto/test_fallback.csv", 4, 1, 4683},
    {"auto/test_header_mix.csv", 13, 1, 2},
    {"auto/test_multiple_columns.csv", 13, 1, 300},
    {"auto/test_multiple_columns_rn.csv", 13, 1, 300},
    {"auto/test_single_column.csv", 1, 1, 5},
    {"auto/test_single_column_rn.csv", 1, 1, 5},
    {"auto/time.csv", 1, 1, 3},
    {"auto/time_date_timestamp.csv", 5, 1, 3},
    {"auto/time_date_timestamp_dd-mm-yy.csv", 5, 1, 3},
    {"auto/time_date_timestamp_dd-mm-yyyy.csv", 5, 1, 3},
    {"auto/time_date_timestamp_mm-dd-yy.csv", 5, 1, 3},
    {"auto/time_date_timestamp_mm-dd-yyyy.csv", 5, 1, 3},
    {"auto/time_date_timestamp_trailing.csv", 6, 1, 3},
    {"auto/time_date_timestamp_yy.mm.dd.csv", 5, 1, 3},
    {"auto/time_date_timestamp_yyyy.mm.dd.csv", 5, 1, 3},
    {"auto/unnamed_columns.csv", 13, 0, 2},
    {"auto/utf8bom.csv", 2, 1, 2},
    {"auto/varchar_multi_line.csv", 3, 0, 2},
    {"auto/varchar_single_line.csv", 2, 1, 0},
    {"auto/various_time_formats.csv", 8, 0, 1},
    {"auto/titlebasicsdebug.tsv", 9, 1, 3002},
    {"test/5438.csv", 1, 1, 1},
    {"test/big_header.csv", 4, 2, 3},
    {"test/blob.csv", 2, 1, 0},
    {"test/date.csv", 1, 0, 1},
    {"test/dateformat.csv", 1, 0, 1},
    {"test/dateformat_2.csv", 1, 0, 1},
    {"test/error_invalid_type.csv", 2, 1, 6},
    {"test/error_too_little.csv", 2, 1, 6},
    {"test/error_too_little_end_of_filled_chunk.csv", 2, 1, 1025},
    {"test/error_too_little_single.csv", 2, 1, 1},
    {"test/error_too_many.csv", 2, 1, 6},
    {"test/force_not_null.csv", 3, 0, 3},
    {"test/force_not_null_inull.csv", 3, 0, 3},
    {"test/force_not_null_reordered.csv", 3, 0, 3},
    {"test/force_quote.csv", 3, 0, 3},
    {"test/issue2518.csv", 5, 0, 10},
    {"test/long_escaped_value.csv", 1, 1, 0},
    {"test/long_escaped_value_unicode.csv", 3, 0, 1},
    {"test/many_empty_lines.csv", 1, 0, 1},
    {"test/mixed_line_endings.csv", 3, 0, 3},
    {"test/multi_column_integer.csv", 3, 0, 9},
    {"test/multi_column_integer_rn.csv", 3, 0, 9},
    {"test/multi_column_string.csv", 4, 0, 9},
    {"test/multi_column_string_rn.csv", 4, 0, 9},
    {"test/new_line_string.csv", 4, 0, 3},
    {"test/new_line_string_rn.csv", 4, 0, 3},
    {"test/new_line_string_rn_exc.csv", 4, 0, 3},
    {"test/nfc.csv", 1, 1, 1},
    {"test/no_newline.csv", 3, 0, 1024},
    {"test/no_newline_unicode.csv", 3, 0, 1024},
    {"test/quoted_newline.csv", 2, 0, 2},
    {"test/struct_padding.csv", 1, 1, 14},
    {"test/test.csv", 3, 0, 5000},
    {"test/test_default.csv", 1, 0, 5000},
    {"test/test_incompatible_type_with_nullable.csv", 4, 0, 3},
    {"test/test_long_line.csv", 3, 0, 2},
    {"test/test_null_csv.csv", 3, 0, 1},
    {"test/test_null_option.csv", 5, 0, 3},
    {"test/test_pipe.csv", 3, 0, 10},
    {"test/timestampformat.csv", 3, 0, 1},
    {"test/timestampoffset.csv", 1, 1, 4},
    {"test/too_many_values.csv", 4, 0, 1},
    {"test/unterminated.csv", 1, 1, 1},
    {"test/vsize.csv", 3, 0, 1024},
    {"test/windows_newline.csv", 3, 0, 20000},
    {"test/windows_newline_empty.csv", 1, 0, 1},
};

TEST_CASE("DuckDB's files read as tables of so many columns and rows") {
  for (const Expected& expected : kFiles) {
    const auto text = ReadShared(std::string("cases/duckdb-csv/") + expected.file);
    if (!text) return;
    CAPTURE(expected.file);
    const Layout layout = GuessLayout(*text, /*whole=*/true);
    TableReader reader(layout);
    const ReadTable table = ReadAll(reader, *text, 4096);
    CHECK(layout.columns == expected.columns);
    CHECK(table.header.size() == expected.header_rows);
    CHECK(table.rows.size() == expected.rows);
  }
}

struct ExpectedBytes {
  const char* file;
  Compression compression;
  Encoding encoding;
  std::size_t columns;
};

// Those that are not plain UTF-8. Shift-JIS is not known: it reads as something else, and unsure.
constexpr ExpectedBytes kByteFiles[]{
    {"auto/product_codes_HS17_V202301.csv.gz", Compression::kGzip, Encoding::kUtf8, 2},
    {"encodings/all_latin1.csv", Compression::kNone, Encoding::kWindows1252, 1},
    {"encodings/all_utf16.csv", Compression::kNone, Encoding::kUtf16Le, 1},
    {"encodings/latin1.csv", Compression::kNone, Encoding::kWindows1252, 2},
    {"encodings/latin1.csv.gz", Compression::kGzip, Encoding::kWindows1252, 2},
    {"encodings/only_latin1.csv", Compression::kNone, Encoding::kWindows1252, 2},
    {"encodings/only_utf16.csv", Compression::kNone, Encoding::kUtf16Le, 2},
    {"encodings/shift_jis.csv", Compression::kNone, Encoding::kWindows1252, 2},
    {"encodings/utf16.csv", Compression::kNone, Encoding::kUtf16Le, 2},
    {"encodings/utf16.csv.gz", Compression::kGzip, Encoding::kUtf16Le, 2},
    {"test/bgzf.gz", Compression::kGzip, Encoding::kUtf8, 13},
    {"test/concat.gz", Compression::kGzip, Encoding::kUtf8, 13},
    {"test/invalid_utf.csv", Compression::kNone, Encoding::kWindows1252, 3},
    {"test/invalid_utf_big.csv", Compression::kNone, Encoding::kWindows1252, 3},
    {"test/invalid_utf_complex.csv", Compression::kNone, Encoding::kWindows1252, 3},
    {"test/invalid_utf_header.csv", Compression::kNone, Encoding::kWindows1252, 3},
    {"test/invalid_utf_list.csv", Compression::kNone, Encoding::kWindows1252, 1},
    {"test/invalid_utf_quoted.csv", Compression::kNone, Encoding::kWindows1252, 3},
    {"test/invalid_utf_quoted_nl.csv", Compression::kNone, Encoding::kWindows1252, 3},
    {"test/issue3562_assertion.csv.gz", Compression::kGzip, Encoding::kUtf8, 5},
    {"test/test_comp.csv.gz", Compression::kGzip, Encoding::kUtf8, 3},
    {"test/test_comp.csv.gzz", Compression::kGzip, Encoding::kUtf8, 3}};

Result<FileHead> ReadWhole(const char* file, std::string_view bytes) {
  return ReadHeader({.file = {.handle = 0, .name = file, .size_bytes = bytes.size()},
                     .bytes = bytes,
                     .whole = true,
                     .entry = {}});
}

TEST_CASE("DuckDB's files of other bytes than UTF-8 read too") {
  for (const ExpectedBytes& expected : kByteFiles) {
    const auto bytes = ReadShared(std::string("cases/duckdb-csv/") + expected.file);
    if (!bytes) return;
    CAPTURE(expected.file);
    const auto head = ReadWhole(expected.file, *bytes);
    REQUIRE(head);
    CHECK(head->format.compression == expected.compression);
    CHECK(head->format.encoding == expected.encoding);
    CHECK(head->columns.size() == expected.columns);
  }
}

TEST_CASE("Of DuckDB's files only the empty one is refused, and for that") {
  const auto bytes = ReadShared("cases/duckdb-csv/test/empty.csv");
  if (!bytes) return;
  const auto head = ReadWhole("empty.csv", *bytes);
  REQUIRE_FALSE(head);
  CHECK(head.error().code == "file_empty");
}

// So that a new file there is not overlooked.
TEST_CASE("All of DuckDB's files are in a table here") {
  const std::filesystem::path folder = SharedFolder() + "/cases/duckdb-csv";
  if (!std::filesystem::exists(folder)) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string file = std::filesystem::relative(entry.path(), folder).generic_string();
    CAPTURE(file);
    const bool known =
        file == "test/empty.csv" ||
        std::ranges::any_of(kFiles, [&](const Expected& other) { return file == other.file; }) ||
        std::ranges::any_of(kByteFiles,
                            [&](const ExpectedBytes& other) { return file == other.file; });
    CHECK(known);
  }
}

}  // namespace
}  // namespace kohort
