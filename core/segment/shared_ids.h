// IDs that many copies of a document share: there may be tens of thousands, and they do not change.
#ifndef KOHORT_CORE_SEGMENT_SHARED_IDS_H_
#define KOHORT_CORE_SEGMENT_SHARED_IDS_H_

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kohort {

// A value like a vector of texts; a copy costs a pointer, and so does comparing copies.
class SharedIds {
 public:
  SharedIds() = default;
  SharedIds(std::vector<std::string> ids)
      : ids_(std::make_shared<const std::vector<std::string>>(std::move(ids))) {}
  SharedIds(std::initializer_list<std::string> ids) : SharedIds(std::vector(ids)) {}

  const std::vector<std::string>& all() const {
    static const std::vector<std::string> kNone;
    return ids_ ? *ids_ : kNone;
  }
  std::size_t size() const { return all().size(); }
  auto begin() const { return all().begin(); }
  auto end() const { return all().end(); }
  const std::string& operator[](std::size_t i) const { return all()[i]; }

  bool operator==(const SharedIds& other) const {
    return ids_ == other.ids_ || all() == other.all();
  }

 private:
  std::shared_ptr<const std::vector<std::string>> ids_;  // null: none
};

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_SHARED_IDS_H_
