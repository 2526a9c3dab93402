// Mappings that were imported with, by the columns that their files had when they were opened: the
// same files come again next month. Kept by the host, the last 50; nothing is lost where it keeps
// nothing.
#ifndef KOHORT_WEB_APP_MAPPING_MEMORY_H_
#define KOHORT_WEB_APP_MAPPING_MEMORY_H_

#include <optional>

#include "core/import/mapping.h"
#include "web/app/host.h"

namespace kohort {

class MappingMemory {
 public:
  static constexpr std::size_t kMost = 50;

  explicit MappingMemory(Host& host) : host_(host) {}

  // Keeps each source of `used` for the source of `guess` that has its first file.
  void Keep(const Preview& guess, const Preview& used);

  // The guess, its sources as they were last time. Nothing where that is no other than the guess.
  std::optional<Mapping> Find(const Preview& guess) const;

 private:
  Host& host_;
};

}  // namespace kohort

#endif  // KOHORT_WEB_APP_MAPPING_MEMORY_H_
