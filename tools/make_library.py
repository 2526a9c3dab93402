#!/usr/bin/env python3
"""Writes the library as C++, so that a program holds it in each language:
make_library.py library.json library.id.json library_json.cpp

Without the spaces that are there for people. The second file has the names and descriptions in
Indonesian, by the segments' IDs. core/segment/library_json.h declares what the third defines.
"""

import json
import pathlib
import sys


def read(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def in_words(library, words):
    """The library with other names and descriptions; of each segment both, and of no others."""
    ids = {segment["id"] for segment in library["segments"]}
    if ids != words.keys():
        sys.exit(f"these segments lack words, or have gone: {sorted(ids ^ words.keys())}")
    segments = [segment | {key: words[segment["id"]][key] for key in ("name", "description")}
                for segment in library["segments"]]
    return library | {"segments": segments}


def literals(value):
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    lines = [text[i:i + 1000] for i in range(0, len(text), 1000)]
    return "\n".join(f'    R"json({line})json"' for line in lines)


def main(source, words, target):
    library = read(source)
    pathlib.Path(target).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(target).write_text(f"""// Made by tools/make_library.py.
#include "core/segment/library_json.h"

namespace kohort {{

const std::string_view kLibraryJson =
{literals(library)};

const std::string_view kIndonesianLibraryJson =
{literals(in_words(library, read(words)))};

}}  // namespace kohort
""", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
