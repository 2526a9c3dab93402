// A frozen vector of unsigned integers, each stored in as few bytes as the largest needs.
#ifndef KOHORT_CORE_BASE_NARROW_VECTOR_H_
#define KOHORT_CORE_BASE_NARROW_VECTOR_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <variant>

#include "core/base/raw_vector.h"

namespace kohort {

class NarrowVector {
 public:
  NarrowVector() = default;

  // `size` values up to `max`, to be written right after: they are whatever was there.
  NarrowVector(std::size_t size, std::uint64_t max) {
    if (max <= std::numeric_limits<std::uint8_t>::max()) {
      values_ = RawVector<std::uint8_t>(size);
    } else if (max <= std::numeric_limits<std::uint16_t>::max()) {
      values_ = RawVector<std::uint16_t>(size);
    } else if (max <= std::numeric_limits<std::uint32_t>::max()) {
      values_ = RawVector<std::uint32_t>(size);
    } else {
      values_ = RawVector<std::uint64_t>(size);
    }
  }

  // Calls `use` with the values as a span of their own type: write loops once, run them at each
  // width.
  template <class Use>
  decltype(auto) Visit(Use&& use) const {
    return std::visit([&](const auto& values) { return use(std::span(values)); }, values_);
  }
  template <class Use>
  decltype(auto) Visit(Use&& use) {
    return std::visit([&](auto& values) { return use(std::span(values)); }, values_);
  }

  // For the odd value; loops use Visit.
  std::uint64_t operator[](std::size_t i) const {
    return std::visit([i](const auto& values) -> std::uint64_t { return values[i]; }, values_);
  }

  std::size_t size() const {
    return std::visit([](const auto& values) { return values.size(); }, values_);
  }

  std::size_t memory_bytes() const {
    return std::visit([](const auto& values) { return values.size() * sizeof(values[0]); },
                      values_);
  }

 private:
  std::variant<RawVector<std::uint8_t>, RawVector<std::uint16_t>, RawVector<std::uint32_t>,
               RawVector<std::uint64_t>>
      values_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_NARROW_VECTOR_H_
