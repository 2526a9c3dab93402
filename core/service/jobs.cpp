#include "core/service/jobs.h"

#include <algorithm>
#include <utility>

namespace kohort {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{2} << 20;
constexpr std::size_t kSamples = 4;  // of a file, the last at its end

// The heads of all files stay in memory while a person looks at them.
std::size_t HeadBytesOf(std::size_t files) {
  constexpr std::size_t kAllHeads = std::size_t{16} << 20;
  constexpr std::size_t kLeast = std::size_t{64} << 10;
  return std::clamp(kAllHeads / std::max<std::size_t>(files, 1), kLeast, kHeadBytes);
}

}  // namespace

const FileInfo& ComputeJob::ReadFile() const {
  static const FileInfo kNoFile;
  return kNoFile;
}

OpenJob::OpenJob(std::vector<FileInfo> files, Done done, bool rows_needed)
    : files_(std::move(files)),
      done_(std::move(done)),
      rows_needed_(rows_needed),
      bytes_(kHeadBytes),
      head_bytes_(HeadBytesOf(files_.size())) {
  Want(0, head_bytes_);
}

Result<Job::State> OpenJob::Step() {
  if (file_ == files_.size()) {
    if (const Result<void> done = done_(std::move(heads_), std::move(notices_)); !done) {
      return std::unexpected(done.error());
    }
    return State::kDone;
  }
  if (!ended_ && read_ < wanted_) return State::kRead;
  Result<void> taken;
  switch (stage_) {
    case Stage::kFile: taken = TakeFile(); break;
    case Stage::kSample: TakeSample(); break;
    case Stage::kDirectory: taken = TakeDirectory(); break;
    case Stage::kEntry: taken = TakeEntry(); break;
  }
  if (!taken) return std::unexpected(taken.error());
  return State::kMore;
}

Result<FileHead> OpenJob::Read(const HeadBytes& head) const {
  return rows_needed_ ? ReadHead(head) : ReadHeader(head);
}

// Where less was looked at than may be, a long row may need more. True: it is read.
bool OpenJob::ReadMore(const Error& error) {
  if (error.code != "line_too_long" || wanted_ == kHeadBytes) return false;
  Want(begin_, kHeadBytes);
  return true;
}

Result<void> OpenJob::TakeFile() {
  if (IsZip(bytes())) {
    archive_.emplace(ReadFile().size_bytes);
    stage_ = Stage::kDirectory;
    Want(archive_->Want()->offset, archive_->Want()->length);
    return {};
  }
  Result<FileHead> head =
      Read({.file = ReadFile(), .bytes = bytes(), .whole = ended_, .entry = {}, .most = wanted_});
  if (!head && ReadMore(head.error())) return {};
  if (!head) return std::unexpected(head.error());
  heads_.push_back(std::move(*head));
  samples_ = 0;
  WantSample();
  return {};
}

// Files are often in order of time, and their beginning tells little of what comes.
void OpenJob::WantSample() {
  const std::uint64_t size = ReadFile().size_bytes;
  const bool many_files = head_bytes_ < kHeadBytes;
  if (many_files || !heads_.back().can_sample() || size < kSamples * kSampleBytes ||
      samples_ == kSamples) {
    return NextFile();
  }
  stage_ = Stage::kSample;
  ++samples_;
  Want(size / kSamples * samples_ - kSampleBytes, kSampleBytes);
}

void OpenJob::TakeSample() {
  heads_.back().AddSample(bytes());
  WantSample();
}

Result<void> OpenJob::TakeDirectory() {
  if (const Result<void> fed = archive_->Feed(bytes()); !fed) {
    Error error = fed.error();
    error.where = ReadFile().name + (error.where.empty() ? "" : ", " + error.where);
    return std::unexpected(error);
  }
  if (const auto want = archive_->Want()) {
    Want(want->offset, want->length);
    return {};
  }
  if (archive_->office_document()) {
    return std::unexpected(Error{"file_not_text", "This is an Excel workbook, not a CSV file.",
                                 ReadFile().name, "Save the sheet as CSV and open that."});
  }
  if (archive_->entries().empty()) {
    return std::unexpected(Error{"file_empty", "The archive holds no files.", ReadFile().name,
                                 "Choose an archive with CSV files inside."});
  }
  stage_ = Stage::kEntry;
  entry_ = entries_read_ = 0;
  entry_error_ = std::nullopt;
  head_bytes_ = HeadBytesOf(files_.size() + archive_->entries().size());
  Want(archive_->entries()[0].offset, head_bytes_);
  return {};
}

// Files in an archive that cannot be read are left out, as long as there are others.
Result<void> OpenJob::TakeEntry() {
  const ZipEntry& entry = archive_->entries()[entry_];
  FileInfo file = ReadFile();
  file.name += "/" + entry.name;
  file.size_bytes = entry.packed_bytes;
  Result<FileHead> head =
      Read({.file = file, .bytes = bytes(), .whole = ended_, .entry = entry, .most = wanted_});
  if (!head && ReadMore(head.error())) return {};
  if (head) {
    heads_.push_back(std::move(*head));
    ++entries_read_;
  } else {
    if (!entry_error_) entry_error_ = head.error();
    notices_.push_back({.code = "archive_file_left_out",
                        .text = "Left out: " + head.error().what,
                        .rows = 0,
                        .file = file.name,
                        .line = 0});
  }
  if (++entry_ < archive_->entries().size()) {
    Want(archive_->entries()[entry_].offset, head_bytes_);
  } else if (entries_read_ == 0) {
    return std::unexpected(*entry_error_);
  } else {
    NextFile();
  }
  return {};
}

void OpenJob::Want(std::uint64_t begin, std::size_t bytes) {
  begin_ = begin;
  wanted_ = bytes;
  read_ = 0;
  ended_ = false;
}

void OpenJob::NextFile() {
  ++file_;
  archive_.reset();
  stage_ = Stage::kFile;
  Want(0, head_bytes_);
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
  const RowReader& reader = import_->reader();
  if (reader.wants_bytes()) return State::kRead;
  if (reader.reading()) {
    if (const Result<void> advanced = import_->Advance(); !advanced) {
      return std::unexpected(advanced.error());
    }
    report_({.phase = "reading",
             .done = reader.totals().bytes_read,
             .total = total_bytes_,
             .rows = RowsDone()});
    return State::kMore;
  }
  if (import_->ArrangeStep()) {
    report_({.phase = "arranging",
             .done = import_->builder().steps_done(),
             .total = import_->builder().steps(),
             .rows = RowsDone()});
    return State::kMore;
  }
  done_(import_->Take());
  return State::kDone;
}

std::span<char> ReadJob::Buffer() { return import_->reader().Space(kPieceBytes); }

Result<void> ReadJob::ReadDone(std::size_t bytes) {
  import_->reader().Commit(bytes);
  return {};
}

ExportJob::ExportJob(std::unique_ptr<ExportFile> file, Part part, Report report, Done done)
    : file_(std::move(file)),
      part_(std::move(part)),
      report_(std::move(report)),
      done_(std::move(done)) {}

Result<Job::State> ExportJob::Step() {
  const Result<bool> more = file_->Step();
  if (!more) return std::unexpected(more.error());
  if (!*more) {
    done_(file_->rows(), bytes_);
    return State::kDone;
  }
  if (!file_->part().empty()) {
    bytes_ += file_->part().size();
    part_(file_->part());
  }
  report_({.phase = "exporting",
           .done = file_->rows_written(),
           .total = file_->rows(),
           .rows = file_->rows_written()});
  return State::kMore;
}

}  // namespace kohort
