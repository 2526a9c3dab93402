// What was done to a document, to take back and to do again: a stack of whole documents, which are
// small. Each step says what kind of edit it was and about which segment, so that a menu can name
// it and a page can show what changed.
//
// Typing is one step: Type() changes the document at every letter, and all it does at one place
// until End() is taken back at once.
#ifndef KOHORT_CORE_DOCUMENT_HISTORY_H_
#define KOHORT_CORE_DOCUMENT_HISTORY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/segment/definition.h"

namespace kohort {

enum class EditKind : std::uint8_t {
  kAdd,
  kDuplicate,
  kDelete,
  kMove,
  kRename,
  kChange,  // of what a segment says
  kMoveCondition,
  kOpen,     // definitions from elsewhere
  kRestore,  // an earlier version of a segment
};

struct DocumentEdit {
  EditKind kind = EditKind::kChange;
  std::string segment;  // ID
};

class History {
 public:
  static constexpr std::size_t kMost = 200;  // steps; the oldest are forgotten

  const Definitions& now() const { return now_; }

  // Begins anew, with nothing to take back.
  void Reset(Definitions start);

  // One step. Nothing where it changes nothing.
  void Change(DocumentEdit edit, Definitions next);

  // A part of a step, which ends by itself when something is typed at another place.
  void Type(DocumentEdit edit, std::string_view place, Definitions next);
  void End();

  bool typing() const { return !place_.empty(); }

  // The step that Undo or Redo would take; null when there is none.
  const DocumentEdit* undo() const { return past_.empty() ? nullptr : &past_.back().edit; }
  const DocumentEdit* redo() const { return future_.empty() ? nullptr : &future_.back().edit; }
  void Undo();
  void Redo();

 private:
  struct Step {
    DocumentEdit edit;
    Definitions document;  // on the other side of the step
  };

  void Push(DocumentEdit edit);

  Definitions now_;
  std::vector<Step> past_;
  std::vector<Step> future_;
  std::string place_;  // where something is being typed; empty = nowhere
};

}  // namespace kohort

#endif  // KOHORT_CORE_DOCUMENT_HISTORY_H_
