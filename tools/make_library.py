#!/usr/bin/env python3
"""Writes a JSON file as C++, so that a program holds it: make_library.py library.json library_json.cpp

Without the spaces that are there for people. core/segment/library_json.h declares what it defines.
"""

import json
import pathlib
import sys


def main(source, target):
    text = json.dumps(json.loads(pathlib.Path(source).read_text(encoding="utf-8")),
                      ensure_ascii=False, separators=(",", ":"))
    lines = [text[i:i + 1000] for i in range(0, len(text), 1000)]
    literals = "\n".join(f'    R"json({line})json"' for line in lines)
    pathlib.Path(target).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(target).write_text(f"""// Made by tools/make_library.py.
#include "core/segment/library_json.h"

namespace kohort {{

const std::string_view kLibraryJson =
{literals};

}}  // namespace kohort
""", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
