// Any bytes as a file, plain or compressed: however they are cut, a reader gets the same text,
// which begins as the head that was shown.
#include "core/import/intake.h"

#include "tests/fuzz/fuzz.h"

namespace kohort {
namespace {

// Keeps the text it is given.
class TextKeeper : public RecordReader {
 public:
  std::span<char> Space(std::size_t least) override {
    text_.resize(size_ + least);
    return std::span(text_).subspan(size_);
  }
  void Commit(std::size_t bytes) override { size_ += bytes; }
  void Finish() override { finished_ = true; }
  Result<bool> Next(RecordBatch&) override { return false; }
  bool AtEnd() const override { return true; }

  std::string text() const { return text_.substr(0, size_); }
  bool finished() const { return finished_; }

 private:
  std::string text_;
  std::size_t size_ = 0;
  bool finished_ = false;
};

// The text, or why there is none.
std::string Take(const IntakeFormat& format, std::string_view bytes, std::size_t piece) {
  TextKeeper keeper;
  Intake intake(format, keeper);
  while (!intake.ended()) {
    const std::string_view part = bytes.substr(0, piece);
    bytes.remove_prefix(part.size());
    std::ranges::copy(part, intake.Space(std::max<std::size_t>(part.size(), 1)).begin());
    intake.Commit(part.size());
    for (bool more = true; more;) {
      const Result<bool> pumped = intake.Pump();
      if (!pumped) return pumped.error().code;
      more = *pumped;
    }
    Expect(!part.empty() || intake.ended());
  }
  Expect(keeper.finished());
  return keeper.text();
}

}  // namespace
}  // namespace kohort

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  FuzzInput input(data, size);
  const std::size_t piece = 1 + input.Choose(63);
  const std::size_t most = 1 + input.Choose(4095);
  const std::string_view bytes = input.Rest();
  const auto head = ReadTextHead(bytes, /*whole=*/true, most);
  if (!head || !head->is_text) return 0;
  const std::string text = Take(head->format, bytes, bytes.size() + 1);
  Expect(Take(head->format, bytes, piece) == text);
  if (text == "file_damaged") return 0;
  Expect(text.starts_with(head->text));
  if (head->whole) Expect(text == head->text);
  return 0;
}
