// A customer's stable place among ten thousand buckets: the same for an ID in every build, file and
// language, and independent of others with another salt.
#ifndef KOHORT_CORE_SEGMENT_BUCKET_H_
#define KOHORT_CORE_SEGMENT_BUCKET_H_

#include <cstdint>
#include <string_view>

namespace kohort {

inline constexpr int kBuckets = 10'000;

// FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv), over salt, a zero byte and ID; then
// MurmurHash3's 64-bit finalizer (A. Appleby), since FNV alone leaves the low bits of short texts
// alike.
constexpr std::uint64_t BucketHash(std::string_view salt, std::string_view id) {
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto add = [&](unsigned char byte) { hash = (hash ^ byte) * 0x100000001b3; };
  for (const char c : salt) add(static_cast<unsigned char>(c));
  add(0);
  for (const char c : id) add(static_cast<unsigned char>(c));
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >> 33);
}

// 0 to kBuckets - 1.
constexpr int BucketOf(std::string_view salt, std::string_view id) {
  return static_cast<int>(BucketHash(salt, id) % kBuckets);
}

}  // namespace kohort

#endif  // KOHORT_CORE_SEGMENT_BUCKET_H_
