// Rows that are not used, each with its place, the reason and its text.
#ifndef KOHORT_CORE_IMPORT_REJECTS_H_
#define KOHORT_CORE_IMPORT_REJECTS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/notice.h"

namespace kohort {

enum class RejectReason : std::uint8_t {
  kNoCustomer,
  kNobody,
  kNoEvent,
  kNoTime,
  kTimeUnreadable,
  kTimeOutOfRange,
  kNotText,
  kDuplicateEvent,
  kNoKey,
  kDuplicateKey,
  kNotReadable,
};
inline constexpr std::size_t kRejectReasons = std::size_t{10} + 1;

// Stable: "customer_missing".
std::string_view RejectCode(RejectReason reason);

class Rejects {
 public:
  // All are counted; so many are kept, and so much of their text.
  static constexpr std::size_t kMaxRows = 1'000'000;
  static constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

  struct Row {
    std::uint32_t file = 0;
    RejectReason reason = RejectReason::kNoCustomer;
    std::uint64_t line = 0;
    std::string_view text;
  };

  void Add(RejectReason reason, std::uint32_t file, std::uint64_t line, std::string_view text);

  std::uint64_t count() const { return count_; }
  std::size_t kept() const { return rows_.size(); }
  Row row(std::size_t i) const;

  // By reason, in the order of the enum, those that occurred.
  std::vector<Notice> Notices(std::span<const std::string> file_names) const;

  std::size_t memory_bytes() const { return rows_.capacity() * sizeof(Kept) + text_.capacity(); }

 private:
  struct Kept {
    std::uint64_t line = 0;
    std::uint32_t file = 0;
    std::uint32_t text = 0;  // where it begins in text_
    RejectReason reason = RejectReason::kNoCustomer;
  };
  struct Tally {
    std::uint64_t rows = 0;
    std::uint32_t first_file = 0;
    std::uint64_t first_line = 0;
  };

  std::uint64_t count_ = 0;
  std::array<Tally, kRejectReasons> tallies_{};
  std::vector<Kept> rows_;
  std::string text_;
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_REJECTS_H_
