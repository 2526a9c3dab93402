// What files come to under a mapping, before a row of them is read: which columns the data set has,
// how cells are written, in which order the files are read.
#ifndef KOHORT_CORE_IMPORT_IMPORT_PLAN_H_
#define KOHORT_CORE_IMPORT_IMPORT_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/time_zone.h"
#include "core/data/builder.h"
#include "core/import/cell.h"
#include "core/import/mapping.h"
#include "core/import/sources.h"

namespace kohort {

struct ImportPlan {
  // The properties that the rows of a lookup source give to events.
  struct Lookup {
    std::size_t source = 0;
    std::size_t property = 0;  // whose values are looked up
    std::vector<std::size_t> properties;
  };

  // REQUIRES: a mapping from Guess or Fit of these sources. Errors: those of MakePreview,
  // mapping_incomplete. Cost: a pass over the heads.
  static Result<std::shared_ptr<const ImportPlan>> Make(const Sources& sources,
                                                        const Mapping& mapping);

  DataShape Shape() const;
  std::vector<std::string> FileNames() const;  // by head
  std::uint64_t bytes() const;                 // of all files
  const SourceMapping& SourceOf(std::size_t head) const {
    return mapping.sources[sources.source_of(head)];
  }

  // The property that a column is. Where a source has the value of that name from elsewhere, an
  // amount of its own or a lookup, it has another name.
  std::string PropertyName(const SourceMapping& source, const std::string& column) const;

  Sources sources;
  Mapping mapping;
  TimeZone zone;
  std::string currency;                          // of the amount; empty if none is known
  std::vector<std::vector<CellFormat>> formats;  // by source and column
  std::vector<std::size_t> order;                // of the heads: lookups first
  std::vector<std::string> properties;           // without those that JSON rows bring later
  std::vector<std::string> attributes;
  std::vector<AttributeRole> attribute_roles;
  std::optional<std::size_t> amount;  // a property
  std::string amount_name;            // its name; empty if there is none
  std::vector<bool> whole_ids;        // by source: IDs as 17850.0 are 17850
  std::vector<Lookup> lookups;
  std::vector<std::string> lists;
};

// Whether quantity times unit price is the amount.
bool ComputesAmount(const SourceMapping& source);

// The index of a name in a list that grows.
std::size_t IndexOf(std::vector<std::string>& names, const std::string& name);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_IMPORT_PLAN_H_
