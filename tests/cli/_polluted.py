"""Writes one table of customer activity in the ways that real files are written and broken, each
beside the rows that a careful person reads in it.

    for case in cases():
        case.group, case.name, case.data (bytes), case.rows (header first, if there is one)

As a script it writes the files and their rows into a folder, to compare other programs:
python3 _polluted.py FOLDER. The classes are those that G. Vitagliano, M. Hameed, L. Jiang,
L. Reisener, E. Wu and F. Naumann found in open data, "Pollock: A Data Loading Benchmark" (PVLDB 16,
2023), and others met in exports of shops; the table and the code are our own.
"""

import csv
import io
import random
import sys
from collections import Counter
from pathlib import Path

HEADER = ["Date", "Time", "Order", "Customer", "Amount", "Channel", "Product", "Page", "Note"]
PRODUCTS = ["Tea, green", "Coffee beans", 'Disk 5" blank', "Mug \"Sunrise\"", "Lamp", "Rug, 2 x 3 m",
            "Socks", "Pen; blue", "Soap | lavender", "Jam"]
NOTES = ["", "", "left at the door", "gift, please wrap", "first line\nsecond line", "calls it \"the best\"",
         "no. 12", "it's late", "wants:\n- box, small\n- card\n", "again"]


def table(rows=30, seed=7):
    """A header and rows: dates, times with colons, prices, addresses, quotes, commas, lines."""
    draw = random.Random(seed)
    found = [HEADER]
    for i in range(rows):
        found.append([f"2026-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
                      f"{draw.randint(0, 23)}:{draw.randint(0, 59):02}", str(5000 + 7 * i),
                      f"C{draw.randint(1, 9999):04}",
                      f"{draw.randint(1, 300)}.{draw.randint(0, 99):02}" if draw.random() < 0.9 else "",
                      draw.choice(["web", "ios_app", "store"]), PRODUCTS[i % len(PRODUCTS)],
                      f"https://shop.example/p?id={draw.randint(1, 99)}&from=mail",
                      NOTES[draw.randrange(len(NOTES))]])
    return found


def cell(text, delimiter=",", quote='"', escape=None, always=False):
    escape = quote if escape is None else escape
    needed = any(c in text for c in delimiter + quote + "\r\n")
    if not (needed or always):
        return text
    text = text.replace("\\", "\\\\") if escape == "\\" else text
    return quote + text.replace(quote, escape + quote) + quote


def line(row, delimiter=",", **how):
    return delimiter.join(cell(text, delimiter, **how) for text in row)


def text_of(rows, delimiter=",", end="\r\n", **how):
    return "".join(line(row, delimiter, **how) + end for row in rows)


class Case:
    def __init__(self, group, name, data, rows):
        self.group, self.name, self.rows = group, name, rows
        self.data = data if isinstance(data, bytes) else data.encode()


def cases():
    yield from whole_files()
    yield from dialects()
    yield from around_the_table()
    yield from single_rows()
    yield from single_cells()


def whole_files():
    rows = table()
    text = text_of(rows)
    yield Case("whole file", "as it should be", text, rows)
    yield Case("whole file", "no newline at the end", text[:-2], rows)
    yield Case("whole file", "two newlines at the end", text + "\r\n", rows)
    yield Case("whole file", "byte-order mark", b"\xef\xbb\xbf" + text.encode(), rows)
    yield Case("whole file", "no header", text_of(rows[1:]), rows[1:])
    yield Case("whole file", "a header alone", text_of(rows[:1]), rows[:1])
    yield Case("whole file", "one row", text_of(rows[:2]), rows[:2])
    yield Case("whole file", "two rows", text_of(rows[:3]), rows[:3])
    yield Case("whole file", "one column", text_of([[r[6]] for r in rows]), [[r[6]] for r in rows])
    yield Case("whole file", "two columns", text_of([[r[3], r[4]] for r in rows]),
               [[r[3], r[4]] for r in rows])
    blank = "".join(line(row) + "\n" + ("\n" if i % 7 == 3 else "") for i, row in enumerate(rows))
    yield Case("whole file", "blank lines", blank, rows)
    nul = [[("\0" + c if (i, k) == (9, 5) else c) for k, c in enumerate(row)] for i, row in enumerate(rows)]
    yield Case("whole file", "a NUL byte", text_of(nul), nul)


