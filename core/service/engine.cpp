#include "core/service/engine.h"

#include <algorithm>
#include <cassert>
#include <deque>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/export/members_file.h"
#include "core/export/rejects_file.h"
#include "core/import/preview.h"
#include "core/import/sample_data.h"
#include "core/service/answers.h"
#include "core/service/customer_answers.h"
#include "core/service/jobs.h"
#include "core/service/messages.h"
#include "core/service/segment_service.h"

namespace kohort {
namespace {

// The sample data set is read like a file, but from memory.
constexpr std::uint64_t kSampleHandle = ~std::uint64_t{0};

Error NothingOpened() { return {"nothing_opened", "No file is open.", "", "Open a file first."}; }
Error NoData() { return {"no_data", "No data is loaded.", "", "Open and import a file first."}; }

// What decides a Members, so that pages of the same one need no second computation.
using MembersKey = MembersRequest;

MembersKey KeyOf(MembersRequest request) {
  request.offset = request.limit = 0;
  return request;
}

}  // namespace

struct Engine::State {
  Send send;
  std::size_t memory_bytes = 0;
  Lent lent;
  std::deque<Request> queue;

  // The request at hand.
  std::uint64_t id = 0;
  std::unique_ptr<Job> job;
  std::unique_ptr<Job> next_job;  // what one job leaves to another
  ReadRequest read;
  bool reading = false;
  double work_ms = 0;     // in earlier steps
  double step_began = 0;  // by the host's clock

  // What was opened, not yet imported or imported already.
  Sources sources;
  std::string sample;

  // What is loaded.
  std::shared_ptr<const DataSet> data;
  std::shared_ptr<const Rejects> rejects;
  std::vector<std::string> file_names;
  SegmentService segments;
  std::optional<Members> members;
  MembersKey members_key;

  void BeginStep() {
    if (lent.now_ms) step_began = lent.now_ms();
  }
  void EndStep() {
    if (lent.now_ms) work_ms += lent.now_ms() - step_began;
  }

  // Waiting between steps, for messages or for a file, is no work.
  void SayElapsed(ReplyBody& body) const {
    if (!lent.now_ms) return;
    const double elapsed_ms = work_ms + lent.now_ms() - step_began;
    if (auto* sizes = std::get_if<SizesReply>(&body)) sizes->elapsed_ms = elapsed_ms;
    if (auto* count = std::get_if<CountReply>(&body)) count->elapsed_ms = elapsed_ms;
  }

  void Reply(ReplyBody body) {
    SayElapsed(body);
    send(Encode(kohort::Reply{.id = id, .body = std::move(body)}), {});
  }

  void Fail(Error error) {
    job.reset();
    next_job.reset();
    reading = false;
    Reply(ErrorReply{std::move(error)});
  }

  template <class T>
  void ReplyOrFail(Result<T> result) {
    result ? Reply(std::move(*result)) : Fail(std::move(result.error()));
  }

  // Runs `work`, which may run out of memory.
  template <class Work>
  void Guard(Work&& work) {
    try {
      work();
    } catch (const std::bad_alloc&) {
      const std::uint64_t rows = job ? job->RowsDone() : 0;
      job.reset();
      Fail({"out_of_memory",
            rows > 0 ? "There is not enough memory for this data: it ended after " +
                           std::to_string(rows) + " rows."
                     : "There is not enough memory for this.",
            "", "Import fewer rows or columns: mark those you do not need as Ignore."});
    } catch (const std::exception& defect) {  // a library's; ours are values
      Fail({"internal", std::string("Something went wrong inside Kohort: ") + defect.what() + ".",
            "", "Please report it with the file that led here."});
    }
  }

  void RunJob() {
    const Result<Job::State> state = job->Step();
    if (!state) return Fail(state.error());
    if (*state == Job::State::kDone) job = std::move(next_job);
    if (*state == Job::State::kRead) {
      if (job->ReadFile().handle == kSampleHandle) return ReadSample();
      read = {.handle = job->ReadFile().handle, .offset = job->ReadOffset()};
      reading = true;
    }
  }

  void ReadSample() {
    const std::span<char> buffer = job->Buffer();
    const auto offset = static_cast<std::size_t>(job->ReadOffset());
    const std::size_t bytes = sample.copy(buffer.data(), buffer.size(), offset);
    if (const Result<void> done = job->ReadDone(bytes); !done) Fail(done.error());
  }

  // ---- One function a request

  void Start(const OpenRequest& request) {
    std::vector<FileInfo> files = request.files;
    std::string zone = request.zone;
    if (request.sample) {
      sample = WriteSampleData();
      files = {{kSampleHandle, kSampleFileName, sample.size()}};
      zone = kSampleZone;
    }
    if (files.empty()) return Fail(NothingOpened());
    job = std::make_unique<OpenJob>(
        std::move(files),
        [this, zone](std::vector<FileHead> heads, std::vector<Notice> notices) -> Result<void> {
          Sources opened(std::move(heads), std::move(notices));
          const Result<Preview> preview = MakePreview(opened, opened.Guess(zone));
          if (!preview) return std::unexpected(preview.error());
          sources = std::move(opened);
          Reply(*preview);
          return {};
        });
  }

