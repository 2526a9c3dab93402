#!/usr/bin/env python3
"""Holds ARCHITECTURE.md's layers: includes point downwards only, and the edges stay at the edges.

For every C++ file under core/, cli/ and web/ it checks which of our folders it includes, which
libraries, and a few words that tell of a browser, a clock or printing where there must be none.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# A folder of core sees itself and any folder of a lower row; folders of one row do not see each other.
ROWS = [
    ["core/base"],
    ["core/csv", "core/json", "core/data"],
    ["core/import", "core/segment"],
    ["core/document", "core/insight", "core/campaign", "core/sql"],
    ["core/export"],  # what insight shows, as files
    ["core/workspace"],
    ["core/service"],
]
RANK = {folder: rank for rank, row in enumerate(ROWS) for folder in row}

# Elsewhere: what a folder sees besides itself, as prefixes of paths. What messages.h is made of
# (its own includes) comes with it.
MESSAGES = "core/service/messages.h"
MAPPING_JSON = "core/import/mapping_json.h"
SEES = {
    "cli": ["core/"],
    "web/app": ["core/base/", "core/segment/", "core/document/", MAPPING_JSON, MESSAGES],
    "web/ui": ["web/app/", "core/base/", MESSAGES, "generated/"],
    "web/platform/ui": ["web/ui/", "web/app/", "core/base/", MESSAGES],
    "web/platform/engine": ["core/service/", "core/export/sqlite_", "core/base/"],
    "web/platform/database": ["core/export/sqlite_", "core/base/"],
    "web/platform": ["core/base/"],
}

# Library -> the folders that may include it.
LIBRARIES = {
    re.compile(r"(imgui|imstb).*"): ["web/ui", "web/platform/ui"],
    re.compile(r"(emscripten|GLES|webgl).*"): ["web/platform"],
    re.compile(r"sqlite3.*"): ["core"],
    re.compile(r"date/.*"): ["core"],
    re.compile(r"zlib.*"): ["core"],
    re.compile(r"re2/.*"): ["core"],
    re.compile(r"doctest/.*"): [],
}

# Words in code, comments and strings aside -> why not, and where they are allowed. "document." alone
# would also be a variable of ours.
WORDS = [
    (re.compile(r"\bemscripten|__EMSCRIPTEN__|\bEM_(ASM|JS|ASYNC_JS)\w*"),
     "browser code belongs into web/platform", ["web/platform"]),
    (re.compile(r"\bdocument\.(body|cookie|title|createElement|getElementById|querySelector)\b"
                r"|\bwindow\.(location|localStorage|addEventListener|open)\b|\bnavigator\."),
     "browser code belongs into web/platform", ["web/platform"]),
    (re.compile(r"\b(system|steady|high_resolution)_clock\b|\b(clock_gettime|gettimeofday)\b"),
     "core has no clock: pass the time in", ["cli", "web"]),
    (re.compile(r"\bstd::(cout|cerr|clog)\b|\b(printf|fprintf|puts)\("),
     "core does not print: return an Error or a Notice", ["cli", "web/platform"]),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
# Longest first: a raw string, a string, a character, a comment.
NOT_CODE = re.compile(
    r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/',
    re.DOTALL)


def within(path, folders):
    return any(path == folder or path.startswith(folder.rstrip("/") + "/") for folder in folders)


def blanked(text):
    """The code alone, its lines where they were."""
    return NOT_CODE.sub(lambda match: " " + "\n" * match.group().count("\n"), text)


def gathered():
    """What messages.h includes of core: its parts, which whoever sees it may name."""
    path = ROOT / MESSAGES
    lines = path.read_text().splitlines() if path.exists() else []
    return [m.group(2) for m in map(INCLUDE.match, lines) if m and m.group(2).startswith("core/")]


def allowed(path, target, parts):
    folder = str(pathlib.PurePosixPath(path).parent)
    for own in RANK:
        if within(folder, [own]):
            return any(within(target, [f]) and (f == own or RANK[f] < RANK[own]) for f in RANK)
    for own, seen in SEES.items():  # narrower folders stand before wider ones
        if within(folder, [own]):
            seen = seen + parts if MESSAGES in seen else seen
            return within(target, [own]) or any(target.startswith(prefix) for prefix in seen)
    return False


def check(path, parts):
    text = (ROOT / path).read_text()
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        target = match.group(2)
        if target.split("/")[0] in ("core", "cli", "web", "tests", "generated"):
            if not allowed(path, target, parts):
                yield number, f"may not include {target}"
            elif not target.startswith("generated/") and not (ROOT / target).exists():
                yield number, f"includes {target}, which is not there"
        elif match.group(1) == '"' and not any(p.fullmatch(target) for p in LIBRARIES):
            yield number, f"includes {target}: ours are named from the root, others in <>"
        for pattern, folders in LIBRARIES.items():
            if pattern.fullmatch(target) and not within(path, folders):
                yield number, f"may not include {target}"
    for number, line in enumerate(blanked(text).splitlines(), 1):
        for pattern, why, folders in WORDS:
            match = pattern.search(line)
            if match and not INCLUDE.match(line) and not within(path, folders):
                yield number, f"says {match.group().strip()}: {why}"


def main():
    parts = gathered()
    files = sorted(
        str(path.relative_to(ROOT))
        for top in ("core", "cli", "web")
        for path in (ROOT / top).rglob("*")
        if path.suffix in (".h", ".cpp"))
    bad = [f"{path}:{number}: {what}" for path in files for number, what in check(path, parts)]
    print("\n".join(bad), end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
