// Cells to CSV, as RFC 4180 has it, and safe to open in a spreadsheet.
//
//   std::string text;
//   CsvWriter csv(text);
//   csv.Cell("name"), csv.Cell("note"), csv.EndRow();
//   csv.Cell("Budi"), csv.Cell("=1+1"), csv.EndRow();  // name,note CRLF Budi,'=1+1 CRLF
//
// Quotes. A cell is put in double quotes only where a reader would otherwise lose something, its
// own quotes doubled (RFC 4180 section 2, rules 5 to 7):
//  - it holds the delimiter, a double quote, CR or LF;
//  - it begins or ends with a space or a tab, which some readers trim although rule 4 forbids it;
//  - it opens the text with U+FEFF, which would be taken for a byte-order mark;
//  - it is empty and alone in its row: the row would be a blank line, which readers skip.
// Rows end with CRLF (rule 1), the last one too. No byte-order mark is written: the text is UTF-8.
//
// Formulas (guard_formulas). A spreadsheet runs a cell that begins like a formula, quoted or not,
// so such a cell gets a leading apostrophe. The first characters that count:
//  - = + - @ tab CR LF, and the full-width = + - @ (U+FF1D U+FF0B U+FF0D U+FF20), which Excel in
//    Japanese takes for the same: https://owasp.org/www-community/attacks/CSV_Injection;
//  - NUL: OWASP ASVS 5.0, requirement 1.2.10;
//  - any of these after blanks (space, tab, CR, LF, NUL, no-break space U+00A0, ideographic space
//    U+3000, U+FEFF), which spreadsheets skip.
// Left alone, because they compute nothing worse than themselves and would be spoiled as data:
//  - plain numbers: a sign or none, digits with at most one point or comma, an exponent or none
//    ("-12.50", "+3", "-1,5", "-1e5");
//  - phone numbers: a plus or none, then 6 to 20 digits with spaces, dots, hyphens and parentheses
//    between them ("+62 812-3456-7890").
// The apostrophe becomes part of the file: another program reads it as a character. Programs that
// exchange data turn the guard off. What it can't help: a spreadsheet told to split at another
// character than the delimiter sees other cells than were written.
//
// Cost: one pass over each cell; nothing is allocated but the text itself. Not thread-safe.
#ifndef KOHORT_CORE_CSV_WRITER_H_
#define KOHORT_CORE_CSV_WRITER_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace kohort {

struct CsvWriterOptions {
  char delimiter = ',';  // REQUIRES: not a double quote, CR or LF
  std::string_view line_end = "\r\n";
  bool guard_formulas = true;
};

class CsvWriter {
 public:
  // Appends to text, which must outlive the writer. The owner may take what was written and clear
  // the text between rows.
  explicit CsvWriter(std::string& text, const CsvWriterOptions& options = {});

  void Cell(std::string_view cell);
  void EndRow();

 private:
  bool NeedsQuotes(std::string_view cell) const;

  std::string& text_;
  CsvWriterOptions options_;
  std::array<bool, 256> special_{};  // by byte: forces quotes wherever it stands
  bool text_begun_ = false;
  std::size_t cells_ = 0;    // in this row so far
  bool only_empty_ = false;  // this row is one empty cell so far
};

// True where a spreadsheet would run the cell: the rules above.
bool IsSpreadsheetFormula(std::string_view cell);

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_WRITER_H_
