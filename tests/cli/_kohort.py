"""What the judges of the command share: running it, counting tests, and the meaning of a lifecycle
worked out again from SEMANTICS.md, apart from the C++ code.

A judge is a script of functions named test_...; it ends with main(globals()). The command is the
first argument, else build/bin/kohort. ../shared is $KOHORT_SHARED, else beside the project.
"""

import calendar
import csv
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("KOHORT_SHARED") or ROOT.parent / "shared")
BUILD = ROOT / "build" / "cli-tests"
STAGES = ["lead", "first_timer", "active", "defecting", "inactive"]


class Skip(Exception):
    """Raised by a test that lacks what it needs."""


def binary():
    return Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "bin" / "kohort"


def shared(path):
    found = SHARED / path
    if not found.exists():
        raise Skip(f"there is no {found}")
    return found


class Ran:
    def __init__(self, args, status, out, err):
        self.args, self.status, self.out, self.err = args, status, out, err

    def __str__(self):
        said = self.err.decode("utf-8", "replace").strip()
        return f"kohort {' '.join(self.args)} -> {self.status}\n    {said}"


def run(*args, timeout=120):
    args = [str(a) for a in args]
    done = subprocess.run([str(binary()), *args], capture_output=True, timeout=timeout,
                          stdin=subprocess.DEVNULL)
    return Ran(args, done.returncode, done.stdout, done.stderr)


def ask(*args, timeout=120):
    """Runs the command, which must succeed, and returns the JSON it prints."""
    ran = run(*args, timeout=timeout)
    assert ran.status == 0, ran
    return json.loads(ran.out)


def same(found, expected, what=""):
    if found != expected:
        raise AssertionError(f"{what}\n    found    {found!r}\n    expected {expected!r}")


def write(name, text):
    """A file of this run; gone when the judge ends."""
    path = Path(FOLDER.name) / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read_csv(path, **options):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, **options))


FOLDER = tempfile.TemporaryDirectory(prefix="kohort-cli-")


def main(names):
    if not binary().exists():
        print(f"There is no {binary()}. Build it: tools/build")
        print("0 passed, 1 failed")
        sys.exit(1)
    passed = failed = 0
    for name, test in list(names.items()):
        if not name.startswith("test_"):
            continue
        title = name[5:].replace("_", " ")
        try:
            test()
            passed += 1
            print(f"ok    {title}")
        except Skip as skip:
            print(f"skip  {title}: {skip}")
        except Exception as error:  # a crash of a judge is a failed test too
            failed += 1
            where = traceback.extract_tb(error.__traceback__)
            line = next((f for f in reversed(where) if f.filename == sys.argv[0]), where[-1])
            print(f"FAIL  {title}: line {line.lineno}: {type(error).__name__} {error}")
        sys.stdout.flush()
    FOLDER.cleanup()
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


# ---- The calendar. Instants are aware datetimes in UTC.

UTC = dt.timezone.utc


def zone(name):
    if name == "UTC":
        return UTC
    try:
        import zoneinfo
        return zoneinfo.ZoneInfo(name)
    except Exception as error:
        raise Skip(f"no zone data for {name}: {error}") from error


def instant(local, tz):
    """A wall-clock time as an instant: the first of two, and past a gap by the gap's length."""
    return local.replace(tzinfo=tz, fold=0).astimezone(UTC)


def local(moment, tz):
    return moment.astimezone(tz).replace(tzinfo=None)


def step_back(moment, age, tz):
    """asOf - 6 months or - 180 days, by the calendar of the zone."""
    wall = local(moment, tz)
    number, unit = int(age[:-1]), age[-1]
    if unit == "d":
        return instant(wall - dt.timedelta(days=number), tz)
    month = wall.year * 12 + wall.month - 1 - number
    year, month = month // 12, month % 12 + 1
    day = min(wall.day, calendar.monthrange(year, month)[1])
    return instant(wall.replace(year=year, month=month, day=day), tz)


def read_as_of(text, tz):
    if len(text) == 10:  # a date alone: the midnight that ends it
        return instant(dt.datetime.fromisoformat(text) + dt.timedelta(days=1), tz)
    return instant(dt.datetime.fromisoformat(text), tz)


def end_of_last_day(moments, tz):
    """The default as-of: the midnight that ends the local day of the last event."""
    day = local(max(moments), tz).date() + dt.timedelta(days=1)
    return instant(dt.datetime.combine(day, dt.time()), tz)


def stages(customers, as_of, ages=("6m", "12m"), tz=UTC):
    """customers: ID -> the instants of its purchases, empty for those who never bought. Returns
    ID -> stage, as SEMANTICS.md, "Lifecycle" and "As-of", has it."""
    active_since, defecting_since = (step_back(as_of, age, tz) for age in ages)
    answer = {}
    for customer, moments in customers.items():
        bought = [m for m in moments if m <= as_of]
        if not bought:
            answer[customer] = "lead"
        elif max(bought) > active_since:
            answer[customer] = "first_timer" if len(bought) == 1 else "active"
        elif max(bought) > defecting_since:
            answer[customer] = "defecting"
        else:
            answer[customer] = "inactive"
    return answer


def count(stage_of):
    found = list(stage_of.values())
    return {stage: found.count(stage) for stage in STAGES}


def counts_in(reply):
    """The counts of a lifecycle reply, once its form is as promised."""
    same([s["stage"] for s in reply["stages"]], STAGES, "the five stages, in order")
    goals = ["acquisition"] * 2 + ["retention"] * 3
    same([s["goal"] for s in reply["stages"]], goals, "their goals")
    found = {s["stage"]: s["customers"] for s in reply["stages"]}
    same(reply["customers"], sum(found.values()), "every customer is in one stage")
    return found
