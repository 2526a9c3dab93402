// A set of customers as a bitmap: one bit each, by number. Operations on whole sets cost a pass
// over customers / 8 bytes.
#ifndef KOHORT_CORE_SEGMENT_CUSTOMER_SET_H_
#define KOHORT_CORE_SEGMENT_CUSTOMER_SET_H_

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/bits.h"

namespace kohort {

class CustomerSet {
 public:
  static constexpr std::uint32_t kWordBits = kohort::kWordBits;

  // Nobody, of so many customers.
  CustomerSet() = default;
  explicit CustomerSet(std::uint32_t size)
      : size_(size), words_((std::size_t{size} + kWordBits - 1) / kWordBits) {}

  static CustomerSet Everybody(std::uint32_t size) {
    CustomerSet set(size);
    set.Complement();
    return set;
  }

  // Of the universe, not of the set.
  std::uint32_t size() const { return size_; }
  std::size_t memory_bytes() const { return words_.size() * sizeof(std::uint64_t); }

  bool Contains(std::uint32_t customer) const {
    return (words_[customer / kWordBits] >> (customer % kWordBits) & 1) != 0;
  }
  void Add(std::uint32_t customer) {
    words_[customer / kWordBits] |= std::uint64_t{1} << (customer % kWordBits);
  }

  void Remove(std::uint32_t customer) {
    words_[customer / kWordBits] &= ~(std::uint64_t{1} << (customer % kWordBits));
  }

  std::uint32_t Count() const {
    std::uint32_t count = 0;
    for (const std::uint64_t word : words_)
      count += static_cast<std::uint32_t>(std::popcount(word));
    return count;
  }

  // Whether each customer of [first, last) is in the set becomes holds(customer).
  // REQUIRES: first and last are multiples of kWordBits, or last is size().
  template <class Holds>
  void Fill(std::uint32_t first, std::uint32_t last, Holds&& holds) {
    assert(first % kWordBits == 0 && (last % kWordBits == 0 || last == size_));
    for (std::uint32_t begin = first; begin < last; begin += kWordBits) {
      words_[begin / kWordBits] = BitsOf(std::min(kWordBits, last - begin), [&](std::size_t i) {
        return holds(begin + static_cast<std::uint32_t>(i));
      });
    }
  }

  // REQUIRES of these three: the same size().
  void And(const CustomerSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void Or(const CustomerSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void AndNot(const CustomerSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  }
  void Complement() {
    for (std::uint64_t& word : words_) word = ~word;
    if (size_ % kWordBits != 0) words_.back() &= (std::uint64_t{1} << (size_ % kWordBits)) - 1;
  }

  // Calls use(customer) for each, ascending.
  template <class Use>
  void ForEach(Use&& use) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      ForEachBit(words_[i],
                 [&](std::size_t bit) { use(static_cast<std::uint32_t>(i * kWordBits + bit)); });
    }
  }
  std::vector<std::uint32_t> ToVector() const {
    std::vector<std::uint32_t> customers;
    ForEach([&](std::uint32_t customer) { customers.push_back(customer); });
    return customers;
  }

  bool operator==(const CustomerSet&) const = default;

 private:
  std::uint32_t size_ = 0;
  std::vector<std::uint64_t> words_;  // bits past size_ are 0
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_CUSTOMER_SET_H_
