#include "core/service/warm_up.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/import/preview.h"
#include "core/segment/library.h"

namespace kohort {
namespace {

// So often are sizes asked, each time as of another day: what is remembered is no work.
constexpr int kRounds = 64;
constexpr int kDays = 28;  // that every month has

std::string DayOfRound(int round) {
  const auto two_digits = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return "2026-" + two_digits(8 + round / kDays) + "-" + two_digits(1 + round % kDays);
}

// What the page asks of data, about the library's segments: those have conditions of every kind.
std::vector<RequestBody> Questions(const std::string& purchase) {
  std::vector<RequestBody> questions;
  Definitions definitions = Library();
  LifecycleSettings& settings = definitions.settings.lifecycle;
  settings.purchase = purchase;
  for (int round = 0; round < kRounds; ++round) {
    settings.as_of = DayOfRound(round);
    questions.emplace_back(LifecycleRequest{settings});
    questions.emplace_back(SizesRequest{definitions});
  }
  for (const Segment& segment : definitions.segments) {
    questions.emplace_back(CountRequest{definitions, segment.id});
  }
  questions.emplace_back(AudienceProfileRequest{definitions, definitions.segments[0].id, {}});
  questions.emplace_back(MembersRequest{.settings = settings, .stage = "", .sort = ""});
  questions.emplace_back(CatalogRequest{});
  return questions;
}

}  // namespace

WarmUp::WarmUp()
    : engine_(std::make_unique<Engine>(
          [this](std::string_view json, std::span<const char>) { TakeReply(json); })) {
  questions_.emplace_back(OpenRequest{.files = {}, .sample = true, .zone = ""});
}

bool WarmUp::Step() {
  if (engine_->Step() != Next::kIdle) return true;
  if (waiting_ || questions_.empty()) return false;
  waiting_ = true;
  engine_->Handle(Encode(Request{.id = 1, .body = std::move(questions_.back())}));
  questions_.pop_back();
  return true;
}

void WarmUp::TakeReply(std::string_view json) {
  const Result<Reply> reply = DecodeReply(json);
  if (!reply || std::holds_alternative<Progress>(reply->body)) return;
  waiting_ = std::holds_alternative<ErrorReply>(reply->body);
  if (const auto* preview = std::get_if<Preview>(&reply->body)) {
    questions_.emplace_back(ImportRequest{preview->ToMapping()});
  } else if (const auto* data = std::get_if<DataSummary>(&reply->body)) {
    questions_ = Questions(data->purchase);
    std::ranges::reverse(questions_);
  }
}

}  // namespace kohort
