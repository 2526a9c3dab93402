// Every text that describe.h writes, in each language. {0}, {1}, ... are filled in.
//
// A condition is a clause that follows "customers": "who did ...", "whose city is ...". Indonesian
// has no plural and no "whose": "yang melakukan ...", "dengan city ...".
#ifndef KOHORT_CORE_SEGMENT_DESCRIBE_TABLE_H_
#define KOHORT_CORE_SEGMENT_DESCRIBE_TABLE_H_

#include <array>
#include <cstdint>

namespace kohort {

#define KOHORT_SAYINGS(X)                                                                          \
  /* ---- Lists and groups */                                                                      \
  X(kAnd, "{0} and {1}", "{0} dan {1}")                                                            \
  X(kOr, "{0} or {1}", "{0} atau {1}")                                                             \
  X(kNotFilters, "not ({0})", "bukan ({0})")                                                       \
  X(kNotAmong, "who are not among those {0}", "yang tidak termasuk pelanggan {0}")                 \
  X(kAnyone, "who may be anyone", "yang mana saja")                                                \
  X(kNobody, "who are nobody", "yang tidak ada")                                                   \
  X(kNoFilter, "anything holds", "apa saja berlaku")                                               \
  /* ---- Segments */                                                                              \
  X(kEveryone, "All customers", "Semua pelanggan")                                                 \
  X(kNoCustomer, "No customers", "Tidak ada pelanggan")                                            \
  X(kCustomers, "Customers {0}", "Pelanggan {0}")                                                  \
  X(kExcept, "{0}, except those {1}", "{0}, kecuali pelanggan {1}")                                \
  X(kTopMost, "{0}; of these, {1} with the highest {2}",                                           \
    "{0}; di antaranya {1} dengan nilai tertinggi untuk {2}")                                      \
  X(kTopLeast, "{0}; of these, {1} with the lowest {2}",                                           \
    "{0}; di antaranya {1} dengan nilai terendah untuk {2}")                                       \
  X(kDrawn, "{0}; of these, {1} drawn at random",                                                  \
    "{0}; di antaranya {1} yang dipilih secara acak")                                              \
  X(kTheOne, "the one customer", "1 pelanggan")                                                    \
  X(kTheMany, "the {0} customers", "{0} pelanggan")                                                \
  X(kOne, "one customer", "1 pelanggan")                                                           \
  X(kMany, "{0} customers", "{0} pelanggan")                                                       \
  /* ---- Events */                                                                                \
  X(kAnyEvent, "any event", "event apa pun")                                                       \
  X(kPrefix, "any event whose name begins with {0}", "event apa pun yang namanya diawali {0}")     \
  X(kEvents, "events", "event")                                                                    \
  X(kPrefixEvents, "events whose name begins with {0}", "event yang namanya diawali {0}")          \
  X(kWhere, "{0} (where {1})", "{0} (syarat: {1})")                                                \
  X(kDid, "who did {0}", "yang melakukan {0}")                                                     \
  X(kDidNot, "who did not do {0}", "yang tidak melakukan {0}")                                     \
  X(kNever, "who never did {0}", "yang tidak pernah melakukan {0}")                                \
  X(kFirstDid, "who did {0} for the first time {1}", "yang pertama kali melakukan {0} {1}")        \
  X(kLastDid, "who last did {0} {1}", "yang terakhir kali melakukan {0} {1}")                      \
  X(kOnce, "once", "1 kali")                                                                       \
  X(kTwice, "twice", "2 kali")                                                                     \
  X(kTimes, "{0} times", "{0} kali")                                                               \
  X(kExactly, "exactly {0}", "tepat {0}")                                                          \
  X(kNotExactly, "not exactly {0}", "tidak tepat {0}")                                             \
  X(kMoreThan, "more than {0}", "lebih dari {0}")                                                  \
  X(kAtLeast, "at least {0}", "minimal {0}")                                                       \
  X(kFewerThan, "fewer than {0}", "kurang dari {0}")                                               \
  X(kLessThan, "less than {0}", "kurang dari {0}")                                                 \
  X(kAtMost, "at most {0}", "maksimal {0}")                                                        \
  X(kBetween, "between {0} and {1}", "antara {0} dan {1}")                                         \
  X(kOrNever, "{0} (or never)", "{0} (atau tidak pernah)")                                         \
  /* ---- Tests of a value: with "is", and after a name */                                         \
  X(kIs, "{0} is {1}", "{0} {1}")                                                                  \
  X(kValueIs, "{0} is {1}", "{0} adalah {1}")                                                      \
  X(kIsNot, "{0} is not {1}", "{0} bukan {1}")                                                     \
  X(kContains, "{0} contains {1}", "{0} yang memuat {1}")                                          \
  X(kNotContains, "{0} does not contain {1}", "{0} yang tidak memuat {1}")                         \
  X(kStarts, "{0} begins with {1}", "{0} yang diawali {1}")                                        \
  X(kNotStarts, "{0} does not begin with {1}", "{0} yang tidak diawali {1}")                       \
  X(kEnds, "{0} ends with {1}", "{0} yang diakhiri {1}")                                           \
  X(kNotEnds, "{0} does not end with {1}", "{0} yang tidak diakhiri {1}")                          \
  X(kMatches, "{0} matches the pattern {1}", "{0} yang cocok dengan pola {1}")                     \
  X(kNotMatches, "{0} does not match the pattern {1}", "{0} yang tidak cocok dengan pola {1}")     \
  X(kEmpty, "{0} is empty", "{0} kosong")                                                          \
  X(kNotEmpty, "{0} is not empty", "{0} terisi")                                                   \
  X(kYes, "{0} is yes", "{0} bernilai ya")                                                         \
  X(kNo, "{0} is no", "{0} bernilai tidak")                                                        \
  X(kAnyDate, "{0} is any date", "{0} pada tanggal mana pun")                                      \
  X(kNoDate, "{0} is no date", "{0} yang bukan tanggal")                                           \
  X(kNotWindow, "{0} is not {1}", "{0} yang tidak {1}")                                            \
  X(kAnniversary, "the anniversary of {0} is today", "peringatan tahunan {0} hari ini")            \
  X(kAnniversaryNextDay, "the anniversary of {0} is today or tomorrow",                            \
    "peringatan tahunan {0} hari ini atau besok")                                                  \
  X(kAnniversaryDays, "the anniversary of {0} is today or in the next {1} days",                   \
    "peringatan tahunan {0} hari ini atau dalam {1} hari ke depan")                                \
  X(kHasAny, "{0} list includes {1}", "{0} yang mencakup {1}")                                     \
  X(kHasNone, "{0} list does not include {1}", "{0} yang tidak mencakup {1}")                      \
  X(kSameAs, "the same as their {0}", "yang sama dengan {0} mereka")                               \
  X(kNotSameAs, "{0} is not the same as their {1}", "{0} yang tidak sama dengan {1} mereka")       \
  X(kTheir, "their {0}", "{0} mereka")                                                             \
  X(kEqualTo, "{0}", "sama dengan {0}")                                                            \
  X(kIgnoringCase, "{0}, upper or lower case", "{0}, huruf besar atau kecil sama saja")            \
  X(kAndKnown, "{0} and is known", "{0} dan terisi")                                               \
  X(kWhose, "whose {0}", "dengan {0}")                                                             \
  X(kForWhom, "for whom {0}", "dengan {0}")                                                        \
  /* ---- Measures */                                                                              \
  X(kMeasureOf, "{0} of {1}", "{0} dari {1}")                                                      \
  X(kCount, "number of {0}", "jumlah {0}")                                                         \
  X(kSum, "total {0}", "total {0}")                                                                \
  X(kAverage, "average {0}", "rata-rata {0}")                                                      \
  X(kMin, "smallest {0}", "{0} terkecil")                                                          \
  X(kMax, "largest {0}", "{0} terbesar")                                                           \
  X(kMedian, "median {0}", "median {0}")                                                           \
  X(kPercentile, "percentile {1} of {0}", "persentil ke-{1} {0}")                                  \
  X(kDistinct, "number of different values of {0}", "jumlah nilai {0} yang berbeda")               \
  X(kFirst, "first {0}", "{0} pertama")                                                            \
  X(kLast, "latest {0}", "{0} terakhir")                                                           \
  X(kMostFrequent, "most frequent {0}", "{0} tersering")                                           \
  X(kActiveDays, "number of days with {0}", "jumlah hari dengan {0}")                              \
  X(kActiveWeeks, "number of weeks with {0}", "jumlah minggu dengan {0}")                          \
  X(kActiveMonths, "number of months with {0}", "jumlah bulan dengan {0}")                         \
  X(kSpanDays, "number of days from the first to the last {0}",                                    \
    "jumlah hari dari {0} pertama sampai terakhir")                                                \
  X(kRatio, "number of {0} for each {1}", "jumlah {0} untuk setiap {1}")                           \
  X(kChange, "change in {0} against the period before",                                            \
    "perubahan {0} dibanding periode sebelumnya")                                                  \
  X(kPercentChange, "percentage change in {0} against the period before",                          \
    "perubahan persentase {0} dibanding periode sebelumnya")                                       \
  /* ---- Sequences */                                                                             \
  X(kThen, "{0}, then {1}", "{0}, lalu {1}")                                                       \
  X(kSequence, "who did {0}", "yang melakukan {0}")                                                \
  X(kReached, "number of steps reached in {0}", "jumlah langkah yang tercapai dalam {0}")          \
  X(kWithin, "{0} within {1}", "{0} dalam waktu {1}")                                              \
  X(kAllIn, "{0}, all {1}", "{0}, semuanya {1}")                                                   \
  X(kStrictly, "{0}, each later than the one before",                                              \
    "{0}, masing-masing setelah yang sebelumnya")                                                  \
  X(kWithout, "{0}, without {1} between step {2} and step {3}",                                    \
    "{0}, tanpa {1} di antara langkah {2} dan langkah {3}")                                        \
  X(kSame, "{0}, all with the same {1}", "{0}, semua dengan {1} yang sama")                        \
  /* ---- Habits */                                                                                \
  X(kRegular, "who did {0} in {1} of {2}", "yang melakukan {0} pada {1} dari {2}")                 \
  X(kStopped, "who did {0} {1}, but not {2}", "yang melakukan {0} {1}, tetapi tidak {2}")          \
  X(kReturned, "who did {0} again {1}, after a gap of at least {2}",                               \
    "yang melakukan {0} lagi {1}, setelah jeda minimal {2}")                                       \
  X(kStreak, "longest run of {0} with {1}", "rentetan {0} terpanjang dengan {1}")                  \
  X(kLastUnit, "the last {0}", "{0} terakhir")                                                     \
  /* ---- Affinity */                                                                              \
  X(kWithValue, "{0} with {1} {2}", "{0} dengan {1} {2}")                                          \
  X(kMostFrequentValue, "who did {0} at least as often as with any other {1}",                     \
    "yang melakukan {0} sesering atau lebih sering daripada dengan {1} lain mana pun")             \
  X(kPredominant, "who did {0} more often than with any other {1}",                                \
    "yang melakukan {0} lebih sering daripada dengan {1} lain mana pun")                           \
  X(kShare, "for whom at least {0} of {1} had {2} {3}",                                            \
    "dengan minimal {0} dari {1} memiliki {2} {3}")                                                \
  X(kTop, "who are among the {0} of customers with the most {1}",                                  \
    "yang termasuk {0} pelanggan yang paling sering melakukan {1}")                                \
  X(kBottom, "who are among the {0} of customers with the fewest {1}",                             \
    "yang termasuk {0} pelanggan yang paling jarang melakukan {1}")                                \
  /* ---- Other conditions */                                                                      \
  X(kInStage, "who are in the stage {0}", "yang berada di tahap {0}")                              \
  X(kLead, "Lead", "Prospek")                                                                      \
  X(kFirstTimer, "First timer", "Pembeli pertama kali")                                            \
  X(kActive, "Active", "Aktif")                                                                    \
  X(kDefecting, "Defecting", "Mulai menjauh")                                                      \
  X(kInactive, "Inactive", "Tidak aktif")                                                          \
  X(kInRfmGroup, "who are in the RFM group {0}", "yang berada di grup RFM {0}")                    \
  X(kScored, "who have RFM scores", "yang memiliki skor RFM")                                      \
  X(kRecency, "recency score", "skor keterkinian")                                                 \
  X(kFrequency, "frequency score", "skor frekuensi")                                               \
  X(kMonetary, "monetary score", "skor nilai belanja")                                             \
  X(kInSegment, "who are in the segment {0}", "yang termasuk segmen {0}")                          \
  X(kNotInSegment, "who are not in the segment {0}", "yang tidak termasuk segmen {0}")             \
  X(kOnList, "who are on the list {0}", "yang ada dalam daftar {0}")                               \
  X(kNotOnList, "who are not on the list {0}", "yang tidak ada dalam daftar {0}")                  \
  X(kRandom, "who are in a random {0} of customers",                                               \
    "yang termasuk {0} pelanggan yang dipilih secara acak")                                        \
  X(kRandomBuckets, "who are in a random {0} of customers (buckets {1} to {2})",                   \
    "yang termasuk {0} pelanggan yang dipilih secara acak (nomor {1} sampai {2})")                 \
  X(kDraw, "{0} of the draw {1}", "{0} dari undian {1}")                                           \
  /* ---- Windows */                                                                               \
  X(kAllTime, "at any time", "kapan saja")                                                         \
  X(kInLast, "in the last {0}", "dalam {0} terakhir")                                              \
  X(kWholeDays, "in the last {0} including today", "dalam {0} terakhir termasuk hari ini")         \
  X(kWholeWeeks, "in the last {0} including this week", "dalam {0} terakhir termasuk minggu ini")  \
  X(kWholeMonths, "in the last {0} including this month", "dalam {0} terakhir termasuk bulan ini") \
  X(kComplete, "in the last {0} complete {1}", "dalam {0} {1} penuh terakhir")                     \
  X(kToday, "today", "hari ini")                                                                   \
  X(kThisWeek, "this week", "minggu ini")                                                          \
  X(kThisMonth, "this month", "bulan ini")                                                         \
  X(kThisQuarter, "this quarter", "kuartal ini")                                                   \
  X(kThisYear, "this year", "tahun ini")                                                           \
  X(kYesterday, "yesterday", "kemarin")                                                            \
  X(kPreviousWeek, "in the previous week", "pada minggu lalu")                                     \
  X(kPreviousMonth, "in the previous month", "pada bulan lalu")                                    \
  X(kPreviousQuarter, "in the previous quarter", "pada kuartal lalu")                              \
  X(kPreviousYear, "in the previous year", "pada tahun lalu")                                      \
  X(kAgo, "{0} to {1} ago", "{0} sampai {1} yang lalu")                                            \
  X(kBefore, "before {0}", "sebelum {0}")                                                          \
  X(kAfter, "after {0}", "setelah {0}")                                                            \
  X(kOn, "on {0}", "pada {0}")                                                                     \
  X(kFromTo, "from {0} to {1}", "dari {0} sampai {1}")                                             \
  X(kMinute, "minute", "menit")                                                                    \
  X(kMinutes, "minutes", "menit")                                                                  \
  X(kHour, "hour", "jam")                                                                          \
  X(kHours, "hours", "jam")                                                                        \
  X(kDayUnit, "day", "hari")                                                                       \
  X(kDays, "days", "hari")                                                                         \
  X(kWeek, "week", "minggu")                                                                       \
  X(kWeeks, "weeks", "minggu")                                                                     \
  X(kMonth, "month", "bulan")                                                                      \
  X(kMonths, "months", "bulan")                                                                    \
  X(kQuarter, "quarter", "kuartal")                                                                \
  X(kQuarters, "quarters", "kuartal")                                                              \
  X(kYear, "year", "tahun")                                                                        \
  X(kYears, "years", "tahun")

enum class Saying : std::uint8_t {
#define KOHORT_ID(id, english, indonesian) id,
  KOHORT_SAYINGS(KOHORT_ID)
#undef KOHORT_ID
};

struct SayingText {
  const char* english;
  const char* indonesian;
};

inline constexpr auto kSayings = std::to_array<SayingText>({
#define KOHORT_TEXT(id, english, indonesian) {english, indonesian},
    KOHORT_SAYINGS(KOHORT_TEXT)
#undef KOHORT_TEXT
});

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_DESCRIBE_TABLE_H_
