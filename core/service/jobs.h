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

#include "core/export/members_file.h"
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

// Reads the beginning of each file, then hands them on.
class OpenJob : public Job {
 public:
  using Done = std::function<Result<void>(std::vector<FileHead>)>;
  OpenJob(std::vector<FileInfo> files, Done done);

  Result<State> Step() override;
  const FileInfo& ReadFile() const override { return files_[heads_.size()]; }
  std::uint64_t ReadOffset() const override { return read_; }
  std::span<char> Buffer() override { return std::span(bytes_).subspan(read_); }
  Result<void> ReadDone(std::size_t bytes) override;

 private:
  std::vector<FileInfo> files_;
  Done done_;
  std::vector<FileHead> heads_;
  std::vector<char> bytes_;
  std::size_t read_ = 0;
  bool ended_ = false;  // of the file at hand
};

// Reads the files into a data set, then hands it on.
class ReadJob : public Job {
 public:
  using Report = std::function<void(const Progress&)>;
  using Done = std::function<void(const Imported&)>;
  ReadJob(std::unique_ptr<ImportJob> import, std::uint64_t total_bytes, Report report, Done done);

  Result<State> Step() override;
  const FileInfo& ReadFile() const override { return import_->file(); }
  std::uint64_t ReadOffset() const override { return offset_; }
  std::span<char> Buffer() override;
  Result<void> ReadDone(std::size_t bytes) override;
  std::uint64_t RowsDone() const override { return import_->rows_read(); }

 private:
  std::unique_ptr<ImportJob> import_;
  std::uint64_t total_bytes_;
  Report report_;
  Done done_;
  std::uint64_t offset_ = 0;      // in the file at hand
  std::uint64_t bytes_read_ = 0;  // of all
};

// Writes members part by part, then says so.
class ExportJob : public ComputeJob {
 public:
  using Part = std::function<void(std::span<const char>)>;
  using Report = std::function<void(const Progress&)>;
  using Done = std::function<void(std::uint64_t rows, std::uint64_t bytes)>;
  ExportJob(MembersFile file, Part part, Report report, Done done);

  Result<State> Step() override;

 private:
  MembersFile file_;
  Part part_;
  Report report_;
  Done done_;
  std::uint64_t bytes_ = 0;
};

}  // namespace kohort

#endif  // KOHORT_CORE_SERVICE_JOBS_H_