def dialects():
    rows = table()
    for end in ("\n", "\r"):
        yield Case("line ends", repr(end), text_of(rows, end=end), rows)
    plain = [[c.replace("\n", " ") for c in row] for row in rows]
    mixed = "".join(line(row) + ("\n", "\r\n", "\r")[i % 3] for i, row in enumerate(plain))
    yield Case("line ends", "mixed", mixed, plain)
    for delimiter in [";", "\t", "|", " ", ", ", "; ", ":", "^", "~", "§", "||", "\t\t", "\x1f", "\x01",
                      "¦", "::", "#", "*"]:
        yield Case("delimiters", repr(delimiter), text_of(rows, delimiter), rows)
        few = [[r[0], r[3], r[4]] for r in rows]
        yield Case("delimiters", repr(delimiter) + " of three columns", text_of(few, delimiter), few)
    padded = [[r[0], r[2], r[3], r[5]] for r in rows]
    width = [max(len(r[i]) for r in padded) + 2 for i in range(4)]
    columns = "".join("".join(c.ljust(w) for c, w in zip(r, width)).rstrip() + "\n" for r in padded)
    yield Case("delimiters", "columns padded with spaces", columns, padded)
    comma = [[c.replace(".", ",") if k == 4 else c for k, c in enumerate(row)] for row in rows]
    yield Case("delimiters", "decimal commas", text_of(comma, ";"), comma)
    for delimiter in ",;\t":
        yield Case("quotes", f"all, {delimiter!r}", text_of(rows, delimiter, always=True), rows)
        yield Case("quotes", f"apostrophes, {delimiter!r}", text_of(rows, delimiter, quote="'"), rows)
        yield Case("quotes", f"all apostrophes, {delimiter!r}",
                   text_of(rows, delimiter, quote="'", always=True), rows)
        yield Case("quotes", f"backslashes, {delimiter!r}", text_of(rows, delimiter, escape="\\"), rows)
        yield Case("quotes", f"none doubled, {delimiter!r}", text_of(rows, delimiter, escape=""), rows)
    spaced = "".join(" , ".join(cell(c, always=True) for c in row) + "\n" for row in rows)
    yield Case("quotes", "spaces around them", spaced, rows)


def around_the_table():
    rows = table()
    text = text_of(rows)
    yield Case("above", "sep=", "sep=;\r\n" + text_of(rows, ";"), rows)
    for name, above in [("a title", "Orders of 2026\r\n"), ("a title and a blank line", "Orders\r\n\r\n"),
                        ("three lines", "Orders of 2026\r\nShop: Example, Ltd.\r\nMade on 2026-11-12\r\n"),
                        ("padded lines", "Orders of 2026,,,,,,,,\r\nShop,,,,,,,,\r\n,,,,,,,,\r\n"),
                        ("pairs", "Report,Orders\r\nMade,2026-11-12\r\n\r\n"),
                        ("comments", "# Orders of 2026\r\n# made by hand, mostly\r\n")]:
        yield Case("above", name, above + text, rows)
    names = [["Order", "", "", "", "", "Sale", "", "", ""], rows[0]]
    joined = [" ".join(filter(None, parts)) for parts in zip(*names)]
    yield Case("above", "header of two rows", text_of(names + rows[1:]), [joined] + rows[1:])
    full = [rows[0], [f"({n.lower()})" for n in rows[0]]]
    joined = [" ".join(parts) for parts in zip(*full)]
    yield Case("above", "header of two full rows", text_of(full + rows[1:]), [joined] + rows[1:])
    full.append(["text"] * 9)
    joined = [" ".join(parts) for parts in zip(*full)]
    yield Case("above", "header of three full rows", text_of(full + rows[1:]), [joined] + rows[1:])
    for name, below in [("a total", "Total: 30\r\n"), ("a blank line and a source", "\r\nSource: shop\r\n"),
                        ("two lines", "\r\nMade by hand, mostly\r\nNo warranty\r\n"),
                        ("a comment", "# end\r\n")]:
        yield Case("below", name, text + below, rows)
    lines = [line(row) for row in rows]
    lines[10:10] = ["# checked to here", "# and on, so far"]
    yield Case("between", "comments", "\r\n".join(lines) + "\r\n", rows)
    yield Case("between", "the header again", text + text, rows + rows[1:])
    small = [row[:5] for row in rows[1:9]]
    yield Case("between", "a narrower table", text + text_of(small), rows + small)
    wide = [row + ["x", "y"] for row in rows[1:9]]
    yield Case("between", "a wider table", text + text_of(wide), rows + wide)
    named = [list(row) for row in rows]
    for name, changes in [("names alike", {1: "Date", 2: "Date"}), ("a name missing", {3: ""}),
                          ("a name with signs", {3: "Cust./No. (%)"})]:
        for k, value in changes.items():
            named[0][k] = value
        yield Case("names", name, text_of(named), [list(row) for row in named])
        named[0] = list(rows[0])
    trailing = "".join(line(row) + ("," if i else "") + "\n" for i, row in enumerate(rows))
    yield Case("ragged", "a delimiter at the end of rows", trailing, rows)
    trailing = "".join(line(row) + ",\n" for row in rows)
    yield Case("ragged", "a delimiter at the end of all lines", trailing, rows)
    short = [row[:-1] if not row[-1] else row for row in rows]
    yield Case("ragged", "empty cells at the end not written", text_of(short), rows)


