#include "core/document/history.h"

#include <utility>

namespace kohort {

void History::Reset(Definitions start) {
  now_ = std::move(start);
  past_.clear();
  future_.clear();
  place_.clear();
}

void History::Push(DocumentEdit edit) {
  future_.clear();
  past_.push_back({std::move(edit), now_});
  if (past_.size() > kMost) past_.erase(past_.begin());
}

void History::Change(DocumentEdit edit, Definitions next) {
  End();
  if (next == now_) return;
  Push(std::move(edit));
  now_ = std::move(next);
}

void History::Type(DocumentEdit edit, std::string_view place, Definitions next) {
  if (place != place_) End();
  if (next == now_) return;
  if (place_.empty()) Push(std::move(edit));
  place_ = place;
  now_ = std::move(next);
}

void History::End() {
  if (place_.empty()) return;
  place_.clear();
  if (past_.back().document == now_) past_.pop_back();  // typed and taken back by hand
}

void History::Undo() {
  End();
  if (past_.empty()) return;
  Step step = std::move(past_.back());
  past_.pop_back();
  std::swap(step.document, now_);
  future_.push_back(std::move(step));
}

void History::Redo() {
  End();
  if (future_.empty()) return;
  Step step = std::move(future_.back());
  future_.pop_back();
  std::swap(step.document, now_);
  past_.push_back(std::move(step));
}

}  // namespace kohort
