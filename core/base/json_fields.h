// Plain structs <-> JSON, strictly.
//
// A struct names its keys once, for writing and reading, in a function found by its type:
//
//   template <class V, Is<Age> T>
//   void Fields(V& v, T& x) { v("count", x.count), v("months", x.months); }
//
// v.Default(key, field, value) leaves a field out of the JSON while it has that value;
// v.Required(key, field) must be there to be read. Keys may depend on fields that come before them:
// a key that is of another kind is unknown. A struct within calls its own Fields to have its keys
// beside the others. A struct with a `body` that is a variant of structs, each with a kType, has
// the key "type", and beside it the keys of the one it is.
//
// An enum that travels as text lists its names in order: a specialisation of kNames. Keys that are
// absent leave the field as it was; unknown keys and wrong types are errors with the JSON path.
#ifndef KOHORT_CORE_BASE_JSON_FIELDS_H_
#define KOHORT_CORE_BASE_JSON_FIELDS_H_

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/nearest.h"

namespace kohort {

// Keys stay in the order in which they were written: people read these files.
using Json = nlohmann::ordered_json;

template <class T, class U>
concept Is = std::is_same_v<std::remove_const_t<T>, U>;

// Of an enum's values 0, 1, 2, ...
template <class Enum>
inline constexpr std::span<const std::string_view> kNames;

// A struct whose kind is told by the key "type".
template <class T>
concept Tagged = requires(T& x) { std::variant_alternative_t<0, decltype(x.body)>::kType; };

class FieldWriter {
 public:
  explicit FieldWriter(Json& object) : object_(object) {}

  template <class T>
  void operator()(const char* key, const T& value) {
    object_[key] = ToJson(value);
  }
  template <class T>
  void operator()(const char* key, const std::optional<T>& value) {
    if (value) object_[key] = ToJson(*value);
  }
  template <class T>
  void Default(const char* key, const T& value, const std::type_identity_t<T>& unless) {
    if constexpr (requires(FieldWriter& writer) { Fields(writer, value); }) {
      // What its kind does not use makes no difference.
      if (Json json = ToJson(value); json != ToJson(unless)) object_[key] = std::move(json);
    } else {
      if (value != unless) (*this)(key, value);
    }
  }
  template <class T>
  void Required(const char* key, const T& value) {
    (*this)(key, value);
  }

