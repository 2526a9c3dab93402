// Edits of a document's list of segments. Each says whether there was something to change.
#ifndef KOHORT_CORE_DOCUMENT_SEGMENTS_H_
#define KOHORT_CORE_DOCUMENT_SEGMENTS_H_

#include <string>
#include <string_view>

#include "core/segment/definition.h"

namespace kohort {

// Null where there is no segment of that ID.
const Segment* FindSegment(const Definitions& document, std::string_view id);
Segment* FindSegment(Definitions& document, std::string_view id);

// The segment first, then those that its conditions name, once each, with the lists that they name
// and the settings: all that its customers hang on. Nothing but the settings where there is no such
// segment.
Definitions WithReferences(const Definitions& document, std::string_view id);

// An ID that no segment has, made of the name: "High value, 2x" -> "high-value-2x".
std::string FreeId(const Definitions& document, std::string_view name);

// Gives the segment an ID and adds it to the end; returns the ID.
std::string AddSegment(Definitions& document, Segment segment);

// The copy stands after the original. Returns its ID, or "" where there is no original.
std::string DuplicateSegment(Definitions& document, std::string_view id, std::string_view name);

// With it go the lists that no other segment names.
bool DeleteSegment(Definitions& document, std::string_view id);

// To before another segment; with "" to the end.
bool MoveSegment(Definitions& document, std::string_view id, std::string_view before);

// The segment of the same ID becomes this one.
bool ReplaceSegment(Definitions& document, Segment segment);

// Definitions from elsewhere: segments and lists that the document has are replaced, others added.
// The settings come along where the document has no segments yet.
void MergeDefinitions(Definitions& document, Definitions other);

}  // namespace kohort

#endif  // KOHORT_CORE_DOCUMENT_SEGMENTS_H_