  void Start(const RemapRequest& request) {
    if (sources.empty()) return Fail(NothingOpened());
    Sources fitting = sources;
    const Result<Mapping> mapping = fitting.Fit(request.mapping);
    if (!mapping) return Fail(mapping.error());
    const Result<Preview> preview = MakePreview(fitting, *mapping);
    if (!preview) return Fail(preview.error());
    sources = std::move(fitting);
    Reply(*preview);
  }

  void Start(const ImportRequest& request) {
    if (sources.empty()) return Fail(NothingOpened());
    const Result<Mapping> mapping = sources.Fit(request.mapping);
    if (!mapping) return Fail(mapping.error());
    Result<std::unique_ptr<ImportJob>> import =
        ImportJob::Create(sources, *mapping, MemoryLeft(), lent.beside);
    if (!import) return Fail(import.error());
    std::uint64_t total_bytes = 0;
    for (const FileHead& head : sources.heads()) total_bytes += head.file.size_bytes;
    job = std::make_unique<ReadJob>(
        std::move(*import), total_bytes, [this](const Progress& progress) { Reply(progress); },
        [this, mapping = *mapping](const Imported& imported) {
          data = imported.data;
          rejects = imported.rejects;
          file_names = imported.files;
          segments.Open(imported);
          members.reset();
          Reply(Summarize(imported, mapping));
        });
  }

  // For an import: what was loaded before stays until it is done.
  std::size_t MemoryLeft() const {
    if (memory_bytes == 0) return ImportJob::kNoLimit;
    const std::size_t used = sample.capacity() + (data ? data->memory_bytes() : 0) +
                             (rejects ? rejects->memory_bytes() : 0);
    return memory_bytes - std::min(used, memory_bytes);
  }

  void Start(const LifecycleRequest& request) {
    if (!data) return Fail(NoData());
    const Result<Lifecycle> lifecycle = ComputeLifecycle(*data, request.settings);
    if (!lifecycle) return Fail(lifecycle.error());
    Reply(Describe(*lifecycle, *data));
  }

  void Start(const MembersRequest& request) {
    if (!data) return Fail(NoData());
    if (members && members_key == KeyOf(request)) return Reply(Page(*members, request));
    members.reset();
    StartMembers(request, [this, request](const Lifecycle&, Members found) -> Result<void> {
      if (Result<void> arranged = Arrange(found, request); !arranged) return arranged;
      members = std::move(found);
      members_key = KeyOf(request);
      Reply(Page(*members, request));
      return {};
    });
  }

  void Start(const ExportRequest& request) {
    if (!data) return Fail(NoData());
    if (request.format != "csv" && request.format != "sqlite") {
      return Fail({"format_unknown", "There is no format \"" + request.format + "\".", "format",
                   "Use csv or sqlite."});
    }
    StartMembers(
        request, [this, request](const Lifecycle& lifecycle, Members found) -> Result<void> {
          const bool sqlite = request.format == "sqlite";
          if (Result<void> chosen = ChooseColumns(found, request.columns); !chosen) return chosen;
          Result<MembersFile> file =
              MembersFile::Create(std::move(found), {.sqlite = sqlite,
                                                     .guard_formulas = request.guard_formulas,
                                                     .about = About(lifecycle, *data, request)});
          if (!file) return std::unexpected(file.error());
          StartExport(std::make_unique<MembersFile>(std::move(*file)),
                      ExportName(lifecycle, *data, request),
                      sqlite ? "application/vnd.sqlite3" : "text/csv");
          return {};
        });
  }

  void Start(const RejectsRequest& request) {
    if (!data) return Fail(NoData());
    Reply(Page(*rejects, file_names, request));
  }

  void Start(const ExportRejectsRequest&) {
    if (!data) return Fail(NoData());
    StartExport(std::make_unique<RejectsFile>(rejects, file_names), "kohort-rejected-rows.csv",
                "text/csv");
  }

  void StartExport(std::unique_ptr<ExportFile> file, std::string name, std::string media_type) {
    (job ? next_job : job) = std::make_unique<ExportJob>(
        std::move(file), [this](std::span<const char> part) { send({}, part); },
        [this](const Progress& progress) { Reply(progress); },
        [this, name = std::move(name), media_type = std::move(media_type)](std::uint64_t rows,
                                                                           std::uint64_t bytes) {
          Reply(ExportReply{
              .file_name = name, .media_type = media_type, .rows = rows, .size_bytes = bytes});
        });
  }

  void Start(const CancelRequest&) {}  // Handle has done it

  // ---- Segments

