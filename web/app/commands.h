// What a person can ask of the page. Views collect commands while they draw; the controller applies
// them after the frame, so nothing changes under a view.
#ifndef KOHORT_WEB_APP_COMMANDS_H_
#define KOHORT_WEB_APP_COMMANDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "web/app/model.h"

namespace kohort::command {

// ---- Data
struct ChooseFiles {
  bool add = false;  // to the files that are loaded, rather than instead of them
};
struct OpenSample {};
struct ShowSource {
  std::size_t source = 0;
};
struct SetMeaning {
  std::size_t column = 0;
  Meaning meaning = Meaning::kProperty;
};
struct SetFormat {
  std::size_t column = 0;
  std::string format;  // as in ColumnMapping; empty = as detected
};
struct SetKind {
  SourceKind kind = SourceKind::kEvents;
};
struct SetConstantEvent {
  std::string name;
};
struct SetLookup {
  std::string key;
  std::string property;
};
struct SetList {
  std::string name;
};
struct SetFilters {
  std::vector<RowFilter> filters;
};
struct SetReading {
  Reading reading;
};
struct SetZone {
  std::string zone;
};
struct SetCurrency {
  std::string currency;  // as in Preview
};
struct SaveMapping {};
struct ChooseMapping {};  // a file to apply to the preview
struct StartOver {};      // from what the files seem to be
struct Import {};
struct Cancel {};  // the import at work, else the opening, else the preview

struct ShowScreen {
  Screen screen = Screen::kData;
};
struct ShowRejects {
  std::string reason;  // a notice's code; empty = all
};
struct HideRejects {};

// ---- Lifecycle
struct SetPurchase {
  std::string event;
};
struct SetAges {
  Age defecting_after;
  Age inactive_after;
};
struct SetAsOf {
  std::string as_of;  // empty = the end of the data
};
struct OpenStage {
  std::string stage;  // empty = every customer
};
struct SortMembers {
  std::string column;  // empty = order of first appearance
  bool descending = false;
};
struct FilterMembers {
  MemberFilter filter;
};
struct ShowColumn {
  std::string column;
  bool show = true;
};
enum class Rows { kMembers, kRejects, kCustomer };
struct NeedRows {  // those in sight
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  Rows rows = Rows::kMembers;
};

// ---- One customer
struct OpenCustomer {
  std::string id;
};
struct CloseCustomer {};
struct ExplainAudience {  // why they are in it, or not
  std::string segment;    // its ID
};

// ---- Audiences
struct SaveAudiences {};    // all of them, to a file
struct ChooseAudiences {};  // a file to add to them
struct PasteAudiences {
  std::string text;  // JSON
};
struct ShareAudience {  // as a link that is copied
  std::string id;
};
struct AddAudience {
  Segment segment;  // without an ID
};
// From a list of IDs.
struct OpenIds {
  std::string text = {};  // to begin with
};
struct SetIds {
  std::string text;
};
struct ChooseIds {};  // a file of them
struct CloseIds {};
struct AddIdAudience {
  std::string name;
};
struct DuplicateAudience {
  std::string id;
  std::string name;  // of the copy
};
struct DeleteAudience {
  std::string id;
};
struct MoveAudience {
  std::string id;
  std::string before;  // empty = to the end
};
struct SelectAudience {
  std::string id;
};
struct CompareAudience {  // with the selected one
  std::string id;         // empty = no longer
};
struct EditAudience {
  Segment segment;  // as it is now
  EditKind kind = EditKind::kChange;
  std::string place = {};  // where it is being typed; empty = the edit is whole
};
struct ShowVersions {  // of the selected one
  bool show = true;
};
struct RestoreVersion {
  std::size_t version = 0;  // of those shown
};
struct EndTyping {};
struct Undo {};
struct Redo {};
struct NeedValues {  // to choose from
  ValuesRequest of;
};

// ---- Export
struct Export {
  std::string stage;  // empty = every customer
  std::string format;
  std::string segment = {};  // its ID: its customers instead
};
struct ExportRejects {};
struct CancelExport {};
struct SetGuard {
  bool guard = true;
};

struct SetLanguage {
  Language language = Language::kEnglish;
};

struct Dismiss {
  std::uint64_t toast = 0;
};

}  // namespace kohort::command

namespace kohort {

using Command = std::variant<
    command::ChooseFiles, command::OpenSample, command::ShowSource, command::SetMeaning,
    command::SetFormat, command::SetKind, command::SetConstantEvent, command::SetLookup,
    command::SetList, command::SetFilters, command::SetReading, command::SetZone,
    command::SetCurrency, command::SaveMapping, command::ChooseMapping, command::StartOver,
    command::Import, command::Cancel, command::ShowScreen, command::ShowRejects,
    command::HideRejects, command::SetPurchase, command::SetAges, command::SetAsOf,
    command::OpenStage, command::SortMembers, command::FilterMembers, command::ShowColumn,
    command::NeedRows, command::OpenCustomer, command::CloseCustomer, command::ExplainAudience,
    command::SaveAudiences, command::ChooseAudiences, command::PasteAudiences,
    command::ShareAudience, command::AddAudience, command::OpenIds, command::SetIds,
    command::ChooseIds, command::CloseIds, command::AddIdAudience, command::DuplicateAudience,
    command::DeleteAudience, command::MoveAudience, command::SelectAudience,
    command::CompareAudience, command::EditAudience, command::ShowVersions, command::RestoreVersion,
    command::EndTyping, command::Undo, command::Redo, command::NeedValues, command::Export,
    command::ExportRejects, command::CancelExport, command::SetGuard, command::SetLanguage,
    command::Dismiss>;
using Commands = std::vector<Command>;

}  // namespace kohort

#endif  // KOHORT_WEB_APP_COMMANDS_H_
