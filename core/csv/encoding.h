// How a text file writes its characters as bytes, and the way from there to UTF-8.
#ifndef KOHORT_CORE_CSV_ENCODING_H_
#define KOHORT_CORE_CSV_ENCODING_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace kohort {

enum class Encoding { kUtf8, kUtf16Le, kUtf16Be, kWindows1252, kLatin1 };

// As shown and as written in mappings: "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252",
// "ISO-8859-1".
std::string_view EncodingName(Encoding encoding);

// Those names and the usual others (utf8, utf-16, cp1252, latin1), in any case, hyphens or not.
std::optional<Encoding> EncodingByName(std::string_view name);

struct EncodingGuess {
  Encoding encoding = Encoding::kUtf8;
  bool text = true;  // else the bytes are no text, and the rest says nothing
  bool sure = true;  // else someone should look whether names read right

  bool operator==(const EncodingGuess&) const = default;
};

// Guesses from the beginning of a file, or all of it where `whole`. The first that holds:
//
//   1. A byte-order mark says it.
//   2. UTF-16 without a mark: in one of the byte orders there are line ends, a quarter of the units
//      or more are ASCII, and nearly none are control characters or lone surrogates.
//   3. NUL bytes, more than one in a hundred: no text.
//   4. Well-formed UTF-8, ASCII among it.
//   5. Control characters, more than one in fifty: no text.
//   6. UTF-8 with a few defects, as where a program cut a text in the middle of a character: four
//   of
//      five characters that are not ASCII are well formed. Not sure. Rows with the defects are then
//      found one by one, where another encoding would garble all others in silence.
//   7. Windows-1252. In Western languages letters that are not ASCII stand alone or in pairs. Where
//      they stand in longer runs, or a byte has no meaning in Windows-1252, it is some other code
//      (Shift-JIS, Windows-1251): not sure. ISO-8859-1 is never guessed: where the two differ it
//      has control characters, which no text holds.
//
// Cost: some passes over `head`.
EncodingGuess GuessEncoding(std::string_view head, bool whole);

// Bytes of a file, a piece at a time -> UTF-8, without the byte-order mark. The pieces may be cut
// anywhere; the text is the same.
//
//   while (bytes = read()) {
//     while (!bytes.empty()) Use(to.first(decoder.Decode(bytes, to)));
//   }
//   Use(to.first(decoder.Finish(to)));
//
// UTF-8 passes through as it is, well formed or not. What is malformed in UTF-16 becomes U+FFFD;
// bytes without a meaning in Windows-1252 become the control characters of the same number
// (WHATWG Encoding Standard, section 9). Cost: ASCII goes eight bytes at a time.
class Decoder {
 public:
  // Decode makes progress, and Finish has room enough, with so many bytes.
  static constexpr std::size_t kLeastRoom = 8;

  explicit Decoder(Encoding encoding) : encoding_(encoding) {}

  // Takes bytes off the front and writes their text to `to`, as many as there is room for. Returns
  // how much it wrote.
  std::size_t Decode(std::string_view& bytes, std::span<char> to);

  // The bytes have ended: writes what is left of a character that was cut off.
  std::size_t Finish(std::span<char> to);

  // From here on the bytes are the text.
  bool passes() const { return encoding_ == Encoding::kUtf8 && started_; }

  // Characters that became U+FFFD.
  std::uint64_t replaced() const { return replaced_; }

 private:
  std::size_t DecodeMark(std::string_view& bytes, std::span<char> to);
  std::size_t DecodeUtf16(std::string_view& bytes, std::span<char> to);
  std::size_t DecodeSingleBytes(std::string_view& bytes, std::span<char> to) const;
  char* PutUnit(char16_t unit, char* to);
  char* PutReplacement(char* to);

  Encoding encoding_;
  bool started_ = false;              // past a byte-order mark or where it could be
  std::size_t mark_size_ = 0;         // bytes of UTF-8's mark seen so far
  std::optional<std::uint8_t> half_;  // of a UTF-16 unit
  char16_t high_surrogate_ = 0;       // whose other half is to come; 0 = none
  std::uint64_t replaced_ = 0;
};

}  // namespace kohort

#endif  // KOHORT_CORE_CSV_ENCODING_H_
