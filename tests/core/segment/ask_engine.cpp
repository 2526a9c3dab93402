#include "tests/core/segment/ask_engine.h"

namespace kohort::reference {

SegmentData Load(const Table& table) {
  SegmentData data{table.Build(), {}};
  for (const List& list : table.lists) {
    data.lists.push_back({list.name, Numbers(list, *data.data)});
  }
  return data;
}

Result<std::vector<Customers>> AskEngine(const SegmentData& data, const Definitions& definitions,
                                         std::uint32_t slice, EvaluationCache& cache) {
  std::vector<std::string> ids;
  for (const Segment& segment : definitions.segments) ids.push_back(segment.id);
  Result<Evaluation> evaluation = Evaluation::Create(data, definitions, ids, cache);
  if (!evaluation) return std::unexpected(evaluation.error());
  for (const PlannedSegment& segment : evaluation->plan().segments) {
    if (segment.problems.empty()) continue;
    Error error = segment.problems.front().error;
    error.where = segment.id + segment.problems.front().path;
    return std::unexpected(std::move(error));
  }
  for (;;) {
    const Result<bool> more = evaluation->Step(slice);
    if (!more) return std::unexpected(more.error());
    if (!*more) break;
  }
  std::vector<Customers> members;
  for (const PlannedSegment& segment : evaluation->plan().segments) {
    members.push_back(evaluation->SetOf(segment.members).ToVector());
  }
  return members;
}

Result<Customers> AskEngine(const SegmentData& data, const SegmentSettings& settings,
                            const Condition& condition) {
  Definitions definitions;
  definitions.settings = settings;
  Segment& segment = definitions.segments.emplace_back();
  segment.id = "only";
  segment.include.conditions = {condition};
  return MembersOf(data, definitions, segment.id);
}

}  // namespace kohort::reference
