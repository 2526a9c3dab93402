// The files that were opened, sorted into sources: files with the same columns are one.
//
//   Sources sources(std::move(heads));
//   Mapping mapping = sources.Guess("Asia/Jakarta");
//   Result<Preview> preview = MakePreview(sources, mapping);
//   Result<Mapping> fitted = sources.Fit(mapping);  // that a person changed, or kept from before
#ifndef KOHORT_CORE_IMPORT_SOURCES_H_
#define KOHORT_CORE_IMPORT_SOURCES_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/import/column_guess.h"
#include "core/import/head.h"
#include "core/import/mapping.h"
#include "core/import/presets.h"

namespace kohort {

// A column of a source, with its cells of the beginnings of all its files.
struct SourceColumn {
  ColumnFacts facts;
  MeaningGuess guess;
  std::uint64_t cells = 0;  // empty ones too
};

// The name of an event whose file has no column of event names.
inline constexpr std::string_view kDefaultEvent = "Paid Order";

struct Source {
  const Preset* preset = nullptr;  // whose header it has
  std::vector<std::size_t> heads;  // of its files
  std::vector<SourceColumn> columns;
};

// The list that the IDs of a file of lists are on: the source's, else one that is called as the
// file, without folders and ending.
std::string ListName(const SourceMapping& source, const FileInfo& file);

// Cheap to copy.
class Sources {
 public:
  Sources() = default;

  // Looks at every column. Cost: a few parses of the heads.
  explicit Sources(std::vector<FileHead> heads, std::vector<Notice> notices = {});

  bool empty() const { return heads_.empty(); }
  std::span<const FileHead> heads() const { return heads_; }
  const std::vector<Source>& sources() const { return sources_; }
  const std::vector<Notice>& notices() const { return notices_; }  // of files that were left out
  std::size_t source_of(std::size_t head) const { return source_of_[head]; }

  // What everything seems to be.
  Mapping Guess(std::string_view zone) const;

  // `mapping` fitted to these files, for which it need not have been made. Each file takes the
  // source whose columns it has all, of several the one with the most; and is read again where that
  // says how. What is left is guessed. Errors: mapping_fits_nothing, and those of ReadHead.
  Result<Mapping> Fit(const Mapping& mapping);

 private:
  void Sort();

  std::vector<FileHead> heads_;
  std::vector<Notice> notices_;
  std::vector<Source> sources_;
  std::vector<std::size_t> source_of_;  // by head
};

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_SOURCES_H_
