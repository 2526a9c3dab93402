// Turns commands into requests to the engine, and replies into what the model knows.
//
// Each question has at most one request whose answer counts: the latest. Answers to earlier ones
// are recognised by their ID and dropped. What was loaded stays until an import ends well.
#ifndef KOHORT_WEB_APP_CONTROLLER_H_
#define KOHORT_WEB_APP_CONTROLLER_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/history.h"
#include "web/app/commands.h"
#include "web/app/host.h"
#include "web/app/mapping_memory.h"
#include "web/app/model.h"
#include "web/app/speed_meter.h"
#include "web/app/version_memory.h"

namespace kohort {

class Controller {
 public:
  // The language where none was chosen on another visit.
  Controller(Host& host, std::string zone, Language language = Language::kEnglish);
  Controller(const Controller&) = delete;
  Controller& operator=(const Controller&) = delete;

  const Model& model() const { return model_; }

  void Apply(const Command& command);
  void Receive(std::string_view reply_json);
  void EngineStopped(std::string_view reason);
  void FilesChosen(std::vector<FileInfo> files);
  void FilesHover(bool hovering);
  void FileRead(std::uint64_t handle, std::string_view text);
  void LinkCopied(bool copied);
  void LinkOpened(std::string_view text);

  // Keeps at once what would be kept in a moment.
  void Leave() { KeepDocument(); }

  // Drops what has had its time on the screen.
  void Tick();

 private:
  using Id = std::uint64_t;                   // 0 = no request
  using Pages = std::map<Id, std::uint64_t>;  // request -> page of a table

  Id Send(RequestBody body);
  void Abandon(Id& id);  // cancels a request whose answer no longer counts
  void Open(std::vector<FileInfo> files, bool sample);
  void OpenData(std::vector<FileInfo> files);
  void ShowPreview(Preview preview);
  void Remap(Mapping mapping);
  void AskLifecycle();
  // The members of another segment, or of a stage where it is "": their table is empty until asked.
  void ShowMembersOf(const std::string& segment);
  void ClearMembers();
  // Anew, from nothing.
  void AskMembers();
  void AskRejects();
  void AskMembersPage(std::uint64_t page);
  void AskRejectsPage(std::uint64_t page);
  // What the audiences' page shows of the document; once it is shown, where it is not.
  void AskAudiences();
  void AskSelected();
  void AskProfile();
  // All of the customer that is looked at, who stays meanwhile.
  void AskCustomer();
  void AskWhy();
  void AskCustomerPage(std::uint64_t page);
  CustomerRequest AskedCustomer() const;
  void CloseCustomer();
  void SetIds(std::string text);  // of the draft
  void IdsRead(std::string_view text);
  void TakeIds(const SizesReply& reply);
  void RecallDocument();
  void ShowDocument();  // and keeps it
  void KeepDocument();
  void OpenDefinitions(Definitions opened);
  // The document with the settings of the page, and what of it an answer about a segment needs:
  // all of it would be slow to send at every letter.
  Definitions Asked() const;
  Definitions Asked(std::string_view segment) const;
  void AskHistory();
  void AskOthers();
  void ForgetAudiences();  // what the engine said of them
  void Forget(Pages& pages);
  void Tell(Toast toast);
  void TellError(Error error);

  void On(const command::ChooseFiles& c);
  void On(const command::OpenSample& c);
  void On(const command::ShowSource& c);
  template <class Change>  // of the source that is shown
  void EditSource(const Change& c);
  void On(const command::SetMeaning& c);
  void On(const command::SetFormat& c);
  void On(const command::SetKind& c);
  void On(const command::SetConstantEvent& c);
  void On(const command::SetLookup& c);
  void On(const command::SetList& c);
  void On(const command::SetFilters& c);
  void On(const command::SetReading& c);
  void On(const command::SetZone& c);
  void On(const command::SetCurrency& c);
  void On(const command::SaveMapping& c);
  void On(const command::ChooseMapping& c);
  void On(const command::StartOver& c);
  void On(const command::Import& c);
  void On(const command::Cancel& c);
  void On(const command::ShowScreen& c);
  void On(const command::ShowRejects& c);
  void On(const command::HideRejects& c);
  void On(const command::SetPurchase& c);
  void On(const command::SetAges& c);
  void On(const command::SetAsOf& c);
  void On(const command::OpenStage& c);
  void On(const command::SortMembers& c);
  void On(const command::FilterMembers& c);
  void On(const command::ShowColumn& c);
  void On(const command::NeedRows& c);
  void On(const command::OpenCustomer& c);
  void On(const command::CloseCustomer& c);
  void On(const command::ExplainAudience& c);
  void On(const command::SaveAudiences& c);
  void On(const command::ChooseAudiences& c);
  void On(const command::PasteAudiences& c);
  void On(const command::ShareAudience& c);
  void On(const command::AddAudience& c);
  void On(const command::OpenIds& c);
  void On(const command::SetIds& c);
  void On(const command::ChooseIds& c);
  void On(const command::CloseIds& c);
  void On(const command::AddIdAudience& c);
  void On(const command::DuplicateAudience& c);
  void On(const command::DeleteAudience& c);
  void On(const command::MoveAudience& c);
  void On(const command::SelectAudience& c);
  void On(const command::CompareAudience& c);
  void On(const command::EditAudience& c);
  void On(const command::ShowVersions& c);
  void On(const command::RestoreVersion& c);
  void On(const command::EndTyping& c);
  void On(const command::Undo& c);
  void On(const command::Redo& c);
  void On(const command::NeedValues& c);
  void On(const command::Export& c);
  void On(const command::ExportRejects& c);
  void On(const command::CancelExport& c);
  void On(const command::SetGuard& c);
  void On(const command::SetLanguage& c);
  void On(const command::Dismiss& c);

