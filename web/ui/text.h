// Every word that the page shows, in one table, and how numbers and dates are written, both in the
// language that is set.
//
// Texts with {0}, {1}, ... are filled by Fill. Where a number decides the form there are two texts,
// for one and for other numbers; Count chooses and fills in the number as {0}. Words on both sides
// of what is chosen or typed are one text with " … " between them: "dalam … terakhir".
#ifndef KOHORT_WEB_UI_TEXT_H_
#define KOHORT_WEB_UI_TEXT_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/service/messages.h"
#include "web/app/model.h"
#include "web/ui/text_table.h"

namespace kohort {

enum class T {
#define KOHORT_TEXT_NAME(name, english, indonesian) name,
  KOHORT_TEXTS(KOHORT_TEXT_NAME)
#undef KOHORT_TEXT_NAME
};

// Of every text from here on. The page sets it at the start of a frame.
void SetLanguage(Language language);
Language CurrentLanguage();

const char* Tr(T text);
// The words before and after " … "; where there is none, all of them and nothing.
std::string_view WordsBefore(std::string_view text);
std::string_view WordsAfter(std::string_view text);
std::string Fill(T text, std::initializer_list<std::string_view> values);
std::string Count(T one, T many, std::uint64_t count);

// ---- Numbers, dates (text_numbers.cpp), in English
std::string Number(std::uint64_t number);            // 1,234,567
std::string GroupedDecimal(std::string_view plain);  // "149000.50" -> 149,000.50
std::string CompactDecimal(std::string_view plain);  // "3100000000" -> 3.1 bn
// With its currency, as in Preview: Rp 5,000,000, $12.50, PEN 3. Without one, the number alone.
std::string Money(std::string_view plain, std::string_view currency);
std::string CompactMoney(std::string_view plain, std::string_view currency);  // Rp 3.1 bn
// Without its sign in front: "Rp 5,000,000" -> " 5,000,000".
std::string_view WithoutCurrency(std::string_view money, std::string_view currency);
std::string Lift(double times);  // 2.1×
// What a person typed: 1,234.5, in Indonesian 1.234,5. A mark that does not group is a decimal one,
// whichever it is: 2.5 and 2,5. Nothing where it is no number.
std::optional<double> ReadNumber(std::string_view text);
std::string Bytes(std::uint64_t bytes);                           // 946.7 MB
std::string Share(std::uint64_t part, std::uint64_t whole);       // 50.9 %
std::string Percent(double share);                                // 0..1 -> 2.1 %
std::string Duration(double seconds);                             // 1 min 20 s
std::string Milliseconds(double ms);                              // 6.8 ms
std::string Date(std::string_view iso);                           // "2026-11-12..." -> 12 Nov 2026
std::string Month(std::string_view iso);                          // November 2026
std::string DateTime(std::string_view iso);                       // 12 Nov 2026 21:04:55
std::string Cell(std::string_view type, std::string_view value);  // of a MemberColumn's type

// ---- Words for what the engine names
// Errors and notices of the engine (text_engine.cpp); English where there is no other.
std::string EngineWords(std::string_view code, std::string_view text);
Error EngineWords(const Error& error);
std::string NoticeText(const Notice& notice);
const char* MeaningName(Meaning meaning);
std::string FormatName(std::string_view format);  // of ColumnMapping; empty = none
const char* FilterOpName(FilterOp op);
// What they have in common: "CSV · Windows-1252 · semicolon · gzip".
std::string FilesLine(std::span<const FilePreview> files);
std::string Delimiter(std::string_view name);
std::string StageName(std::string_view stage);    // empty = every customer
std::string MemberStage(std::string_view stage);  // of one customer
std::string ColumnTitle(const MemberColumn& column);
std::string StageRule(std::string_view stage, const LifecycleSettings& settings);
std::string AgeText(const Age& age);
std::string AgesText(const LifecycleSettings& settings);
// "212 rows, first in orders.csv, line 1,042"; empty when it is about no row in particular.
std::string NoticeRows(const Notice& notice);
// "64 % · 604 MB of 947 MB · 412 MB/s · 1 s left"
std::string ProgressText(const WorkProgress& progress);
// Why rows were set aside, in a few words: "No customer ID". The second names a notice's code.
std::string ReasonText(const Notice& notice);
std::string ReasonText(const std::vector<Notice>& notices, std::string_view code);
std::optional<float> ProgressShare(const WorkProgress& progress);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_TEXT_H_
