#!/usr/bin/env python3
"""clang-tidy on core/, as many at once as there are cores: check_tidy.py [--all]

A source that passed is not looked at again until it, a header of ours that it includes, or the
configuration changes. The preset clang must have been built: its commands and dependencies are used.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "clang"
PASSED = BUILD / "tidy"


def dependencies():
    """Source -> our headers that it includes, from what Ninja recorded when it compiled them."""
    listing = subprocess.run(["ninja", "-C", BUILD, "-t", "deps"], capture_output=True, text=True)
    found = {}
    for block in listing.stdout.split("\n\n"):
        paths = [(BUILD / line.strip()).resolve() for line in block.splitlines()[1:]]
        ours = [path for path in paths if path.is_relative_to(ROOT / "core")]
        if ours:
            found[ours[0]] = ours
    return found


def stamp(source, files):
    digest = hashlib.sha256((ROOT / ".clang-tidy").read_bytes())
    for path in sorted({source, *files}):
        digest.update(path.read_bytes() if path.exists() else b"")
    return PASSED / digest.hexdigest()


def tidy(source):
    run = subprocess.run(["clang-tidy-19", "--quiet", "-p", BUILD, source],
                         capture_output=True, text=True, stdin=subprocess.DEVNULL)
    # What it suppressed in other people's headers is not of interest.
    return run.returncode == 0, run.stdout.strip() or run.stderr.strip()


def main(everything):
    PASSED.mkdir(parents=True, exist_ok=True)
    known = dependencies()
    commands = json.loads((BUILD / "compile_commands.json").read_text())
    sources = sorted(path for path in {pathlib.Path(c["file"]) for c in commands}
                     if path.is_relative_to(ROOT / "core") and path.exists())
    stamps = {source: stamp(source, known.get(source, [])) for source in sources}
    todo = [source for source in sources if everything or not stamps[source].exists()]
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for source, (good, text) in zip(todo, pool.map(tidy, todo)):
            if good:
                stamps[source].touch()
            else:
                bad += 1
                print(text)
    print(f"clang-tidy: {len(todo)} of {len(sources)} sources looked at, {bad} with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main("--all" in sys.argv[1:]))
