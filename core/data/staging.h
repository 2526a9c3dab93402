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
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/base/narrow_vector.h"

namespace kohort {

// Rows in a block at most: few enough that the open blocks of all columns stay in a processor's
// cache.
inline constexpr std::size_t kBlockRows = std::size_t{1} << 12;

// A vector in blocks.
template <class Value>
class Paged {
 public:
  Paged() = default;
  explicit Paged(std::size_t size) : size_(size) {
    for (std::size_t i = 0; i < size; i += kBlockRows) {
      pages_.push_back(std::make_unique_for_overwrite<Value[]>(std::min(size - i, kBlockRows)));
    }
  }

  std::size_t size() const { return size_; }
  Value& operator[](std::size_t i) { return pages_[i / kBlockRows][i % kBlockRows]; }
  const Value& operator[](std::size_t i) const { return pages_[i / kBlockRows][i % kBlockRows]; }

 private:
  std::vector<std::unique_ptr<Value[]>> pages_;
  std::size_t size_ = 0;
};

// Unsigned integers that tend to be small, or near to each other within a block. Memory is that of
// the narrowest widths, nothing for a block of one value, and an open block, which is a fraction of
// the column: thousands of columns of a few rows take little.
template <class Value>
class StagedColumn {
 public:
  void Append(std::span<const Value> values) {
    while (!values.empty()) {
      const std::size_t count = std::min(values.size(), block_rows_ - block_.size());
      block_.insert(block_.end(), values.begin(),
                    values.begin() + static_cast<std::ptrdiff_t>(count));
      if (block_.size() == block_rows_) Seal();
      values = values.subspan(count);
    }
  }

  // Appends zeros until there are so many rows.
  void PadTo(std::size_t rows) {
    while (size() < rows) {
      block_.resize(std::min(block_.size() + rows - size(), block_rows_));
      if (block_.size() == block_rows_) Seal();
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
  void ForEach(Use&& use) const {
    std::vector<Value> values;
    std::size_t row = 0;
    for (const Block& block : blocks_) {
      block.Read(values);
      use(row, std::span<const Value>(values));
      row += values.size();
    }
    if (!block_.empty()) use(row, std::span<const Value>(block_));
  }

  // Likewise, freeing each block; then the column is empty.
  template <class Use>
  void Drain(Use&& use) {
    std::vector<Value> values;
    std::size_t row = 0;
    for (Block& block : blocks_) {
      block.Read(values);
      block = {};
      use(row, std::span<const Value>(values));
      row += values.size();
    }
    if (!block_.empty()) use(row, std::span<const Value>(block_));
    *this = StagedColumn();
  }

 private:
  struct Block {
    Value base = 0;
    std::uint32_t rows = 0;
    NarrowVector values;  // less the base; none if all are the base
    NarrowVector high;    // of three bytes the third, as customers and times tend to need

    void Read(std::vector<Value>& to) const {
      to.assign(rows, base);
      Add(values, 0, to);
      Add(high, kLowBits, to);
    }

    static void Add(const NarrowVector& part, int shift, std::vector<Value>& to) {
      part.Visit([at = to.data(), shift](auto narrow) {
        for (std::size_t i = 0; i < narrow.size(); ++i) {
          at[i] += static_cast<Value>(narrow[i]) << shift;
        }
      });
    }

    std::size_t memory_bytes() const { return values.memory_bytes() + high.memory_bytes(); }
  };

  static constexpr int kLowBits = 16;
  static constexpr int kThreeBytes = 24;

 public:
  // Reads the values of a column one at a time. The column must not change meanwhile.
  class Cursor {
   public:
    explicit Cursor(const StagedColumn& column) : column_(&column) {}

    // The next value, 0 behind the last.
    Value Next() {
      while (at_ == values_.size()) {
        at_ = 0;
        if (block_ < column_->blocks_.size()) {
          column_->blocks_[block_++].Read(values_);
        } else if (block_++ == column_->blocks_.size() && !column_->block_.empty()) {
          values_ = column_->block_;
        } else {
          values_.assign(kBlockRows, 0);
        }
      }
      return values_[at_++];
    }

   private:
    const StagedColumn* column_;
    std::size_t block_ = 0;  // not yet read
    std::vector<Value> values_;
    std::size_t at_ = 0;
  };

 private:
  void Seal() {
    Value least = block_[0];
    Value most = least;
    for (const Value value : block_) {
      least = std::min(least, value);
      most = std::max(most, value);
    }
    Block block{
        .base = least, .rows = static_cast<std::uint32_t>(block_.size()), .values = {}, .high = {}};
    const Value range = most - least;
    if (range >> kLowBits != 0 && range >> kThreeBytes == 0) {
      block.values = Narrowed(least, 0, (std::uint64_t{1} << kLowBits) - 1);
      block.high = Narrowed(least, kLowBits, range >> kLowBits);
    } else if (range != 0) {
      block.values = Narrowed(least, 0, range);
    }
    sealed_rows_ += block.rows;
    sealed_max_ = std::max(sealed_max_, most);
    sealed_bytes_ += block.memory_bytes();
    blocks_.push_back(std::move(block));
    block_.clear();
    block_rows_ = std::clamp(sealed_rows_ / 4, kLeastBlockRows, kBlockRows);
  }

  // Of the open block, less `least`, the bits from `shift` on; none is more than `max`.
  NarrowVector Narrowed(Value least, int shift, std::uint64_t max) const {
    NarrowVector part(block_.size(), max);
    // Captured by value: a store of a byte might change anything that is reached by reference.
    part.Visit([from = block_.data(), least, shift]<class Narrow>(std::span<Narrow> narrow) {
      for (std::size_t i = 0; i < narrow.size(); ++i) {
        narrow[i] = static_cast<Narrow>((from[i] - least) >> shift);
      }
    });
    return part;
  }

  static constexpr std::size_t kLeastBlockRows = 256;

  std::vector<Block> blocks_;
  std::vector<Value> block_;                  // the last, not yet sealed
  std::size_t block_rows_ = kLeastBlockRows;  // at which it will be
  std::size_t sealed_rows_ = 0;
  std::size_t sealed_bytes_ = 0;
  Value sealed_max_ = 0;
};

}  // namespace kohort

#endif  // KOHORT_CORE_DATA_STAGING_H_
