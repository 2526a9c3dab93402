#!/usr/bin/env python3
"""Writes the licences of what the page contains into one text: make_licences.py FILE

Most of them ask that their notice go with every copy. THIRD_PARTY.md says what each is for.
"""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOLCHAIN = ROOT / ".toolchain"
DEBIAN = pathlib.Path("/usr/share/doc")

APACHE = pathlib.Path("/usr/share/common-licenses/Apache-2.0")
EMSCRIPTEN = "Copyright (c) 2010-2024 The Emscripten Authors. Licensed as MIT, as Kohort above."
LLVM = """libc++, libc++abi, libunwind and compiler-rt are part of the LLVM Project, under the Apache
License 2.0 (the text that follows) with LLVM Exceptions: as an exception, if, as a result of
compiling source code, portions of this Software are embedded into an Object form of such source
code, such embedded portions may be redistributed without complying with the conditions of
Sections 4(a), 4(b) and 4(d) of the License."""

PARTS = [
    ("Kohort", [ROOT / "LICENSE"]),
    ("SQLite", ["In the public domain."]),
    ("tz database", ["In the public domain."]),
    ("nlohmann/json", [DEBIAN / "nlohmann-json3-dev/copyright"]),
    ("fast_float", [DEBIAN / "libfast-float-dev/copyright"]),
    ("Howard Hinnant's date", [TOOLCHAIN / "src/date/LICENSE.txt"]),
    ("zlib", [TOOLCHAIN / "src/zlib/LICENSE"]),
    ("RE2", [TOOLCHAIN / "src/re2/LICENSE"]),
    ("Unicode's data, in RE2", [DEBIAN / "unicode-data/copyright"]),
    ("Dear ImGui", [TOOLCHAIN / "src/imgui/LICENSE.txt"]),
    ("Inter", [DEBIAN / "fonts-inter/copyright"]),
    ("Lucide", [ROOT / "node_modules/lucide-static/LICENSE"]),
    ("Emscripten", [EMSCRIPTEN]),
    ("musl", [TOOLCHAIN / "emscripten/system/lib/libc/musl/COPYRIGHT"]),
    ("LLVM's libraries", [LLVM, APACHE]),
]


def main(path):
    sections = []
    for name, texts in PARTS:
        body = [t if isinstance(t, str) else t.read_text(encoding="utf-8") for t in texts]
        sections.append("\n\n".join([f"==== {name} ====", *(text.strip("\n") for text in body)]))
    pathlib.Path(path).write_text("\n\n\n".join(sections) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