  void Take(Id id, Progress reply);
  void Take(Id id, Preview reply);
  void Take(Id id, DataSummary reply);
  void Take(Id id, LifecycleReply reply);
  void Take(Id id, MembersReply reply);
  void Take(Id id, RejectsReply reply);
  void Take(Id id, SizesReply reply);
  void Take(Id id, CountReply reply);
  void Take(Id id, SizeHistoryReply reply);
  void Take(Id id, AudienceProfileReply reply);
  void Take(Id id, CustomerReply reply);
  void Take(Id id, CustomerEventsReply reply);
  void Take(Id id, ExplainReply reply);
  void Take(Id id, CatalogReply reply);
  void Take(Id id, ValuesReply reply);
  // False: it is of another question.
  bool TakeImportError(Id id, const Error& error);
  bool TakeTablesError(Id id, const Error& error);
  bool TakeAudiencesError(Id id, const Error& error);
  bool TakeCustomerError(Id id, const Error& error);
  void Take(Id id, const ExportReply& reply);
  void Take(Id id, const CancelReply& reply);
  void Take(Id id, const ErrorReply& reply);

  Host& host_;
  MappingMemory memory_;
  VersionMemory versions_;
  Model model_;
  Id last_id_ = 0;
  Id open_ = 0;
  Id remap_ = 0;
  Id import_ = 0;
  Id lifecycle_ = 0;
  Id export_ = 0;
  Id sizes_ = 0;
  Id count_ = 0;
  Id size_history_ = 0;
  Id profile_ = 0;
  Id catalog_ = 0;
  Id values_ = 0;
  Id known_ids_ = 0;
  Pages member_pages_;
  Pages reject_pages_;
  Id customer_ = 0;
  Id why_ = 0;
  Pages customer_pages_;
  History document_;
  std::string asked_of_;              // the segment that counts and histories under way are about
  Definitions kept_;                  // of the document, what the host has
  bool others_old_ = false;           // they are to be asked for after the count
  bool audiences_old_ = false;        // they are to be asked for when they are shown
  bool members_old_ = false;          // the rows stay until others come
  bool customer_events_old_ = false;  // so do these
  std::uint64_t last_toast_ = 0;
  SpeedMeter import_speed_;
  SpeedMeter export_speed_;

  bool answered_ = true;                // the engine has said something since it was started
  bool stopped_ = false;                // it is not running: it stopped before it said anything
  bool add_next_ = false;               // files chosen next join those loaded
  bool mapping_next_ = false;           // the file chosen next is a mapping
  bool definitions_next_ = false;       // or a file of audiences
  bool ids_next_ = false;               // or a file of IDs
  std::vector<FileInfo> opened_files_;  // of the preview
  bool opened_sample_ = false;
  std::optional<Preview> guess_;        // of them, before anything was changed
  std::optional<Preview> made_;         // the last that the engine made of them
  bool recalling_ = false;              // a mapping from before is tried on it
  bool start_over_ = false;             // it is not to be
  std::vector<FileInfo> loaded_files_;  // of the data

  // Files that wait until one of them is read, because it may be a mapping or of audiences.
  std::vector<FileInfo> waiting_files_;
  std::uint64_t reading_file_ = 0;          // its handle; 0 = none
  bool reading_mapping_ = false;            // it was chosen as one
  bool reading_definitions_ = false;        // as one of audiences
  bool reading_ids_ = false;                // as one of IDs
  std::optional<Mapping> dropped_mapping_;  // for the files on their way in
};

}  // namespace kohort

#endif  // KOHORT_WEB_APP_CONTROLLER_H_
