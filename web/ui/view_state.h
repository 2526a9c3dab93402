// What views remember between frames that is nobody else's business: half-typed texts, widths.
#ifndef KOHORT_WEB_UI_VIEW_STATE_H_
#define KOHORT_WEB_UI_VIEW_STATE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kohort {

struct ViewState {
  float width = 0;  // of the page, CSS pixels
  float height = 0;

  // A text being typed. Follows the model until edited.
  struct Typed {
    std::string text;
    bool editing = false;
  };

  // Import.
  Typed constant_event;  // the name of every row's event
  Typed list_name;
  Typed delimiter;
  bool other_delimiter = false;  // than those in the menu
  bool show_reading = false;     // how the files are read
  std::vector<Typed> filters;    // their values

  // As-of: the date typed, and the month that the calendar shows.
  std::string as_of;
  int month = 0;  // months since year 0; 0 = that of the date

  bool show_members = false;  // bring the table into sight

  // Ages being typed.
  std::string defecting_after;
  std::string inactive_after;
  bool ages_in_months = true;

  // Of a long table.
  struct Rows {
    std::uint64_t asked = 0;     // the version of the model's table that is shown
    std::uint64_t measured = 0;  // that the widths are for
    std::vector<float> widths;   // CSS pixels
    std::optional<std::uint64_t> selected;
    bool to_top = false;
    std::uint64_t first = 0;  // in sight
    std::uint64_t last = 0;
    bool refocus = false;  // the keyboard goes to the selected row
  };
  Rows members;
  Rows rejects;
  Typed member_filter;
  Rows customer_events;
  std::string find_customer;     // an ID being typed
  bool customer_typing = false;  // Escape is another's: of a menu or field over the customer's page

  std::string palette_wanted;  // typed in the palette

  // Columns are as wide as their words.
  void ForgetWidths() {
    members.widths.clear();
    rejects.widths.clear();
  }

  // Audiences.
  struct Audiences {
    bool list_open = false;  // where it is a drawer
    std::string search;
    bool choose_sentence = false;  // its dialog is to open
    bool ids_shown = false;        // the dialog of IDs
    std::string ids_name;          // of the audience made of them
    std::string renamed;           // the segment whose name is typed in the list
    Typed list_name;
    std::optional<std::size_t> version;  // that is compared with now
    float versions_height = 0;           // of their list, ImGui's units
    bool title_typed = false;
    Typed title;
    bool description_typed = false;
    Typed description;
    // What is being typed in the one chip that has the keyboard.
    std::uint32_t chip = 0;  // its ID; 0 = none
    std::string chip_text;
    std::string wanted;            // in the picker that is open
    int month = 0;                 // that the calendar shows
    std::string same_of;           // the sequence that is asked for the property of every step
    std::string dragged_audience;  // its ID, while it is dragged in the list
    std::string dragged;           // a condition's path, while it is dragged
  };
  Audiences audiences;
};

}  // namespace kohort

#endif  // KOHORT_WEB_UI_VIEW_STATE_H_
