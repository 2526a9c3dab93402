// Plain structs <-> JSON, strictly.
//
// A struct names its keys once, for writing and reading, in a function found by its type:
//
//   template <class V, Is<Age> T>
//   void Fields(V& v, T& x) { v("count", x.count), v("months", x.months); }
//
// An enum that travels as text lists its names in order: a specialisation of kNames. Keys that are
// absent leave the field as it was; unknown keys and wrong types are errors with the JSON path.
#ifndef KOHORT_CORE_BASE_JSON_FIELDS_H_
#define KOHORT_CORE_BASE_JSON_FIELDS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace kohort {

// Keys stay in the order in which they were written: people read these files.
using Json = nlohmann::ordered_json;

template <class T, class U>
concept Is = std::is_same_v<std::remove_const_t<T>, U>;

// Of an enum's values 0, 1, 2, ...
template <class Enum>
inline constexpr std::span<const std::string_view> kNames;

class FieldWriter {
 public:
  explicit FieldWriter(Json& object) : object_(object) {}

  template <class T>
  void operator()(const char* key, const T& value) {
    object_[key] = ToJson(value);
  }

  template <class T>
  static Json ToJson(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      return kNames<T>[static_cast<std::size_t>(value)];
    } else if constexpr (requires(FieldWriter& writer) { Fields(writer, value); }) {
      Json object = Json::object();
      FieldWriter writer(object);
      Fields(writer, value);
      return object;
    } else {
      return value;
    }
  }
  template <class T>
  static Json ToJson(const std::vector<T>& values) {
    Json array = Json::array();
    for (const T& value : values) array.push_back(ToJson(value));
    return array;
  }

 private:
  Json& object_;
};

// Reads the keys that are there; keeps the first error. `code` is that of its errors.
class FieldReader {
 public:
  FieldReader(const Json& object, const char* code, std::string path, std::optional<Error>& error)
      : object_(object), code_(code), path_(std::move(path)), error_(error) {}

  template <class T>
  void operator()(const char* key, T& value) {
    const auto found = object_.find(key);
    if (found == object_.end()) return;
    ++known_;
    Read(*found, path_ + "/" + key, value);
  }

  // Names a key that no field asked for; `besides` are read by others.
  template <class T>
  void CheckUnknown(T& value, std::span<const std::string_view> besides = {}) {
    if (known_ == object_.size() || error_) return;
    Json known = Json::object();
    FieldWriter writer(known);
    Fields(writer, std::as_const(value));
    for (const std::string_view key : besides) known[std::string(key)] = true;
    for (const auto& [key, unused] : object_.items()) {
      if (known.contains(key)) continue;
      std::string list;
      for (const auto& [name, also_unused] : known.items())
        list += (list.empty() ? "" : ", ") + name;
      return Fail(path_ + "/" + key, "Unknown key.", "Use one of: " + list + ".");
    }
  }

  template <class T>
  void Read(const Json& from, const std::string& path, T& to) {
    if constexpr (std::is_enum_v<T>) {
      ReadEnum(from, path, to);
    } else if constexpr (requires(FieldWriter& writer) { Fields(writer, std::as_const(to)); }) {
      if (!from.is_object()) return Fail(path, "Expected an object.");
      FieldReader reader(from, code_, path, error_);
      Fields(reader, to);
      reader.CheckUnknown(to);
    } else if constexpr (std::is_same_v<T, std::string>) {
      if (!from.is_string()) return Fail(path, "Expected text.");
      to = from.get<std::string>();
    } else if constexpr (std::is_same_v<T, bool>) {
      if (!from.is_boolean()) return Fail(path, "Expected true or false.");
      to = from.get<bool>();
    } else if constexpr (std::is_same_v<T, std::uint64_t>) {
      if (!from.is_number_unsigned()) return Fail(path, "Expected a whole number, 0 or more.");
      to = from.get<std::uint64_t>();
    } else if constexpr (std::is_same_v<T, int>) {
      if (!from.is_number_integer() || from.get<std::int64_t>() != from.get<int>()) {
        return Fail(path, "Expected a whole number.");
      }
      to = from.get<int>();
    } else {
      static_assert(std::is_same_v<T, double>);
      if (!from.is_number()) return Fail(path, "Expected a number.");
      to = from.get<double>();
    }
  }
  template <class T>
  void Read(const Json& from, const std::string& path, std::vector<T>& to) {
    if (!from.is_array()) return Fail(path, "Expected a list.");
    to.clear();
    for (std::size_t i = 0; i < from.size(); ++i) {
      Read(from[i], path + "/" + std::to_string(i), to.emplace_back());
    }
  }

 private:
  void Fail(std::string path, std::string what, std::string fix = "") {
    if (!error_) error_ = Error{code_, std::move(what), std::move(path), std::move(fix)};
  }

  template <class Enum>
  void ReadEnum(const Json& from, const std::string& path, Enum& to) {
    std::string list;
    for (std::size_t i = 0; i < kNames<Enum>.size(); ++i) {
      if (from.is_string() && from.get_ref<const std::string&>() == kNames<Enum>[i]) {
        to = static_cast<Enum>(i);
        return;
      }
      list += (i == 0 ? "" : ", ") + std::string(kNames<Enum>[i]);
    }
    Fail(path, "Unknown word.", "Use one of: " + list + ".");
  }

  const Json& object_;
  const char* code_;
  std::string path_;
  std::optional<Error>& error_;
  std::size_t known_ = 0;
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_JSON_FIELDS_H_
