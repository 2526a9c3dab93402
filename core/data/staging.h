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

// Unsigned integers that tend to be small, or near to each other within a block. Memory is that of
// the narrowest widths, nothing for a block of one value, and one block more.
template <class Value>
class StagedColumn {
 public:
  void Append(std::span<const Value> values) {
    while (!values.empty()) {
      const std::size_t count = std::min(values.size(), kBlockRows - block_.size());
      block_.insert(block_.end(), values.begin(),
                    values.begin() + static_cast<std::ptrdiff_t>(count));
      if (block_.size() == kBlockRows) Seal();
      values = values.subspan(count);
    }
  }

  std::size_t size() const { return sealed_rows_ + block_.size(); }
  // No value is greater.
  Value max() const {
    return block_.empty() ? sealed_max_ : std::max(sealed_max_, *std::ranges::max_element(block_));
  }
  std::size_t memory_bytes() const {
    return sealed_bytes_ + blocks_.capacity() * sizeof(Block) + block_.capacity() * sizeof(Value);
  }

  // Calls use(first row, values) for each block in order.
  template <class Use>
  void ForEach(Use&& use) {
    Visit<false>(use);
  }

  // Likewise, freeing each block afterwards; then the column is empty.
  template <class Use>
  void Drain(Use&& use) {
    Visit<true>(use);
    *this = StagedColumn();
  }

 private:
  // Small enough that the open blocks of all columns stay in a processor's cache.
  static constexpr std::size_t kBlockRows = std::size_t{1} << 14;

  struct Block {
    Value base = 0;
    std::size_t rows = 0;
    NarrowVector values;  // less the base; none if all are the base
  };

  template <bool kFree, class Use>
  void Visit(Use& use) {
    std::vector<Value> values;
    std::size_t row = 0;
    for (Block& block : blocks_) {
      values.assign(block.rows, block.base);
      block.values.Visit([&](auto narrow) {
        for (std::size_t i = 0; i < narrow.size(); ++i) values[i] += static_cast<Value>(narrow[i]);
      });
      if constexpr (kFree) block = {};
      use(row, std::span<const Value>(values));
      row += values.size();
    }
    if (!block_.empty()) use(row, std::span<const Value>(block_));
  }

  void Seal() {
    Value least = block_[0];
    Value most = least;
    for (const Value value : block_) {
      least = std::min(least, value);
      most = std::max(most, value);
    }
    Block block{.base = least, .rows = block_.size(), .values = {}};
    if (most != least) {
      block.values = NarrowVector(block_.size(), most - least);
      block.values.Visit([&]<class Narrow>(std::span<Narrow> narrow) {
        for (std::size_t i = 0; i < narrow.size(); ++i) {
          narrow[i] = static_cast<Narrow>(block_[i] - least);
        }
      });
    }
    sealed_rows_ += block.rows;
    sealed_max_ = std::max(sealed_max_, most);
    sealed_bytes_ += block.values.memory_bytes();
    blocks_.push_back(std::move(block));
    block_.clear();
  }

  std::vector<Block> blocks_;
  std::vector<Value> block_;  // the last, not yet sealed
  std::size_t sealed_rows_ = 0;
  std::size_t sealed_bytes_ = 0;
  Value sealed_max_ = 0;
};

// A staged column in one piece; the staged one is freed as it goes.
template <class Value>
NarrowVector Flatten(StagedColumn<Value>& column) {
  NarrowVector values(column.size(), column.max());
  values.Visit([&]<class Narrow>(std::span<Narrow> flat) {
    column.Drain([&](std::size_t row, std::span<const Value> block) {
      for (std::size_t i = 0; i < block.size(); ++i) flat[row + i] = static_cast<Narrow>(block[i]);
    });
  });
  return values;
}

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_STAGING_H_
