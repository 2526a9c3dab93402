#!/usr/bin/env python3
"""Cuts the page's fonts to what it can show and writes them as C++.

make_fonts.py --inter FOLDER --lucide FOLDER --icons LIST --to FOLDER

Writes fonts.h and fonts.cpp (the bytes) and icons.h (the icons' names as UTF-8). Dear ImGui knows no
OpenType features, so the digits that it gets are Inter's tabular figures already: columns of numbers
line up, and a count that changes does not make its neighbours jump.
"""

import argparse
import io
import json
import logging
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = ["Regular", "Medium", "SemiBold", "Bold"]

# Latin, as most names, places and currencies write it. Other scripts the page paints with the reader's
# own fonts (web/ui/glyphs.h): Greek, Cyrillic and Vietnamese would be two thirds of these bytes.
RANGES = [
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x017F),  # Latin-1, Latin Extended A
    (0x0218, 0x021B),  # Romanian
    (0x02C6, 0x02DC),  # spacing modifiers
    (0x2010, 0x205E),  # general punctuation
    (0x20A0, 0x20CF),  # currency signs
    (0x2122, 0x2122),  # trade mark
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),  # minus
    (0x2248, 0x2265),  # comparisons
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2713, 0x2717),  # check marks
    (0xFFFD, 0xFFFD),  # what stands for bytes that are no text
]


def codepoints():
    return [c for low, high in RANGES for c in range(low, high + 1)]


def tabular_digits(font):
    """Points the digits at the glyphs that the feature tnum would put in their place."""
    gsub = font["GSUB"].table
    lookups = {
        index
        for record in gsub.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    swaps = {}
    for index in sorted(lookups):
        for table in gsub.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)  # a lookup of type 7 wraps the real one
            swaps.update(getattr(table, "mapping", {}))
    moved = 0
    for table in font["cmap"].tables:
        if not table.isUnicode():
            continue
        for c in range(ord("0"), ord("9") + 1):
            glyph = table.cmap.get(c)
            if glyph in swaps:
                table.cmap[c] = swaps[glyph]
                moved += 1
    assert moved, "Inter has no tabular figures"
    # In the weights between the drawn ones rounding leaves one a few units, of 2,816 an em, off.
    cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
    digits = [cmap[c] for c in range(ord("0"), ord("9") + 1)]
    widths = sorted(metrics[glyph][0] for glyph in digits)
    assert widths[-1] - widths[0] <= 8, f"figures of widths {widths} are not tabular"
    for glyph in digits:
        metrics[glyph] = (widths[len(widths) // 2], metrics[glyph][1])


def cut(font, unicodes):
    options = subset.Options()
    options.layout_features = []  # nobody reads them
    options.hinting = False
    options.desubroutinize = True  # brotli finds what outlines share better than subroutines say it
    options.name_IDs = [0, 1, 2, 13, 14]  # copyright, name, licence: they must travel along
    options.notdef_outline = True
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "MATH", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def inter(folder, weight):
    font = TTFont(folder / f"Inter-{weight}.otf", recalcTimestamp=False)
    tabular_digits(font)
    return cut(font, codepoints())


def icon_names(path):
    lines = (line.split("#")[0].strip() for line in path.read_text().splitlines())
    return sorted({line for line in lines if line})


def constant(name):
    return "k" + "".join(part.capitalize() for part in name.split("-"))


def utf8_literal(codepoint):
    return "".join(f"\\x{byte:02x}" for byte in chr(codepoint).encode())


# A string literal compiles many times faster than a list of numbers. Octal escapes of three digits
# end by themselves; a question mark is escaped because two of them could start a trigraph.
LITERAL = [
    chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f"\\{b:03o}" for b in range(256)
]


def byte_literal(data):
    lines = ("".join(LITERAL[b] for b in data[i:i + 100]) for i in range(0, len(data), 100))
    return "\n".join(f'    "{line}"' for line in lines)


def write_if_changed(path, text):
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def main():
    parser = argparse.ArgumentParser()
    for option in ("inter", "lucide", "icons", "to"):
        parser.add_argument(f"--{option}", type=pathlib.Path, required=True)
    args = parser.parse_args()
    logging.disable(logging.WARNING)  # Lucide's table of glyph names has two bytes too many
    args.to.mkdir(parents=True, exist_ok=True)

    fonts = [(f"FontInter{weight}", inter(args.inter, weight)) for weight in WEIGHTS]

    known = json.loads((args.lucide / "codepoints.json").read_text())
    names = icon_names(args.icons)
    missing = [name for name in names if name not in known]
    if missing:
        raise SystemExit(f"{args.icons}: Lucide has no icon named {', '.join(missing)}")
    lucide = TTFont(args.lucide / "lucide.ttf", recalcTimestamp=False)
    fonts.append(("FontIcons", cut(lucide, [known[name] for name in names])))

    note = "// Written by tools/make_fonts.py.\n"
    icons = "\n".join(
        f'inline constexpr const char* {constant(name)} = "{utf8_literal(known[name])}";'
        for name in names)
    write_if_changed(args.to / "icons.h", f"""{note}// Lucide icons by name, as text in FontIcons().
#pragma once

namespace icons {{
{icons}
}}  // namespace icons
""")
    accessors = "\n".join(f"std::span<const unsigned char> {name}();" for name, _ in fonts)
    write_if_changed(args.to / "fonts.h", f"""{note}// The page's fonts as OpenType or TrueType files. The bytes live as long as the program.
#pragma once

#include <span>

{accessors}
""")
    bodies = "\n".join(f"""
static const char k{name}[] =
{byte_literal(data)};
std::span<const unsigned char> {name}() {{
  return {{reinterpret_cast<const unsigned char*>(k{name}), {len(data)}}};
}}""" for name, data in fonts)
    write_if_changed(args.to / "fonts.cpp", f'{note}#include "generated/fonts.h"\n{bodies}\n')
    print(", ".join(f"{name} {len(data):,} bytes" for name, data in fonts))


if __name__ == "__main__":
    main()
