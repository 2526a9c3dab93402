// Where tests find the data of ../shared, which is not part of the project. A test that needs it
// and does not find it says so with MESSAGE and passes:
//
//   const auto bytes = ReadShared("cases/strings/csv-injection.txt");
//   if (!bytes) return;
//
// The folder is $KOHORT_SHARED, else <source>/../shared. Under node the tests are built with
// access to the real file system (-sNODERAWFS), so the same code serves.
#ifndef KOHORT_TESTS_CORE_SHARED_DATA_H_
#define KOHORT_TESTS_CORE_SHARED_DATA_H_

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace kohort {

inline std::string SharedFolder() {
  const char* chosen = std::getenv("KOHORT_SHARED");
  if (chosen != nullptr && *chosen != '\0') return chosen;
  return std::string(KOHORT_SOURCE_DIR) + "/../shared";
}

inline std::optional<std::string> ReadShared(std::string_view path) {
  const std::string name = SharedFolder() + "/" + std::string(path);
  std::ifstream file(name, std::ios::binary);
  if (!file) {
    MESSAGE("skipped: there is no ", name);
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace kohort

#endif  // KOHORT_TESTS_CORE_SHARED_DATA_H_
