#include "core/base/nearest.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/base/text.h"

namespace kohort {
namespace {

std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = LowerAscii(a[i - 1]) == LowerAscii(b[j - 1]);
      cost[i][j] =
          std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && LowerAscii(a[i - 1]) == LowerAscii(b[j - 2]) &&
                           LowerAscii(a[i - 2]) == LowerAscii(b[j - 1]);
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::string Nearest(std::string_view wanted, std::span<const std::string> names) {
  constexpr std::size_t kLongest = 100;  // nobody mistypes more
  if (wanted.size() > kLongest) return "";
  const std::string* best = nullptr;
  std::size_t least = wanted.size() / 3 + 2;
  for (const std::string& name : names) {
    if (name.size() > kLongest) continue;
    const std::size_t distance = Distance(wanted, name);
    if (distance < least) {
      least = distance;
      best = &name;
    }
  }
  return best == nullptr ? "" : *best;
}

std::string DidYouMean(std::string_view wanted, std::span<const std::string> names) {
  const std::string nearest = Nearest(wanted, names);
  return nearest.empty() ? "." : " (did you mean \"" + nearest + "\"?).";
}

}  // namespace kohort
