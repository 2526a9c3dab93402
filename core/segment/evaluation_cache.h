// Sets of customers that were computed, by the key of their step, for the next evaluation.
//
// Of one data set: Clear it when another comes. The sets used longest ago go first when there are
// more bytes than the bound.
#ifndef KOHORT_CORE_SEGMENT_EVALUATION_CACHE_H_
#define KOHORT_CORE_SEGMENT_EVALUATION_CACHE_H_

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/segment/customer_set.h"

namespace kohort {

class EvaluationCache {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20;

  explicit EvaluationCache(std::size_t most_bytes = kMostBytes) : most_bytes_(most_bytes) {}

  // Null if it is not there.
  std::shared_ptr<const CustomerSet> Find(const std::string& key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->set;
  }

  void Add(const std::string& key, std::shared_ptr<const CustomerSet> set) {
    if (places_.contains(key)) return;
    entries_.push_front({key, std::move(set)});
    places_.emplace(entries_.front().key, entries_.begin());
    bytes_ += Bytes(entries_.front());
    while (bytes_ > most_bytes_ && entries_.size() > 1) {
      bytes_ -= Bytes(entries_.back());
      places_.erase(entries_.back().key);
      entries_.pop_back();
    }
  }

  void Clear() {
    places_.clear();
    entries_.clear();
    bytes_ = 0;
  }

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const CustomerSet> set;
  };

  static std::size_t Bytes(const Entry& entry) {
    return entry.key.size() + entry.set->memory_bytes();
  }

  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // used last first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_EVALUATION_CACHE_H_
