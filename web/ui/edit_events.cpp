// Chips for what happened: events, properties, attributes, and values of them.
#include <algorithm>
#include <optional>

#include <imgui.h>

#include "generated/icons.h"
#include "web/ui/condition_line.h"

namespace kohort {
namespace {

std::string EventsText(const EventSelector& event) {
  if (event.match == EventMatch::kAny) return Tr(T::kAnyEvent);
  if (event.match == EventMatch::kPrefix) return Fill(T::kEventsLike, {event.prefix});
  if (event.names.empty()) return Tr(T::kChooseEvent);
  std::string text = event.names[0];
  for (std::size_t i = 1; i < event.names.size(); ++i) {
    text = Fill(i + 1 == event.names.size() ? T::kListOr : T::kListComma, {text, event.names[i]});
  }
  return text;
}

std::string_view TypeOf(const std::vector<CatalogProperty>& properties, std::string_view name) {
  const auto found = std::ranges::find(properties, name, &CatalogProperty::name);
  return found == properties.end() ? std::string_view("text") : found->type;
}

void ChooseProperty(Line& line, T what, std::string& value,
                    const std::vector<CatalogProperty>& properties) {
  std::vector<std::string> names;
  std::vector<std::string> details;
  for (const CatalogProperty& property : properties) {
    names.push_back(property.name);
    details.push_back(property.type == "number"
                          ? Tr(T::kNumberType)
                          : Count(T::kValuesOne, T::kValuesMany, property.distinct));
  }
  line.ChooseText(what, value, names, details);
}

// Options of values with how many customers have each; what is typed can be taken as it is.
std::optional<std::string> PickValue(Line& line, Picker& picker, const ValuesRequest& of,
                                     const std::vector<std::string>& chosen) {
  Editing& editing = line.editing();
  const std::string& wanted = editing.state.audiences.wanted;
  ValuesRequest request = of;
  request.search = wanted;
  editing.commands.push_back(command::NeedValues{request});
  const Audiences& audiences = editing.model.audiences;
  const bool known = audiences.values && audiences.values->attribute == of.attribute &&
                     audiences.values->property == of.property;
  std::optional<std::string> picked;
  bool typed = false;
  if (known) {
    for (const ValueCount& value : audiences.values->values) {
      // Those of an earlier search that still fit stay until others come.
      if (!picker.Wanted(value.value)) continue;
      typed = typed || value.value == wanted;
      const bool on = std::ranges::find(chosen, value.value) != chosen.end();
      if (picker.Option(value.value, on, Number(value.customers))) picked = value.value;
    }
  }
  if (!typed && picker.Typed()) {
    if (picker.Option(Fill(T::kUseTyped, {wanted}), false, "", icons::kPlus)) picked = wanted;
  } else if (picker.Empty()) {
    picker.Remark(Tr(known ? T::kNothingFound : T::kLoadingValues));
  }
  return picked;
}

}  // namespace

std::string_view PropertyType(const Editing& editing, std::string_view property) {
  const CatalogReply* catalog = editing.catalog();
  return catalog == nullptr ? std::string_view("text") : TypeOf(catalog->properties, property);
}

std::string_view CurrencyOf(const Editing& editing, std::string_view property) {
  const CatalogReply* catalog = editing.catalog();
  const bool amount = catalog != nullptr && !property.empty() && property == catalog->amount;
  return amount ? editing.model.audiences.currency() : std::string_view();
}

std::string_view AttributeType(const Editing& editing, std::string_view attribute) {
  const CatalogReply* catalog = editing.catalog();
  return catalog == nullptr ? std::string_view("text") : TypeOf(catalog->attributes, attribute);
}

void EditEvents(Line& line, T what, EventSelector& event) {
  Editing& editing = line.editing();
  const bool missing = event.match == EventMatch::kNames && event.names.empty();
  const std::string shown = EventsText(event);
  const ChipLook look{.kind = missing ? ChipKind::kMissing : ChipKind::kEvent,
                      .arrow = missing,
                      .max_width = std::min(360.0F, line.room() / PixelScale())};
  line.Next(ChipWidth(shown, look));
  Picker picker(editing.state.audiences.wanted);
  if (!picker.Begin(line.Label(what), shown, Tr(T::kSearchEvents), look)) return;
  const EventSelector before = event;
  const std::string& wanted = editing.state.audiences.wanted;
  // With Ctrl or Shift, one more; without, this one alone.
  const bool several = ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyShift;
  const auto take = [&](EventSelector next) {
    event = std::move(next);
    if (!several) picker.Close();
  };
  if (const CatalogReply* catalog = editing.catalog()) {
    for (const EventSummary& each : catalog->events) {
      if (!picker.Wanted(each.name)) continue;
      const auto on = std::ranges::find(event.names, each.name);
      const bool chosen = on != event.names.end();
      if (!picker.Option(each.name, chosen, Number(each.customers))) continue;
      EventSelector next{.match = EventMatch::kNames, .names = {each.name}, .prefix = {}};
      if (several && event.match == EventMatch::kNames) {
        next.names = event.names;
        if (!chosen) {
          next.names.push_back(each.name);
        } else if (next.names.size() > 1) {
          std::erase(next.names, each.name);
        }
      }
      take(std::move(next));
      break;
    }
  }
  if (!picker.Typed() && picker.Option(Tr(T::kAnyEventOption), event.match == EventMatch::kAny)) {
    take({.match = EventMatch::kAny, .names = {}, .prefix = {}});
  }
  if (picker.Typed() && picker.Option(Fill(T::kEventsLike, {wanted}), false, "", icons::kPlus)) {
    take({.match = EventMatch::kPrefix, .names = {}, .prefix = wanted});
  }
  Gap(4);
  picker.Remark(Tr(T::kSeveralEvents));
  picker.End();
  if (event != before) editing.Change();
}

void EditProperty(Line& line, std::string& property) {
  static const std::vector<CatalogProperty> kNone;
  const CatalogReply* catalog = line.editing().catalog();
  ChooseProperty(line, T::kProperty, property, catalog == nullptr ? kNone : catalog->properties);
}

void EditAttribute(Line& line, T what, std::string& attribute) {
  static const std::vector<CatalogProperty> kNone;
  const CatalogReply* catalog = line.editing().catalog();
  ChooseProperty(line, what, attribute, catalog == nullptr ? kNone : catalog->attributes);
}

void EditValue(Line& line, T what, std::string& value, const ValuesRequest& of) {
  const bool missing = value.empty();
  const std::string shown = missing ? Tr(T::kChoose) : value;
  const ChipLook look{.kind = missing ? ChipKind::kMissing : ChipKind::kPlain,
                      .max_width = std::min(260.0F, line.room() / PixelScale())};
  line.Next(ChipWidth(shown, look));
  Picker picker(line.editing().state.audiences.wanted);
  if (!picker.Begin(line.Label(what), shown, Tr(T::kSearchValues), look)) return;
  if (auto picked = PickValue(line, picker, of, {value})) {
    if (*picked != value) line.editing().Change();
    value = *std::move(picked);
    picker.Close();
  }
  picker.End();
}

void EditValues(Line& line, T what, std::vector<std::string>& values, const ValuesRequest& of) {
  std::optional<std::size_t> removed;
  for (std::size_t i = 0; i < values.size(); ++i) {
    line.Next(ValueChipWidth(values[i]));
    ImGui::PushID(static_cast<int>(i));
    if (ValueChip(Fill(T::kTakeAway, {values[i], line.where()}), values[i])) removed = i;
    ImGui::PopID();
  }
  const ChipLook look{.kind = values.empty() ? ChipKind::kMissing : ChipKind::kPlain,
                      .arrow = values.empty()};
  const char* more = Tr(values.empty() ? T::kChooseValue : T::kAddValue);
  line.Next(ChipWidth(more, look));
  Picker picker(line.editing().state.audiences.wanted);
  if (picker.Begin(line.Label(what), more, Tr(T::kSearchValues), look)) {
    if (auto picked = PickValue(line, picker, of, values)) {
      const auto on = std::ranges::find(values, *picked);
      if (on == values.end()) {
        values.push_back(*std::move(picked));
      } else {
        values.erase(on);
      }
      line.editing().Change();
    }
    picker.End();
  }
  if (!removed) return;
  values.erase(values.begin() + static_cast<std::ptrdiff_t>(*removed));
  line.editing().Change();
}

}  // namespace kohort