  template <class T>
  static Json ToJson(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      return kNames<T>[static_cast<std::size_t>(value)];
    } else if constexpr (Tagged<const T>) {
      Json object = Json::object();
      std::visit(
          [&]<class Body>(const Body& body) {
            object["type"] = Body::kType;
            FieldWriter writer(object);
            Fields(writer, body);
          },
          value.body);
      return object;
    } else if constexpr (requires(FieldWriter& writer) { Fields(writer, value); }) {
      Json object = Json::object();
      FieldWriter writer(object);
      Fields(writer, value);
      return object;
    } else if constexpr (std::is_same_v<T, double>) {
      // Whole numbers as people write them: 3, not 3.0.
      constexpr double kExact = 9'007'199'254'740'992;
      if (value >= -kExact && value <= kExact && std::trunc(value) == value) {
        return static_cast<std::int64_t>(value);
      }
      return value;
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

// Where in a document a value is. Each part lies with whoever reads it, so a path costs nothing
// until it is told.
class FieldPath {
 public:
  FieldPath() = default;  // the document
  // `within` outlives this.
  FieldPath(const FieldPath& within, const char* key) : within_(&within), key_(key) {}
  FieldPath(const FieldPath& within, std::size_t index) : within_(&within), index_(index) {}

  // "/segments/2/include"; of the document nothing.
  std::string ToText() const {
    if (within_ == nullptr) return "";
    return within_->ToText() + "/" + (key_ == nullptr ? std::to_string(index_) : key_);
  }

 private:
  const FieldPath* within_ = nullptr;
  const char* key_ = nullptr;
  std::size_t index_ = 0;
};

// Collects the keys that a struct may have.
class FieldKeys {
 public:
  FieldKeys() { keys_.reserve(kUsual); }

  template <class T>
  void operator()(const char* key, const T&) {
    keys_.emplace_back(key);
  }
  template <class T>
  void Default(const char* key, const T&, const std::type_identity_t<T>&) {
    keys_.emplace_back(key);
  }
  template <class T>
  void Required(const char* key, const T&) {
    keys_.emplace_back(key);
  }
  std::vector<std::string_view>& keys() { return keys_; }

 private:
  static constexpr std::size_t kUsual = 24;  // hardly any struct has more

  std::vector<std::string_view> keys_;
};

// Reads the keys that are there; keeps the first error. `code` is that of its errors.
class FieldReader {
 public:
  // `object` is the document.
  FieldReader(const Json& object, const char* code, std::optional<Error>& error)
      : FieldReader(object, code, {}, error) {}

  template <class T>
  void operator()(const char* key, T& value) {
    const auto found = object_.find(key);
    if (found == object_.end()) return;
    Read(*found, {path_, key}, value);
  }

  template <class T>
  void operator()(const char* key, std::optional<T>& value) {
    if (object_.contains(key)) (*this)(key, value.emplace());
  }
  template <class T>
  void Default(const char* key, T& value, const std::type_identity_t<T>&) {
    (*this)(key, value);
  }
  template <class T>
  void Required(const char* key, T& value) {
    const bool there = object_.contains(key);
    if (!there && missing_ == nullptr) missing_ = key;
    if (there) (*this)(key, value);
  }

  // Names a key that no field asked for; `besides` are read by others.
  template <class T>
  void CheckUnknown(T& value, std::span<const std::string_view> besides = {}) {
    if (error_) return;
    FieldKeys fields;
    Fields(fields, std::as_const(value));
    std::vector<std::string_view>& known = fields.keys();
    known.insert(known.end(), besides.begin(), besides.end());
    for (const auto& [key, unused] : object_.items()) {
      if (std::ranges::find(known, key) != known.end()) continue;
      const std::string nearest =
          Nearest(key, std::vector<std::string>(known.begin(), known.end()));
      return Fail(
          {path_, key.c_str()},
          nearest.empty() ? "Unknown key." : "Unknown key (did you mean \"" + nearest + "\"?).",
          UseOneOf(known));
    }
    // Last, as a key that is missing is most often there with a mistake in it.
    if (missing_ != nullptr) Fail({path_, missing_}, "This key is missing.", "Add it.");
  }

  template <class T>
  void Read(const Json& from, const FieldPath& path, T& to) {
    if constexpr (std::is_enum_v<T>) {
      ReadEnum(from, path, to);
    } else if constexpr (Tagged<T>) {
      ReadTagged(from, path, to);
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
      const bool whole = from.is_number_integer() &&
                         (from.is_number_unsigned() ? std::in_range<int>(from.get<std::uint64_t>())
                                                    : std::in_range<int>(from.get<std::int64_t>()));
      if (!whole) return Fail(path, "Expected a whole number.");
      to = from.get<int>();
    } else {
      static_assert(std::is_same_v<T, double>);
      if (!from.is_number()) return Fail(path, "Expected a number.");
      to = from.get<double>();
    }
  }
  template <class T>
  void Read(const Json& from, const FieldPath& path, std::vector<T>& to) {
    if (!from.is_array()) return Fail(path, "Expected a list.");
    to.clear();
    for (std::size_t i = 0; i < from.size(); ++i) {
      Read(from[i], {path, i}, to.emplace_back());
    }
  }

 private:
  FieldReader(const Json& object, const char* code, const FieldPath& path,
              std::optional<Error>& error)
      : object_(object), code_(code), path_(path), error_(error) {}

  void Fail(const FieldPath& path, std::string what, std::string fix = "") {
    if (!error_) error_ = Error{code_, std::move(what), path.ToText(), std::move(fix)};
  }

  static std::string UseOneOf(std::span<const std::string_view> names) {
    std::string list;
    for (const std::string_view name : names) list.append(list.empty() ? "" : ", ").append(name);
    return "Use one of: " + list + ".";
  }

  template <class T>
  void ReadTagged(const Json& from, const FieldPath& path, T& to) {
    if (!from.is_object()) return Fail(path, "Expected an object.");
    const auto type = from.find("type");
    const bool told = type != from.end();
    const std::string_view name =
        told && type->is_string() ? type->get_ref<const std::string&>() : std::string_view();
    bool read = false;
    [&]<class... Body>(std::variant<Body...>& body) {
      const auto try_body = [&]<class B>(std::type_identity<B>) {
        if (read || name != B::kType) return;
        read = true;
        FieldReader reader(from, code_, path, error_);
        B& value = body.template emplace<B>();
        Fields(reader, value);
        constexpr std::array<std::string_view, 1> kType{"type"};
        reader.CheckUnknown(value, kType);
      };
      (try_body(std::type_identity<Body>()), ...);
      if (read) return;
      constexpr std::array<std::string_view, sizeof...(Body)> kTypes{Body::kType...};
      Fail({path, "type"}, told ? "Unknown type." : "The type is missing.", UseOneOf(kTypes));
    }(to.body);
  }

  template <class Enum>
  void ReadEnum(const Json& from, const FieldPath& path, Enum& to) {
    if (from.is_string()) {
      const auto found = std::ranges::find(kNames<Enum>, from.get_ref<const std::string&>());
      if (found != kNames<Enum>.end()) {
        to = static_cast<Enum>(found - kNames<Enum>.begin());
        return;
      }
    }
    Fail(path, "Unknown word.", UseOneOf(kNames<Enum>));
  }

  const Json& object_;
  const char* code_;
  FieldPath path_;
  std::optional<Error>& error_;
  const char* missing_ = nullptr;  // the first key that is required and not there
};

}  // namespace kohort

#endif  // KOHORT_CORE_BASE_JSON_FIELDS_H_