  void Start(const SizesRequest& request) {
    StartJob([&] { return segments.Sizes(request, Replies()); });
  }
  void Start(const CountRequest& request) {
    StartJob([&] { return segments.Count(request, Replies()); });
  }
  void Start(const SizeHistoryRequest& request) {
    StartJob([&] { return segments.SizeHistory(request, Replies()); });
  }
  void Start(const AudienceProfileRequest& request) {
    StartJob([&] { return segments.Profile(request, Replies()); });
  }
  void Start(const ExplainRequest& request) {
    StartJob([&] { return segments.Explain(request, Replies()); });
  }
  void Start(const CustomerRequest& request) {
    if (!data) return Fail(NoData());
    ReplyOrFail(DescribeCustomer(data, request));
  }
  void Start(const CustomerEventsRequest& request) {
    if (!data) return Fail(NoData());
    ReplyOrFail(Page(data, request));
  }
  void Start(const CatalogRequest&) {
    if (!data) return Fail(NoData());
    Reply(segments.Catalog());
  }
  void Start(const ValuesRequest& request) {
    if (!data) return Fail(NoData());
    ReplyOrFail(segments.Values(request));
  }

  SegmentService::Send Replies() {
    return [this](ReplyBody body) { Reply(std::move(body)); };
  }

  // Of requests about the data that take steps.
  template <class MakeJob>
  void StartJob(MakeJob&& make) {
    if (!data) return Fail(NoData());
    Result<std::unique_ptr<Job>> made = make();
    if (!made) return Fail(made.error());
    job = std::move(*made);
  }

  // Finds the members that a request for them or for their export is about, of a stage at once, of
  // a segment in steps.
  template <class About>
  void StartMembers(const About& request,
                    std::function<Result<void>(const Lifecycle&, Members)> done) {
    if (!request.segment.empty()) {
      return StartJob([&] {
        return segments.Members(request.definitions, request.segment,
                                [this, done](SegmentService::Customers found) -> Result<void> {
                                  Members table(data, found.lifecycle, std::move(found.customers));
                                  return done(found.lifecycle, std::move(table));
                                });
      });
    }
    const Result<std::optional<Stage>> stage = FindStage(request.stage);
    if (!stage) return Fail(stage.error());
    const Result<Lifecycle> lifecycle = ComputeLifecycle(*data, request.settings);
    if (!lifecycle) return Fail(lifecycle.error());
    const Result<void> result = done(*lifecycle, Members(data, *lifecycle, *stage));
    if (!result) Fail(result.error());
  }

  // True if the request was at hand or waiting.
  bool Cancel(std::uint64_t request) {
    const Error cancelled{"cancelled", "Cancelled.", "", ""};
    if (job && id == request) {
      Fail(cancelled);
      return true;
    }
    const auto waiting = std::ranges::find(queue, request, &Request::id);
    if (waiting == queue.end()) return false;
    queue.erase(waiting);
    send(Encode(kohort::Reply{.id = request, .body = ErrorReply{cancelled}}), {});
    return true;
  }
};

Engine::Engine(Send send, std::size_t memory_bytes)
    : Engine(std::move(send), memory_bytes, Lent{}) {}

Engine::Engine(Send send, std::size_t memory_bytes, Lent lent) : state_(std::make_unique<State>()) {
  state_->send = std::move(send);
  state_->memory_bytes = memory_bytes;
  state_->lent = std::move(lent);
}
Engine::~Engine() = default;

void Engine::Handle(std::string_view json) {
  // A request too large for memory ends with what was at hand: there is no telling whose it was.
  state_->Guard([&] {
    Result<Request> request = DecodeRequest(json);
    if (!request) {
      state_->send(Encode(kohort::Reply{.id = 0, .body = ErrorReply{request.error()}}), {});
    } else if (const auto* cancel = std::get_if<CancelRequest>(&request->body)) {
      const bool cancelled = state_->Cancel(cancel->request);
      state_->send(Encode(kohort::Reply{.id = request->id, .body = CancelReply{cancelled}}), {});
    } else {
      state_->queue.push_back(std::move(*request));
    }
  });
}

Next Engine::Step() {
  State& state = *state_;
  if (state.reading) return Next::kRead;
  if (!state.job && state.queue.empty()) return Next::kIdle;
  state.BeginStep();
  state.Guard([&] {
    if (state.job) return state.RunJob();
    const Request request = std::move(state.queue.front());
    state.queue.pop_front();
    state.id = request.id;
    state.work_ms = 0;
    std::visit([&](const auto& body) { state.Start(body); }, request.body);
  });
  state.EndStep();
  return state.reading ? Next::kRead : Next::kStep;
}

const ReadRequest& Engine::read() const { return state_->read; }

std::span<char> Engine::ReadBuffer() {
  std::span<char> buffer;
  if (state_->reading) state_->Guard([&] { buffer = state_->job->Buffer(); });
  return buffer;
}

// A read that was under way when its request was cancelled is of no more use.
void Engine::ReadDone(std::size_t bytes) {
  State& state = *state_;
  if (!state.reading) return;
  state.reading = false;
  state.Guard([&] {
    const Result<void> done = state.job->ReadDone(bytes);
    if (!done) state.Fail(done.error());
  });
}

void Engine::ReadFailed(std::string_view reason) {
  State& state = *state_;
  if (!state.reading) return;
  const std::string name = state.job->ReadFile().name;
  state.Fail({"file_unreadable", "The file can no longer be read: " + std::string(reason) + ".",
              name, "It may have been moved, changed or deleted. Open it again."});
}

}  // namespace kohort
