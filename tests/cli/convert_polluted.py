#!/usr/bin/env python3
"""Judges what `kohort convert` makes of files that are written or broken in many ways, with no
options: the mean share of header, records and cells that come out right, by the class of pollution
(_polluted.py). LEAST is what is reached, rounded down, so that a loss shows. With --list after the
command's path every file that is not read in full is named."""

import csv
import io
import sys
from collections import defaultdict

import _kohort as k
import _polluted

LEAST = {
    "ragged": (0.98, 1, 0.98),
    "between": (1, 1, 0.988),
    "a row with ' '": (1, 0.998, 0.998),
    "a row with apostrophes": (1, 0.99, 0.995),
    "a short row": (1, 1, 0.999),
    # The cell that is too many stays; two cells that ran together stay one.
    "a delimiter too many": (1, 1, 0.998),
    "a delimiter missing": (0.994, 1, 0.993),
}


def convert(data):
    ran = k.run("convert", k.write("polluted.csv", data))
    if ran.status != 0:
        return []
    return list(csv.reader(io.StringIO(ran.out.decode("utf-8"), newline="")))


def scores():
    """By class: the means over its files."""
    found = defaultdict(list)
    for case in _polluted.cases():
        three = _polluted.score(convert(case.data), case.rows)
        found[case.group].append(three)
        if "--list" in sys.argv and min(three) < 1:
            print(f"      {case.group}, {case.name}: " + " ".join(f"{s:.3f}" for s in three))
    return {group: tuple(sum(v) / len(values) for v in zip(*values))
            for group, values in found.items()}


def test_polluted_files_are_read_with_no_options():
    lost = []
    for group, means in scores().items():
        print(f"      {group:28} " + " ".join(f"{m:.4f}" for m in means))
        least = LEAST.get(group, (1, 1, 1))
        if any(m < l - 1e-9 for m, l in zip(means, least)):
            lost.append(f"{group}: {means}, at least {least}")
    k.same(lost, [], "header, records, cells")


def test_what_is_no_row_is_counted_on_stderr():
    path = k.write("counted.csv", "Orders\n\na,b,c\n1,2,3\n# note, by hand\n# another\na,b,c\n4,5,6\n"
                   "\nSource: shop\n")
    ran = k.run("convert", path)
    k.same(ran.out, b"a,b,c\r\n1,2,3\r\n4,5,6\r\n")
    said = ran.err.decode()
    for words in ["above the table left out: 1, the first in line 1", "comment lines left out: 2, "
                  "the first in line 5", "repeated headers left out: 1, the first in line 7",
                  "below the table left out: 1, the first in line 10"]:
        assert words in said, (words, said)


if __name__ == "__main__":
    k.main(globals())
