#include "web/ui/condition_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include <imgui.h>

#include "web/ui/calendar.h"

namespace kohort {
namespace {

// 3, 2.5, 5,000,000, Rp 5,000,000.
std::string Shown(double value, std::string_view currency = {}) {
  std::array<char, 64> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  if (error != std::errc()) return "0";
  return Money(std::string_view(buffer.data(), end), currency);
}

// Of a field that is as wide as its text, CSS pixels.
float FieldWidth(std::string_view text) {
  return std::max(38.0F, TextWidth(text) / PixelScale() + 2 * 9 + 2);
}

std::optional<double> Read(const std::string& text, const NumberLook& look) {
  const std::optional<double> value = ReadNumber(WithoutCurrency(text, look.currency));
  if (!value || *value < look.least || *value > look.most) return std::nullopt;
  if (look.whole && *value != std::floor(*value)) return std::nullopt;
  return value;
}

}  // namespace

void Editing::Move(std::string path, ConditionPlace to) {
  after.emplace_back([this, path = std::move(path), to = std::move(to)](Segment& moved_in) {
    if (!MoveCondition(moved_in, path, to)) return false;
    kind = EditKind::kMoveCondition;
    return true;
  });
}

float NumberWidth(double value) { return Dp(FieldWidth(Shown(value))); }

std::string Line::Label(T what) const { return Fill(T::kChipOf, {Tr(what), where_}); }

void Line::Word(T text) { Word(WordsBefore(Tr(text))); }

void Line::WordsBehind(T text) {
  const std::string_view words = WordsAfter(Tr(text));
  if (!words.empty()) Word(words);
}

void Line::Word(std::string_view text) {
  const float width = std::min(TextWidth(text) + Dp(1), room_);
  Next(width);
  Text(text, {}, width, "text", Dp(kFieldHeight));
}

bool Line::Link(T text, T what, const char* icon) {
  const ButtonLook look{
      .kind = ButtonKind::kLink, .icon = icon, .height = kFieldHeight, .name = {}, .muted = true};
  Next(ButtonWidth(Tr(text), look));
  const std::string name = Label(what);
  ButtonLook named = look;
  named.name = name;
  ImGui::PushID(static_cast<int>(what));
  const bool pressed = Button(Tr(text), named);
  ImGui::PopID();
  return pressed;
}

bool Line::IconButton(std::string_view name, const char* icon) {
  Next(Dp(kFieldHeight), 2);
  return Button(name, {.kind = ButtonKind::kQuiet,
                       .icon = icon,
                       .icon_only = true,
                       .height = kFieldHeight,
                       .name = {}});
}

std::size_t Line::ChooseName(T what, const std::vector<std::string_view>& names, std::size_t chosen,
                             ChipKind kind) {
  const std::string label = Label(what);
  const std::string_view shown =
      chosen < names.size() ? WordsBefore(names[chosen]) : std::string_view(Tr(T::kChoose));
  const ChipLook look{.kind = kind, .max_width = std::min(260.0F, room_ / PixelScale())};
  Next(ChipWidth(shown, look));
  ImGui::PushID(label.data(), label.data() + label.size());
  const Press press = Chip(label, shown, look);
  if (press.pressed) OpenMenu("choices");
  std::size_t picked = names.size();
  if (BeginMenu("choices", press.box, press.box.Width())) {
    float width = press.box.Width() - 2 * Dp(5);
    for (const std::string_view name : names) {
      width = std::max(width, TextWidth(name, {.weight = Weight::kMedium}) + Dp(16 + 24));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      ImGui::PushID(static_cast<int>(i));
      if (MenuOption(names[i], i == chosen, width)) {
        picked = i;
        ImGui::CloseCurrentPopup();
      }
      ImGui::PopID();
    }
    EndMenu();
  }
  ImGui::PopID();
  if (picked < names.size() && picked != chosen) editing_.Change();
  return picked;
}

bool Line::ChooseText(T what, std::string& value, const std::vector<std::string>& names,
                      const std::vector<std::string>& details, ChipKind kind) {
  const std::string label = Label(what);
  const bool missing = value.empty();
  const std::string shown = missing ? Tr(T::kChoose) : value;
  const ChipLook look{.kind = missing ? ChipKind::kMissing : kind,
                      .max_width = std::min(260.0F, room_ / PixelScale())};
  Next(ChipWidth(shown, look));
  Picker picker(editing_.state.audiences.wanted);
  if (!picker.Begin(label, shown, Tr(T::kSearch), look)) return false;
  bool changed = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!picker.Wanted(names[i])) continue;
    if (!picker.Option(names[i], names[i] == value, i < details.size() ? details[i] : "")) continue;
    changed = value != names[i];
    value = names[i];
    picker.Close();
    break;
  }
  if (picker.Empty()) picker.Remark(Tr(T::kNothingFound));
  picker.End();
  if (changed) editing_.Change();
  return changed;
}

