#!/usr/bin/env python3
"""Prepares compiled time zone files for the page: make_zones.py ZONEINFO TO

Keeps every name of ZONEINFO but the duplicates of the whole tree (posix/, right/) and what is not a
zone. A file of version 2 or later holds its data twice, first with 32-bit times for old readers; that
copy is emptied, which takes off a third. The layout is RFC 8536's, section 3.
"""

import pathlib
import shutil
import struct
import sys

SKIPPED = {"posix", "right", "localtime", "posixrules", "Factory"}
HEADER = struct.Struct(">4s c 15x 6l")  # magic, version, then counts: isut, isstd, leap, time, type, char


def without_32_bit_data(data):
    magic, version, isut, isstd, leap, time, kind, char = HEADER.unpack_from(data)
    assert magic == b"TZif" and version >= b"2", "a zone file of version 1"
    first = time * 5 + kind * 6 + char + leap * 8 + isstd + isut
    # A reader of version 1 may not meet zero types, which is no reader of ours.
    return HEADER.pack(b"TZif", version, 0, 0, 0, 0, 0, 0) + data[HEADER.size + first:]


def main(source, target):
    source, target = pathlib.Path(source), pathlib.Path(target)
    shutil.rmtree(target, ignore_errors=True)
    names = 0
    distinct = set()
    before = after = 0
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source)
        if name.parts[0] in SKIPPED or not path.is_file():
            continue
        data = path.read_bytes()
        if data[:4] != b"TZif":
            continue
        short = without_32_bit_data(data)
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(short)
        names += 1
        distinct.add(short)
        before += len(data)
        after += len(short)
    if not names:
        sys.exit(f"{source} holds no zone files: is tzdata installed?")
    print(f"{names} zones, {len(distinct)} distinct, {before:,} bytes made {after:,}")


if __name__ == "__main__":
    main(*sys.argv[1:])
