#!/usr/bin/env python3
"""Every file of ../shared is opened: accepted + set aside + skipped are the rows read, none is lost,
and what cannot be read is refused with a sentence. As most of them are no activity, each is imported
as it is guessed, and as a list of customers whose IDs are in the first column."""

import csv
import io
import json
import subprocess

import _kohort as k

FOLDERS = ["data", "cases"]
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
SECONDS = 20


def files():
    found = [path for folder in FOLDERS for path in sorted((k.SHARED / folder).rglob("*"))
             if path.is_file()]
    if not found:
        raise k.Skip(f"there are no files in {k.SHARED}")
    return found


def run(*args):
    """Runs the command, which must end, by itself and with something to say."""
    try:
        ran = k.run(*args, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise AssertionError(f"kohort {args} hangs") from error
    assert ran.status in (0, 1), ran
    if ran.status == 1:
        said = ran.err.decode("utf-8", "replace")
        assert said.startswith("kohort: ") and len(said) > 30, ran
    return ran


def check_sum(profile, what):
    parts = [profile[f"rows_{part}"] for part in ["accepted", "rejected", "skipped"]]
    k.same(sum(parts), profile["rows_read"], f"{what}: {parts}")
    k.same(sum(r["rows"] for r in profile["rejected"]), profile["rows_rejected"], what)


def as_customers(mapping):
    """The mapping where each row is a customer."""
    for source in mapping["sources"]:
        source["kind"] = "profiles"
        source["columns"] = [{"column": c["column"], "meaning": "attribute" if i else "customer"}
                             for i, c in enumerate(source["columns"])]
        for key in ["key", "property", "list", "filters", "constant_event"]:
            source.pop(key, None)
    return mapping


def count_rows(path, profile):
    """The rows as Python's csv has them, or none where a file is not so plain that they must be
    the same: rows of one length below one header, in UTF-8."""
    said = profile["sources"][0]["files"][0]
    plain = (said["format"] == "CSV" and not said["compression"] and said["encoding"] == "UTF-8" and
             said["delimiter"] in DELIMITERS and said["quote"] in ("", '"') and
             said["header_rows"] <= 1 and not said["skipped_lines"])
    if not plain or any(n["code"].endswith("lines") or n["code"] == "repeated_header"
                        for n in profile["notices"]):
        return None
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\0", "")
    quoting = csv.QUOTE_MINIMAL if said["quote"] else csv.QUOTE_NONE
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True,
                                          delimiter=DELIMITERS[said["delimiter"]], quoting=quoting)
                if any(row)]
    except csv.Error:
        return None
    if len({len(row) for row in rows}) != 1 or len(rows[0]) == 1:
        return None
    return len(rows) - said["header_rows"]


def test_every_file_is_accounted_for_as_it_is_guessed():
    imported = 0
    for path in files():
        ran = run("profile", path)
        if ran.status == 0:
            check_sum(json.loads(ran.out), path)
            imported += 1
    assert imported > 20, f"only {imported} files are activity"


def test_every_file_is_accounted_for_as_customers():
    read = imported = counted = 0
    for path in files():
        ran = run("mapping", path)
        if ran.status != 0:
            continue
        read += 1
        mapping = k.write("customers.json", json.dumps(as_customers(json.loads(ran.out))))
        ran = run("profile", path, "--map", mapping)
        if ran.status != 0:
            assert b"rows can be used" in ran.err, ran
            continue
        imported += 1
        profile = json.loads(ran.out)
        check_sum(profile, path)
        rows = count_rows(path, profile)
        if rows is not None:
            k.same(profile["rows_read"], rows, path)
            counted += 1
    assert read > 100 and imported > 100 and counted > 40, (read, imported, counted)


def test_what_is_set_aside_can_be_had_whole():
    for path in files():
        ran = run("profile", path)
        if ran.status != 0 or json.loads(ran.out)["rows_rejected"] == 0:
            continue
        to = k.write("rejects.csv", "")
        run("rejects", path, "--to", to)
        header, *rows = k.read_csv(to)
        k.same(header, ["file", "line", "reason", "row"])
        k.same(len(rows), json.loads(ran.out)["rejects_kept"], path)
        reasons = {r["code"]: r["rows"] for r in json.loads(ran.out)["rejected"]}
        if len(rows) == sum(reasons.values()):
            k.same({r: sum(row[2] == r for row in rows) for r in reasons}, reasons, path)


if __name__ == "__main__":
    csv.field_size_limit(1 << 30)
    k.main(globals())
