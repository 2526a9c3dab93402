#include "core/import/import_job.h"

#include <utility>

namespace kohort {

ImportJob::ImportJob(std::shared_ptr<const ImportPlan> plan, std::size_t memory_bytes,
                     SideThread* beside)
    : memory_bytes_(memory_bytes),
      taker_(*plan, memory_bytes),
      reader_(std::move(plan), feed_),
      feed_(taker_, beside) {}

Result<std::unique_ptr<ImportJob>> ImportJob::Create(const Sources& sources, const Mapping& mapping,
                                                     std::size_t memory_bytes, SideThread* beside) {
  Result<std::shared_ptr<const ImportPlan>> plan = ImportPlan::Make(sources, mapping);
  if (!plan) return std::unexpected(plan.error());
  return std::make_unique<ImportJob>(std::move(*plan), memory_bytes, beside);
}

Result<void> ImportJob::Advance() {
  if (const Result<void> advanced = reader_.Advance(); !advanced) return advanced;
  // Only with a limit, for it waits for all rows that are on their way.
  if (memory_bytes_ != kNoLimit) {
    if (const Result<void> fits = taker().Check(); !fits) return fits;
  }
  if (reading()) return {};
  feed_.End();
  return taker().CheckUsable();
}

}  // namespace kohort