bool Line::Typed(T what, std::string shown, float width, std::string_view hint, bool centered,
                 const std::function<bool(const std::string&)>& take) {
  ViewState::Audiences& state = editing_.state.audiences;
  const std::string label = Label(what);
  const ImGuiID id = ImGui::GetID(("##" + label).c_str());
  const bool typing = state.chip == id;
  std::string text = typing ? state.chip_text : std::move(shown);
  if (width == 0) width = FieldWidth(text);
  width = std::min(width, room_ / PixelScale());
  Next(Dp(width));
  bool invalid = false;
  if (typing) invalid = !take(text);
  const FieldEdit edit = TextField(
      label, text, {.width = width, .hint = hint, .invalid = invalid, .centered = centered});
  const bool active = ImGui::IsItemActive();
  bool taken = false;
  if (edit.changed) {
    state.chip = id;
    state.chip_text = text;
    if (take(text)) {
      taken = true;
      editing_.changed = true;
      editing_.place = std::to_string(id);
    }
  }
  if (edit.committed || edit.entered || (typing && !active)) {
    state.chip = 0;
    editing_.ended = true;
  }
  return taken;
}

bool Line::Number(T what, double& value, const NumberLook& look) {
  return Typed(what, Shown(value, look.currency), 0, "", true, [&](const std::string& text) {
    const std::optional<double> read = Read(text, look);
    if (read) value = *read;
    return read.has_value();
  });
}

bool Line::Number(T what, int& value, int least, int most) {
  double number = value;
  const NumberLook look{.least = static_cast<double>(least), .most = static_cast<double>(most)};
  const bool changed = Number(what, number, look);
  value = static_cast<int>(number);
  return changed;
}

bool Line::FreeText(T what, std::string& value, float width, std::string_view hint) {
  return Typed(what, value, width, hint, false, [&](const std::string& text) {
    value = text;
    return true;
  });
}

bool Line::Day(T what, std::string& value) {
  const std::string label = Label(what);
  const std::string shown = value.empty() ? Tr(T::kChooseDay) : DateTime(value);
  const ChipLook look{.kind = value.empty() ? ChipKind::kMissing : ChipKind::kPlain};
  Next(ChipWidth(shown, look));
  ViewState::Audiences& state = editing_.state.audiences;
  ImGui::PushID(label.data(), label.data() + label.size());
  const Press press = Chip(label, shown, look);
  if (press.pressed) {
    OpenMenu("day");
    state.month = 0;
    state.wanted = value;
  }
  bool changed = false;
  if (BeginMenu("day", press.box, CalendarWidth() + Dp(18))) {
    ImGui::Dummy(ImVec2(CalendarWidth() + Dp(8), Dp(2)));
    ImGui::Indent(Dp(4));
    const bool good = IsDay(state.wanted) || (state.wanted.size() == 19 &&
                                              IsDay(std::string_view(state.wanted).substr(0, 10)));
    const FieldEdit edit = TextField(Tr(T::kAsOfDate), state.wanted,
                                     {.width = CalendarWidth() / PixelScale(),
                                      .hint = "2026-11-12",
                                      .invalid = !state.wanted.empty() && !good});
    if (edit.changed) state.month = 0;
    if (good && (edit.entered || edit.committed) && value != state.wanted) {
      value = state.wanted;
      changed = true;
    }
    if (edit.entered && good) ImGui::CloseCurrentPopup();
    Gap(8);
    if (auto day = DrawCalendar(state.month, state.wanted, editing_.model.data->as_of_day)) {
      changed = value != *day;
      value = *std::move(day);
      ImGui::CloseCurrentPopup();
    }
    ImGui::Unindent(Dp(4));
    EndMenu();
  }
  ImGui::PopID();
  if (changed) editing_.Change();
  return changed;
}

bool Line::ChooseSome(T what, std::vector<std::string>& values,
                      const std::vector<std::string>& names,
                      const std::function<std::string(std::string_view)>& shown) {
  std::optional<std::size_t> removed;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string name = shown(values[i]);
    Next(ValueChipWidth(name));
    ImGui::PushID(static_cast<int>(i));
    if (ValueChip(Fill(T::kTakeAway, {name, where_}), name)) removed = i;
    ImGui::PopID();
  }
  const ChipLook look{.kind = values.empty() ? ChipKind::kMissing : ChipKind::kPlain,
                      .arrow = values.empty()};
  const char* more = Tr(values.empty() ? T::kChoose : T::kAddValue);
  Next(ChipWidth(more, look));
  Picker picker(editing_.state.audiences.wanted);
  bool changed = false;
  if (picker.Begin(Label(what), more, Tr(T::kSearch), look)) {
    for (const std::string& name : names) {
      const std::string text = shown(name);
      if (!picker.Wanted(text)) continue;
      const auto chosen = std::ranges::find(values, name);
      if (!picker.Option(text, chosen != values.end())) continue;
      if (chosen == values.end()) {
        values.push_back(name);
      } else {
        values.erase(chosen);
      }
      changed = true;
    }
    if (picker.Empty()) picker.Remark(Tr(T::kNothingFound));
    picker.End();
  }
  if (removed) {
    values.erase(values.begin() + static_cast<std::ptrdiff_t>(*removed));
    changed = true;
  }
  if (changed) editing_.Change();
  return changed;
}

}  // namespace kohort
