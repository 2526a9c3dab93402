// The currency of amounts: shown with them, never computed with.
#ifndef KOHORT_CORE_IMPORT_CURRENCY_H_
#define KOHORT_CORE_IMPORT_CURRENCY_H_

#include <string>

#include "core/import/mapping.h"
#include "core/import/sources.h"

namespace kohort {

// The one that the files say, as in Preview: in the cells of amounts or unit prices ("Rp 5.000"),
// in a column of its own that has one value ("Currency", IDR), or in the amount's name ("Total
// (IDR)"). Empty where they say none, or several. Looks at the heads' facts.
std::string GuessCurrency(const Sources& sources, const Mapping& mapping);

}  // namespace kohort

#endif  // KOHORT_CORE_IMPORT_CURRENCY_H_
