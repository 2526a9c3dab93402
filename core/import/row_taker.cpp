#include "core/import/row_taker.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kohort {
namespace {

struct Words {
  const char* code;
  const char* text;
};

constexpr Words kAmountUnreadable{
    "amount_unreadable", "The amount is no number. These rows are kept without an amount."};
constexpr Words kRagged{
    "ragged_rows",
    "More or fewer fields than columns. These rows are kept: missing fields are empty, extra ones "
    "are left out."};
constexpr Words kBrokenQuote{
    "broken_quote",
    "A quote opens and never closes. These rows are kept, the quote as a plain character."};

// Of lines that are no rows, in the order of RecordKind. Headers and blank lines are not told.
constexpr std::array<Words, kRecordKinds> kLineWords{{
    {nullptr, nullptr},
    {nullptr, nullptr},
    {"repeated_header", "The header again, as where files were joined. These lines are left out."},
    {"preamble_lines", "Text above the table. These lines are left out."},
    {"comment_lines", "Comments. These lines are left out."},
    {nullptr, nullptr},
    {"footer_lines", "Text below the table, such as a sum. These lines are left out."},
}};

}  // namespace

RowTaker::RowTaker(const ImportPlan& plan, std::size_t memory_bytes)
    : builder_(plan.Shape()), memory_bytes_(memory_bytes), file_names_(plan.FileNames()) {
  for (const std::string& name : plan.lists) lists_.push_back({.name = name, .ids = {}});
}

void RowTaker::Add(const RowBatch& rows) {
  for (const std::string& name : rows.new_properties) builder_.AddProperty(name);
  for (const std::uint32_t row : builder_.AddRows(rows.columns)) {
    amount_unreadable_.Count(rows.file, rows.lines[row]);
  }
  builder_.AddProfiles(rows.profiles);
  for (const std::string_view id : rows.list_ids) lists_[rows.list].ids.Add(id);
  for (const auto& [file, reason, line, text] : rows.rejected) {
    rejects_->Add(reason, file, line, text);
  }
  totals_ = rows.totals;
}

Result<void> RowTaker::Check() const {
  if (memory_bytes_ == kNoLimit) return {};
  std::uint64_t bytes = builder_.peak_bytes() + rejects_->memory_bytes() + totals_.reader_bytes;
  for (const List& list : lists_) bytes += list.ids.memory_bytes();
  if (bytes <= memory_bytes_) return {};
  return std::unexpected(
      Error{"memory_full",
            "The data needs more memory than a tab has: " + std::to_string(builder_.rows()) +
                " rows fit.",
            "",
            "Import fewer columns (mark those you do not need as Ignore), fewer files, or only the "
            "rows you need with a filter."});
}

Result<void> RowTaker::CheckUsable() const {
  if (totals_.rows.accepted > 0) return {};
  if (totals_.rows.read == 0) {
    return std::unexpected(
        Error{"no_usable_rows", "The files hold no rows.", "", "Open them again."});
  }
  std::string reasons;
  for (const Notice& notice : rejects_->Notices(file_names_)) {
    reasons +=
        " " + std::to_string(notice.rows) + ": " + notice.text.substr(0, notice.text.find('.') + 1);
  }
  if (totals_.rows.skipped > 0) {
    reasons += " " + std::to_string(totals_.rows.skipped) + ": Skipped by a filter.";
  }
  return std::unexpected(
      Error{"no_usable_rows",
            "None of the " + std::to_string(totals_.rows.read) + " rows can be used." + reasons, "",
            "Check what each column means."});
}

CustomerList RowTaker::TakeList(const List& list, const DataSet& data) {
  CustomerList taken{.name = list.name, .customers = {}, .unknown = 0};
  for (std::uint32_t id = 0; id < list.ids.size(); ++id) {
    if (const auto customer = data.customers.Find(list.ids[id])) {
      taken.customers.push_back(*customer);
    } else {
      ++taken.unknown;
    }
  }
  std::ranges::sort(taken.customers);
  return taken;
}

Imported RowTaker::Take() {
  Imported imported{.data = builder_.Take(),
                    .rejects = rejects_,
                    .lists = {},
                    .files = file_names_,
                    .rows = totals_.rows,
                    .rejected = rejects_->Notices(file_names_),
                    .notices = {}};
  const auto tell = [&](const Words& words, const RowTally& tally) {
    if (tally.rows == 0 || words.code == nullptr) return;
    imported.notices.push_back({.code = words.code,
                                .text = words.text,
                                .rows = tally.rows,
                                .file = file_names_[tally.first_file],
                                .line = tally.first_line});
  };
  tell(kAmountUnreadable, amount_unreadable_);
  tell(kRagged, totals_.ragged);
  tell(kBrokenQuote, totals_.broken_quote);
  for (std::size_t i = 0; i < kRecordKinds; ++i) tell(kLineWords[i], totals_.lines[i]);
  for (const List& list : lists_) imported.lists.push_back(TakeList(list, *imported.data));
  return imported;
}

}  // namespace kohort
