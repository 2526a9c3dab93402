// Words and chips in a row that edit what a condition says. A chip edits the value it is given at
// once; Editing says afterwards whether something changed, so that the view can ask for it.
#ifndef KOHORT_WEB_UI_CONDITION_LINE_H_
#define KOHORT_WEB_UI_CONDITION_LINE_H_

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/app/commands.h"
#include "web/app/model.h"
#include "web/ui/chips.h"
#include "web/ui/flow.h"
#include "web/ui/text.h"
#include "web/ui/view_state.h"

namespace kohort {

// The segment as it is edited in this frame. It is a copy, which holds still while it is drawn:
// what adds or takes away conditions waits in `after`.
struct Editing {
  const Model& model;
  ViewState& state;
  Commands& commands;
  Segment segment;
  bool changed = false;
  EditKind kind = EditKind::kChange;
  std::string place = {};                  // where it is typed; empty = the edit is whole
  bool ended = false;                      // the typing
  std::optional<float> sentence_end = {};  // of a condition: where its filters begin; screen
  std::vector<std::function<bool(Segment&)>> after = {};  // says whether it did anything

  void Change() {
    changed = true;
    place.clear();
  }
  // Once all is drawn.
  void Move(std::string path, ConditionPlace to);
  const CatalogReply* catalog() const {
    return model.audiences.catalog ? &*model.audiences.catalog : nullptr;
  }
};

template <class E>
using Choices = std::span<const std::pair<E, T>>;

struct NumberLook {
  double least = 0;
  double most = 1e15;
  bool whole = true;
  std::string_view currency = {};  // of money
};

class Line {
 public:
  // `where` ends the name of each chip: "condition 2".
  Line(Editing& editing, std::string where, float room)
      : editing_(editing), where_(std::move(where)), flow_(room), room_(room) {}

  Editing& editing() { return editing_; }
  float room() const { return room_; }
  const std::string& where() const { return where_; }
  std::string Label(T what) const;  // "Event, condition 2"
  void Next(float width, float gap = 7) { flow_.Next(width, gap); }

  void Keep(float width) { flow_.Keep(width, 7); }

  void Word(T text);  // of a text with a gap, what comes before it
  void Word(std::string_view text);
  void WordsBehind(T text);  // and what comes after, if anything
  bool Link(T text, T what, const char* icon = nullptr);
  bool IconButton(std::string_view name, const char* icon);

  // Each says whether the value changed.
  template <class E>
  bool Choose(T what, E& value, Choices<E> choices, ChipKind kind = ChipKind::kPlain) {
    std::vector<std::string_view> names;
    std::size_t chosen = choices.size();
    for (std::size_t i = 0; i < choices.size(); ++i) {
      names.emplace_back(Tr(choices[i].second));
      if (choices[i].first == value) chosen = i;
    }
    const std::size_t picked = ChooseName(what, names, chosen, kind);
    if (picked == chosen || picked >= choices.size()) return false;
    value = choices[picked].first;
    return true;
  }
  // One of a list of texts, searched where it is long. `details` may be empty.
  bool ChooseText(T what, std::string& value, const std::vector<std::string>& names,
                  const std::vector<std::string>& details = {}, ChipKind kind = ChipKind::kPlain);
  bool Number(T what, double& value, const NumberLook& look = {});
  bool Number(T what, int& value, int least = 1, int most = 1'000'000);
  bool FreeText(T what, std::string& value, float width, std::string_view hint = {});
  bool Day(T what, std::string& value);
  // Some of a list of texts, as chips that can be taken away and a picker.
  bool ChooseSome(T what, std::vector<std::string>& values, const std::vector<std::string>& names,
                  const std::function<std::string(std::string_view)>& shown);

 private:
  std::size_t ChooseName(T what, const std::vector<std::string_view>& names, std::size_t chosen,
                         ChipKind kind);
  // A field that is heard at every letter; `take` reads the text and says whether it could.
  bool Typed(T what, std::string shown, float width, std::string_view hint, bool centered,
             const std::function<bool(const std::string&)>& take);

  Editing& editing_;
  std::string where_;
  Flow flow_;
  float room_;
};

// A number's width, ImGui's units.
float NumberWidth(double value);

// ---- Parts of conditions
void EditEvents(Line& line, T what, EventSelector& event);
// "in the last 30 days"
void EditWindow(Line& line, Window& window);
// "at least 3"
void EditComparison(Line& line, Comparison& comparison, T number = T::kNumber);
void EditSpan(Line& line, TimeSpan& span);
void EditUnit(Line& line, T what, TimeUnit& unit, std::span<const TimeUnit> units, bool plural);
// What a value must be. Values are offered from the attribute or property that `of` names.
// `currency`: where what is tested is money.
void EditTest(Line& line, ValueTest& test, const ValuesRequest& of, std::string_view type,
              std::string_view currency = {});
void EditProperty(Line& line, std::string& property);
void EditAttribute(Line& line, T what, std::string& attribute);
std::string_view PropertyType(const Editing& editing, std::string_view property);
// Of the amount, as in Preview; empty for other properties.
std::string_view CurrencyOf(const Editing& editing, std::string_view property);
std::string_view AttributeType(const Editing& editing, std::string_view attribute);
// A value of an attribute or property, from those there are or typed.
void EditValue(Line& line, T what, std::string& value, const ValuesRequest& of);
void EditValues(Line& line, T what, std::vector<std::string>& values, const ValuesRequest& of);

// "where brand is any of ACE", on lines of their own under the sentence.
void EditFilters(Editing& editing, const std::string& where, EventQuery& events, float room);

}  // namespace kohort

#endif  // KOHORT_WEB_UI_CONDITION_LINE_H_
