#include "core/import/cell.h"

#include <utility>

namespace kohort {

std::optional<CellFormat> CellFormat::ByName(std::string_view name) {
  CellFormat format;
  if (name == "text") return format;
  if (const auto time = TimeFormatByName(name)) {
    format.kind = Kind::kTime;
    format.time = *time;
    return format;
  }
  if (const auto number = NumberFormatByName(name)) {
    format.kind = Kind::kNumber;
    format.number = *number;
    return format;
  }
  return std::nullopt;
}

std::optional<Instant> CellTime(std::string_view cell, TimeFormat format, const TimeZone& zone) {
  const auto time = ParseTime(cell, format);
  if (!time) return std::nullopt;
  return time->fixed ? time->micros : zone.ToInstant(time->micros);
}

std::string_view PlainCell(std::string_view cell, const CellFormat& format, const TimeZone& zone,
                           std::string& made) {
  if (format.kind == CellFormat::Kind::kText) return cell;
  if (format.kind == CellFormat::Kind::kNumber) {
    if (format.number == NumberFormat() && ParseDecimal(cell)) return cell;
    auto number = ReadNumber(cell, format.number);
    if (!number) return cell;
    made = std::move(number->plain);
    return made;
  }
  const auto time = ParseTime(cell, format.time);
  if (!time) return cell;
  const LocalTime local = time->fixed ? zone.ToLocal(time->micros) : time->micros;
  made = time->date_only ? FormatLocalDay(local) : FormatLocal(local);
  return made;
}

}  // namespace kohort
