// A vector whose resize leaves new elements without a value, where their type lets it.
#ifndef KOHORT_CORE_BASE_RAW_VECTOR_H_
#define KOHORT_CORE_BASE_RAW_VECTOR_H_

#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace kohort {

template <class Value>
struct RawAllocator : std::allocator<Value> {
  template <class Made>
  void construct(Made* at) noexcept {
    ::new (static_cast<void*>(at)) Made;
  }
  template <class Made, class... From>
  void construct(Made* at, From&&... from) {
    ::new (static_cast<void*>(at)) Made(std::forward<From>(from)...);
  }
};

// For what is written right after: the zeros that std::vector writes first take their time.
template <class Value>
using RawVector = std::vector<Value, RawAllocator<Value>>;

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_RAW_VECTOR_H_
