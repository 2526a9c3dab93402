// What a person changes about a source of the preview. Each Edit makes the change and says whether
// there was one; the engine then makes the preview again. `guess` is the source as it was opened,
// null where it has another file's columns by now.
#ifndef KOHORT_WEB_APP_EDIT_H_
#define KOHORT_WEB_APP_EDIT_H_

#include <vector>

#include "web/app/commands.h"

namespace kohort {

// The meanings that columns of such a source have, those that most files need first.
std::vector<Meaning> MeaningsOf(SourceKind kind);

bool Edit(SourcePreview& source, const SourcePreview* guess, const command::SetMeaning& c);
bool Edit(SourcePreview& source, const SourcePreview* guess, const command::SetFormat& c);
// Gives columns whose meaning other rows do not have one that these do.
bool Edit(SourcePreview& source, const SourcePreview* guess, const command::SetKind& c);
bool Edit(SourcePreview& source, const SourcePreview* guess, const command::SetConstantEvent& c);
bool Edit(SourcePreview& source, const SourcePreview* guess, const command::SetLookup& c);
bool Edit(SourcePreview& source, const SourcePreview* guess, const command::SetList& c);
bool Edit(SourcePreview& source, const SourcePreview* guess, const command::SetFilters& c);
bool Edit(SourcePreview& source, const SourcePreview* guess, const command::SetReading& c);

}  // namespace kohort

#endif  // KOHORT_WEB_APP_EDIT_H_
