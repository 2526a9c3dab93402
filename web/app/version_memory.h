// The versions of each audience, kept for other visits: a version each spell of editing.
#ifndef KOHORT_WEB_APP_VERSION_MEMORY_H_
#define KOHORT_WEB_APP_VERSION_MEMORY_H_

#include <map>
#include <string>

#include "core/document/versions.h"
#include "web/app/host.h"

namespace kohort {

class VersionMemory {
 public:
  static constexpr double kPauseMs = 120'000;  // that ends a spell

  explicit VersionMemory(Host& host) : host_(host) {}

  // What the document became: a version of each segment that is new or other than before.
  void Follow(const Definitions& before, const Definitions& after);
  // The next edit begins a version.
  void EndSpell() { edited_.clear(); }

  const Versions& Of(const std::string& segment);

 private:
  void Begin(const Segment& segment);
  void Keep(const Segment* before, const Segment& after);
  void Write(const std::string& segment);

  Host& host_;
  std::map<std::string, Versions> known_;  // by ID, those that were asked for
  std::string edited_;                     // the segment of the spell; empty = none
  double edited_ms_ = 0;
};

}  // namespace kohort

#endif  // KOHORT_WEB_APP_VERSION_MEMORY_H_