def single_rows():
    """All is well but one row."""
    rows = table()
    lines = [line(row) for row in rows]

    def changed(i, new):
        return "".join((new if k == i else old) + "\r\n" for k, old in enumerate(lines))

    for i, row in enumerate(rows):
        for other in (";", " ", "\t"):
            yield Case(f"a row with {other!r}", f"row {i}", changed(i, line(row, other)), rows)
        yield Case("a row with apostrophes", f"row {i}", changed(i, line(row, quote="'")), rows)
        yield Case("a row with backslashes", f"row {i}", changed(i, line(row, escape="\\")), rows)
        short = rows[:i] + [row[:5]] + rows[i + 1:]
        padded = rows[:i] + [row[:5] + [""] * (4 if i else 0)] + rows[i + 1:]
        yield Case("a short row", f"row {i}", text_of(short), padded)
        if i:
            long = rows[:i] + [row + ["x", "y"]] + rows[i + 1:]
            yield Case("a long row", f"row {i}", text_of(long), long)


def single_cells():
    """All is well but one cell."""
    rows = table()
    cells = [[cell(c) for c in row] for row in rows]

    def changed(i, new):
        return "".join((new if k == i else ",".join(row)) + "\r\n" for k, row in enumerate(cells))

    for i, row in enumerate(cells):
        for k in range(len(row)):
            where = f"row {i} column {k}"
            if k > 0:
                merged = ",".join(row[:k]) + ",".join(row[k:])
                yield Case("a delimiter missing", where, changed(i, merged), rows)
            more = ",".join(row[:k] + [""] + row[k:])
            yield Case("a delimiter too many", where, changed(i, more), rows)
            text = rows[i][k]
            quoted = row[k].startswith('"')
            before = '""' + row[k][1:] if quoted else '"' + row[k]
            hurt = [list(r) for r in rows]
            hurt[i][k] = '"' + text
            yield Case("a quote too many", where,
                       changed(i, ",".join(row[:k] + [before] + row[k + 1:])), hurt)
            if quoted:
                inner = row[k][:4] + '"' + row[k][4:]
                if row[k][3] != '"' and row[k][4] not in '",':
                    hurt = [list(r) for r in rows]
                    at = len(row[k][1:4].replace('""', '"'))
                    hurt[i][k] = text[:at] + '"' + text[at:]
                    yield Case("a quote within quotes", where,
                               changed(i, ",".join(row[:k] + [inner] + row[k + 1:])), hurt)


# ---- scores

def f1(found, expected):
    """Of two collections, order aside."""
    found, expected = Counter(found), Counter(expected)
    if not expected:
        return 1.0 if not found else 0.0
    both = sum((found & expected).values())
    return 2 * both / (sum(found.values()) + sum(expected.values()))


def score(found, expected):
    """How well the header, the records and the cells of what was read agree with what is there. A
    record is the text of its cells together, so that an empty cell too many costs no record."""
    return (f1(found[0] if found else [], expected[0]),
            f1(("".join(r) for r in found[1:]), ("".join(r) for r in expected[1:])),
            f1((c for r in found for c in r), (c for r in expected for c in r)))


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "index.csv", "w", encoding="utf-8", newline="") as index:
        listed = csv.writer(index)
        for number, case in enumerate(cases()):
            (folder / f"{number}.csv").write_bytes(case.data)
            with open(folder / f"{number}.rows", "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(case.rows)
            listed.writerow([number, case.group, case.name])


if __name__ == "__main__":
    main()
