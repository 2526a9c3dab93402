#include "core/service/jobs.h"

#include <utility>

namespace kohort {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{2} << 20;

}  // namespace

const FileInfo& ComputeJob::ReadFile() const {
  static const FileInfo kNoFile;
  return kNoFile;
}

OpenJob::OpenJob(std::vector<FileInfo> files, Done done)
    : files_(std::move(files)), done_(std::move(done)), bytes_(kHeadBytes) {}

Result<Job::State> OpenJob::Step() {
  if (heads_.size() == files_.size()) {
    if (const Result<void> done = done_(std::move(heads_)); !done) {
      return std::unexpected(done.error());
    }
    return State::kDone;
  }
  if (!ended_ && read_ < bytes_.size()) return State::kRead;
  Result<FileHead> head = ReadHead(ReadFile(), std::string_view(bytes_.data(), read_), ended_);
  if (!head) return std::unexpected(head.error());
  heads_.push_back(std::move(*head));
  read_ = 0;
  ended_ = false;
  return State::kMore;
}

Result<void> OpenJob::ReadDone(std::size_t bytes) {
  read_ += bytes;
  ended_ = bytes == 0;
  return {};
}

ReadJob::ReadJob(std::unique_ptr<ImportJob> import, std::uint64_t total_bytes, Report report,
                 Done done)
    : import_(std::move(import)),
      total_bytes_(total_bytes),
      report_(std::move(report)),
      done_(std::move(done)) {}

Result<Job::State> ReadJob::Step() {
  if (import_->reading()) return State::kRead;
  if (import_->ArrangeStep()) {
    report_({.phase = "arranging",
             .done = import_->arrange_steps_done(),
             .total = import_->arrange_steps(),
             .rows = import_->rows_read()});
    return State::kMore;
  }
  done_(import_->Take());
  return State::kDone;
}

std::span<char> ReadJob::Buffer() { return import_->Space(kPieceBytes); }

Result<void> ReadJob::ReadDone(std::size_t bytes) {
  const Result<void> taken = import_->Commit(bytes);
  if (!taken) return taken;
  offset_ = bytes == 0 ? 0 : offset_ + bytes;
  bytes_read_ += bytes;
  report_({.phase = "reading",
           .done = bytes_read_,
           .total = total_bytes_,
           .rows = import_->rows_read()});
  return {};
}

ExportJob::ExportJob(MembersFile file, Part part, Report report, Done done)
    : file_(std::move(file)),
      part_(std::move(part)),
      report_(std::move(report)),
      done_(std::move(done)) {}

Result<Job::State> ExportJob::Step() {
  const Result<bool> more = file_.Step();
  if (!more) return std::unexpected(more.error());
  if (!*more) {
    done_(file_.rows(), bytes_);
    return State::kDone;
  }
  if (!file_.part().empty()) {
    bytes_ += file_.part().size();
    part_(file_.part());
  }
  report_({.phase = "exporting",
           .done = file_.rows_written(),
           .total = file_.rows(),
           .rows = file_.rows_written()});
  return State::kMore;
}

}  // namespace kohort
