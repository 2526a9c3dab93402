// The editable parts of a sentence: what is chosen or typed, in a small box.
#ifndef KOHORT_WEB_UI_CHIPS_H_
#define KOHORT_WEB_UI_CHIPS_H_

#include <string>
#include <string_view>

#include "web/ui/widgets.h"

namespace kohort {

enum class ChipKind {
  kPlain,
  kBold,
  kEvent,    // what the sentence is about, coloured
  kMissing,  // something is still to be chosen
};

struct ChipLook {
  ChipKind kind = ChipKind::kPlain;
  bool arrow = true;  // it opens a menu
  float max_width = 260;
  const char* icon = nullptr;  // in front
};
float ChipWidth(std::string_view shown, const ChipLook& look = {});  // ImGui's units
Press Chip(std::string_view label, std::string_view shown, const ChipLook& look = {});

// A value with a cross; true when it was pressed, to take it away.
float ValueChipWidth(std::string_view value);
bool ValueChip(std::string_view label, std::string_view value);

// A chip that opens a menu with a field to search in. Between BeginPicker, when it is true, and
// EndPicker the choices are drawn, those that Wanted() says.
class Picker {
 public:
  static constexpr float kWidth = 280;  // of the menu, CSS pixels

  // `wanted` is what is typed, which outlives the picker and is cleared when one opens.
  explicit Picker(std::string& wanted) : wanted_(wanted) {}

  bool Begin(std::string_view label, std::string_view shown, std::string_view hint,
             const ChipLook& look = {});
  // The same below a button of that width, ImGui's units.
  bool BeginButton(std::string_view label, std::string_view hint, const char* icon, float width);
  void End();

  bool Wanted(std::string_view choice) const;
  // A choice; true when it is taken, by a press or by Enter in the field.
  bool Option(std::string_view label, bool selected, std::string_view detail = {},
              const char* icon = nullptr);
  // A heading or a remark between choices.
  void Remark(std::string_view text);
  bool Empty() const { return options_ == 0; }  // no choice was drawn
  bool Typed() const { return !wanted_.empty(); }
  void Close();

 private:
  bool BeginOptions(const Press& press, std::string_view hint);

  std::string& wanted_;
  bool take_first_ = false;
  int options_ = 0;
};

// Whether the text holds what is wanted, whatever the case.
bool Holds(std::string_view text, std::string_view wanted);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_CHIPS_H_
