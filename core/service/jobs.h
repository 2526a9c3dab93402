// Requests that take a while, one step at a time. The engine runs one at a time.
#ifndef KOHORT_CORE_SERVICE_JOBS_H_
#define KOHORT_CORE_SERVICE_JOBS_H_

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/export/export_file.h"
#include "core/import/head.h"
#include "core/import/import_job.h"
#include "core/service/engine.h"
#include "core/service/messages.h"

namespace kohort {

class Job {
 public:
  enum class State { kMore, kRead, kDone };

  virtual ~Job() = default;

  // One step. After kRead the job waits for the bytes of `read` in `Buffer`.
  virtual Result<State> Step() = 0;

  virtual const FileInfo& ReadFile() const = 0;
  virtual std::uint64_t ReadOffset() const = 0;
  virtual std::span<char> Buffer() = 0;
  virtual Result<void> ReadDone(std::size_t bytes) = 0;

  // Rows that were taken in, for what to say when memory runs out.
  virtual std::uint64_t RowsDone() const { return 0; }
};

// A job that reads no file.
class ComputeJob : public Job {
 public:
  const FileInfo& ReadFile() const override;
  std::uint64_t ReadOffset() const override { return 0; }
  std::span<char> Buffer() override { return {}; }
  Result<void> ReadDone(std::size_t) override { return {}; }
};

// Reads the beginning of each file, and of each in a zip archive, and a little further on where
// that is possible; then hands them on.
class OpenJob : public Job {
 public:
  using Done = std::function<Result<void>(std::vector<FileHead>, std::vector<Notice>)>;
  // `rows_needed`: a file without rows is an error.
  OpenJob(std::vector<FileInfo> files, Done done, bool rows_needed = true);

  Result<State> Step() override;
  const FileInfo& ReadFile() const override { return files_[file_]; }
  std::uint64_t ReadOffset() const override { return begin_ + read_; }
  std::span<char> Buffer() override { return std::span(bytes_).subspan(read_, wanted_ - read_); }
  Result<void> ReadDone(std::size_t bytes) override;

 private:
  enum class Stage { kFile, kSample, kDirectory, kEntry };

  Result<FileHead> Read(const HeadBytes& head) const;
  bool ReadMore(const Error& error);
  Result<void> TakeFile();
  void WantSample();
  void TakeSample();
  Result<void> TakeDirectory();
  Result<void> TakeEntry();
  void Want(std::uint64_t begin, std::size_t bytes);
  void NextFile();
  std::string_view bytes() const { return {bytes_.data(), read_}; }

  std::vector<FileInfo> files_;
  Done done_;
  bool rows_needed_;
  std::vector<FileHead> heads_;
  std::vector<Notice> notices_;
  std::vector<char> bytes_;
  std::size_t head_bytes_;  // that are looked at of each

  // Of the file at hand.
  std::size_t file_ = 0;
  Stage stage_ = Stage::kFile;
  std::uint64_t begin_ = 0;  // of what is wanted in it
  std::size_t wanted_ = 0;
  std::size_t read_ = 0;
  bool ended_ = false;
  std::size_t samples_ = 0;  // taken
  std::optional<ZipDirectory> archive_;
  std::size_t entry_ = 0;             // of the archive
  std::size_t entries_read_ = 0;      // of those before it
  std::optional<Error> entry_error_;  // of the first that could not be read
};

// Reads the files into a data set, then hands it on.
class ReadJob : public Job {
 public:
  using Report = std::function<void(const Progress&)>;
  using Done = std::function<void(const Imported&)>;
  ReadJob(std::unique_ptr<ImportJob> import, std::uint64_t total_bytes, Report report, Done done);

  Result<State> Step() override;
  const FileInfo& ReadFile() const override { return import_->reader().file(); }
  std::uint64_t ReadOffset() const override { return import_->reader().file_offset(); }
  std::span<char> Buffer() override;
  Result<void> ReadDone(std::size_t bytes) override;
  std::uint64_t RowsDone() const override { return import_->reader().totals().rows.read; }

 private:
  std::unique_ptr<ImportJob> import_;
  std::uint64_t total_bytes_;
  Report report_;
  Done done_;
};

// Writes a file part by part, then says so.
class ExportJob : public ComputeJob {
 public:
  using Part = std::function<void(std::span<const char>)>;
  using Report = std::function<void(const Progress&)>;
  using Done = std::function<void(std::uint64_t rows, std::uint64_t bytes)>;
  ExportJob(std::unique_ptr<ExportFile> file, Part part, Report report, Done done);

  Result<State> Step() override;

 private:
  std::unique_ptr<ExportFile> file_;
  Part part_;
  Report report_;
  Done done_;
  std::uint64_t bytes_ = 0;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SERVICE_JOBS_H_
