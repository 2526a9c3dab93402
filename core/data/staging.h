// Columns that grow row by row until they are frozen, in blocks at the width that each block needs.
//
// No piece is larger than a block of rows, so that what one column frees while the rows are
// arranged is room for the next: memory in a browser never shrinks, and large pieces would not fit
// the holes.
#ifndef KOHORT_CORE_DATA_STAGING_H_
#define KOHORT_CORE_DATA_STAGING_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/base/narrow_vector.h"

namespace kohort {

// Rows in a block: few enough that the open blocks of all columns stay in a processor's cache.
inline constexpr std::size_t kBlockRows = std::size_t{1} << 14;

// A vector in blocks.
template <class Value>
class Paged {
 public:
  Paged() = default;
  explicit Paged(std::size_t size) : size_(size) {
    for (std::size_t i = 0; i < size; i += kBlockRows) pages_.push_back(NewPage());
  }

  // REQUIRES: all that was appended before are full blocks.
  template <class From>
  void AppendBlock(std::span<const From> values) {
    pages_.push_back(NewPage());
    Value* page = pages_.back().get();
    for (const From value : values) *page++ = static_cast<Value>(value);
    size_ += values.size();
  }

  std::size_t size() const { return size_; }
  Value& operator[](std::size_t i) { return pages_[i / kBlockRows][i % kBlockRows]; }
  const Value& operator[](std::size_t i) const { return pages_[i / kBlockRows][i % kBlockRows]; }

 private:
  static std::unique_ptr<Value[]> NewPage() {
    return std::make_unique_for_overwrite<Value[]>(kBlockRows);
  }

  std::vector<std::unique_ptr<Value[]>> pages_;
  std::size_t size_ = 0;
};

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
  struct Block {
    Value base = 0;
    std::size_t rows = 0;
    NarrowVector values;  // less the base; none if all are the base
  };

  template <bool Free, class Use>
  void Visit(Use& use) {
    std::vector<Value> values;
    std::size_t row = 0;
    for (Block& block : blocks_) {
      values.assign(block.rows, block.base);
      block.values.Visit([to = values.data()](auto narrow) {
        for (std::size_t i = 0; i < narrow.size(); ++i) to[i] += static_cast<Value>(narrow[i]);
      });
      if constexpr (Free) block = {};
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
      // Captured by value: a store of a byte might change anything that is reached by reference.
      block.values.Visit([from = block_.data(), least]<class Narrow>(std::span<Narrow> narrow) {
        for (std::size_t i = 0; i < narrow.size(); ++i) {
          narrow[i] = static_cast<Narrow>(from[i] - least);
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

// Calls use(values), a staged column as Paged<T> with T as narrow as the largest value allows. The
// staged one is freed as it goes.
template <class Value, class Use>
void Flatten(StagedColumn<Value>& column, Use&& use) {
  const auto flatten = [&]<class Narrow>(Narrow) {
    Paged<Narrow> values;
    column.Drain([&](std::size_t, std::span<const Value> block) { values.AppendBlock(block); });
    use(std::as_const(values));
  };
  const std::uint64_t max = column.max();
  if (max <= std::numeric_limits<std::uint8_t>::max()) {
    flatten(std::uint8_t{});
  } else if (max <= std::numeric_limits<std::uint16_t>::max()) {
    flatten(std::uint16_t{});
  } else if (max <= std::numeric_limits<std::uint32_t>::max()) {
    flatten(std::uint32_t{});
  } else {
    flatten(std::uint64_t{});
  }
}

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_STAGING_H_
