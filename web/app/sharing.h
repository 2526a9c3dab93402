// What a link to this page carries: an audience and those that it is made of, as text that the host
// packs into the link's fragment, which no browser sends anywhere.
#ifndef KOHORT_WEB_APP_SHARING_H_
#define KOHORT_WEB_APP_SHARING_H_

#include <string>
#include <string_view>

#include "core/segment/definition.h"

namespace kohort {

// A link of more would not survive in chats and mails; packed it is about an eighth of it.
inline constexpr std::size_t kMostLinkText = 32 << 10;

// The segment of that ID first, those that it refers to, and the settings. No lists: their IDs are
// data. REQUIRES: a segment of that ID.
Definitions Shared(const Definitions& document, std::string_view id);

}  // namespace kohort

#endif  // KOHORT_WEB_APP_SHARING_H_
