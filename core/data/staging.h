// Columns that grow row by row until they are frozen, in blocks at the width that each block needs.
#ifndef KOHORT_CORE_DATA_STAGING_H_
#define KOHORT_CORE_DATA_STAGING_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/narrow_vector.h"

namespace kohort {

// Unsigned integers that tend to be small: codes in order of first appearance, times less the
// block's first. Memory is that of the narrowest widths, and one block more.
template <class Value>
class StagedColumn {
 public:
  void Push(Value value) {
    block_.push_back(value);
    if (block_.size() == kBlockRows) Seal();
  }

  std::size_t size() const { return blocks_.size() * kBlockRows + block_.size(); }

  // Calls use(first row, values) for each block in order, freeing it afterwards; then it is empty.
  template <class Use>
  void Drain(Use&& use) {
    if (!block_.empty()) Seal();
    std::size_t row = 0;
    for (Block& block : blocks_) {
      std::vector<Value>& values = block_;
      values.resize(block.values.size());
      block.values.Visit([&](auto narrow) {
        for (std::size_t i = 0; i < values.size(); ++i) {
          values[i] = block.base + static_cast<Value>(narrow[i]);
        }
      });
      use(row, std::span<const Value>(values));
      row += values.size();
      block = {};
    }
    blocks_.clear();
    block_ = {};
  }

 private:
  static constexpr std::size_t kBlockRows = std::size_t{1} << 16;

  struct Block {
    Value base = 0;
    NarrowVector values;  // less the base
  };

  void Seal() {
    const auto [least, most] = std::ranges::minmax(block_);
    Block block{.base = least,
                .values = NarrowVector(block_.size(), static_cast<std::uint64_t>(most) -
                                                          static_cast<std::uint64_t>(least))};
    block.values.Visit([&](auto narrow) {
      using Narrow = typename decltype(narrow)::value_type;
      for (std::size_t i = 0; i < block_.size(); ++i) {
        narrow[i] = static_cast<Narrow>(block_[i] - least);
      }
    });
    blocks_.push_back(std::move(block));
    block_.clear();
  }

  std::vector<Block> blocks_;
  std::vector<Value> block_;  // the last, not yet sealed
};

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_STAGING_H_
