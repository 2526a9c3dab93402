// Recency, frequency and monetary scores: how recently, how often and for how much customers
// bought, in k steps from 1 to k, the best.
//
// Only who bought in the window has scores. The rules are in docs/conditions.md.
#ifndef KOHORT_CORE_SEGMENT_RFM_H_
#define KOHORT_CORE_SEGMENT_RFM_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/data/data_set.h"
#include "core/segment/calendar.h"
#include "core/segment/definition.h"

namespace kohort {

struct RfmScore {
  std::uint8_t recency = 0;  // 0: none
  std::uint8_t frequency = 0;
  std::uint8_t monetary = 0;

  bool operator==(const RfmScore&) const = default;
};

// Scores go up to this.
inline constexpr int kMostScores = 5;

struct RfmScores {
  // Who has scores, by each combination of them, Cell(score), and ascending; and where each
  // combination begins, and the last one ends.
  static constexpr std::size_t kCells = kMostScores * kMostScores * kMostScores;
  std::vector<std::uint32_t> by_cell;
  std::array<std::uint32_t, kCells + 1> cell_begin{};

  std::span<const std::uint32_t> CustomersOf(std::size_t cell) const {
    return std::span(by_cell).subspan(cell_begin[cell], cell_begin[cell + 1] - cell_begin[cell]);
  }

  // None where the customer has none. O(cells log customers).
  RfmScore Of(std::uint32_t customer) const;

  // REQUIRES: a customer's scores.
  static std::size_t Cell(RfmScore score) {
    return static_cast<std::size_t>(((score.recency - 1) * kMostScores + score.frequency - 1) *
                                        kMostScores +
                                    score.monetary - 1);
  }
  static RfmScore ScoreOf(std::size_t cell) {
    const auto digit = [&](std::size_t place) {
      return static_cast<std::uint8_t>(cell / place % kMostScores + 1);
    };
    return {digit(kMostScores * kMostScores), digit(kMostScores), digit(1)};
  }
};

// One pass over the purchases, and a few over the buyers for each score. The amount is the data
// set's; without one, monetary is 0 for all. Errors: window_invalid.
Result<RfmScores> ComputeRfm(const DataSet& data, const EventTable& purchases,
                             const RfmSettings& settings, const EvaluationTime& time);

// The first group that a score falls into; empty for none.
const RfmGroup* FindRfmGroup(std::span<const RfmGroup> groups, RfmScore score);

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_RFM_H_
