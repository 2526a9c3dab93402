// Random choices that are the same in every build and library: tests print the seed.
#ifndef KOHORT_TESTS_CORE_SEGMENT_DICE_H_
#define KOHORT_TESTS_CORE_SEGMENT_DICE_H_

#include <cstdint>
#include <initializer_list>
#include <random>
#include <utility>
#include <vector>

namespace kohort::reference {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}

  // 0 to count - 1. REQUIRES: count > 0.
  std::size_t Below(std::size_t count) { return static_cast<std::size_t>(random_() % count); }

  // Both included.
  int From(int low, int high) {
    return low + static_cast<int>(Below(static_cast<std::size_t>(high - low + 1)));
  }

  bool Percent(int chance) { return From(1, 100) <= chance; }

  template <class T>
  T Of(std::initializer_list<T> choices) {
    return choices.begin()[Below(choices.size())];
  }
  template <class T>
  const T& Of(const std::vector<T>& choices) {
    return choices[Below(choices.size())];
  }

  template <class T>
  void Shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[Below(i)]);
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_DICE_H_
