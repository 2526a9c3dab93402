#!/usr/bin/env python3
"""Judges `kohort convert` (rows as read, as plain RFC 4180) and `kohort profile` (what is in the
data) against Python's csv module and facts known of the files."""

import csv
import io
import json

import _kohort as k


def convert(*data):
    """The rows that come out, after a check of the form: UTF-8, CRLF, quotes only where needed."""
    ran = k.run("convert", *data)
    assert ran.status == 0, ran
    text = ran.out.decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    written = "".join(",".join(quote(cell, len(row)) for cell in row) + "\r\n" for row in rows)
    k.same(text, written, "RFC 4180 with quotes only where needed")
    return rows


def quote(cell, cells):
    needed = any(c in cell for c in ',"\r\n') or cell[:1] in (" ", "\t") or cell[-1:] in (" ", "\t")
    if needed and cell or (not cell and cells == 1):
        return '"' + cell.replace('"', '""') + '"'
    return cell


# ---- convert

def test_csv_spectrum():
    folder = k.shared("cases/csv-spectrum/csvs")
    judged = 0
    for path in sorted(folder.glob("*.csv")):
        expected = json.loads((folder.parent / "json" / (path.stem + ".json")).read_text("utf-8"))
        if isinstance(expected, dict):  # of a single row
            expected = [expected]
        if path.stem == "location_coordinates":  # the two files disagree on this number
            expected[0]["Contact Phone Number"] = "2095257564"
        header, *rows = convert(path)
        k.same([dict(zip(header, row)) for row in rows], expected, path.name)
        judged += 1
    k.same(judged, 12, "files")


def test_fields_survive_whatever_they_hold():
    rows = [["a", "b", "c"], ["1,5", 'say "hi"', "two\nlines"], ["", " padded ", "=1+1"],
            ["é", "日本", "🙂"], ["x\r\ny", "'", "-12.50"], ['"', '""', ","], ["\u00a0", "\ufeffx", "%"]]
    for delimiter in ",;\t|":
        for end in ("\n", "\r\n"):
            text = io.StringIO()
            csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
            k.same(convert(k.write("fields.csv", text.getvalue())), rows, repr((delimiter, end)))


def test_all_quoted_after_a_byte_order_mark():
    path = k.write("bom.csv", '\ufeff"id","a b"\r\n"1","x"\r\n'.encode())
    k.same(convert(path), [["id", "a b"], ["1", "x"]])


def test_carriage_returns_alone_end_lines():
    k.same(convert(k.write("cr.csv", "a,b\r1,2\r3,4\r")), [["a", "b"], ["1", "2"], ["3", "4"]])


def test_no_newline_at_the_end():
    k.same(convert(k.write("end.csv", "a,b\n1,2\n3,4")), [["a", "b"], ["1", "2"], ["3", "4"]])


def test_rows_of_any_length_and_blank_lines():
    path = k.write("ragged.csv", "a,b\n1\n\n1,2,3\n1,2,\n,\n\n")
    k.same(convert(path), [["a", "b"], ["1", ""], ["1", "2", "3"], ["1", "2"], ["", ""]])
    k.same(convert(k.write("single.csv", 'a\n1\n""\n\n2\n')), [["a"], ["1"], [""], ["2"]])


def test_quotes_where_they_do_not_belong():
    path = k.write("quotes.csv", 'a,b\n5" disk,x\n"ab"c,y\n"never closed,z\n1,2\n')
    k.same(convert(path), [["a", "b"], ['5" disk', "x"], ["abc", "y"], ['"never closed', "z"],
                           ["1", "2"]])


def test_files_meet_by_the_names_of_their_columns():
    first = k.write("first.csv", "a,b\n1,2\n")
    second = k.write("second.csv", "b;a\n4;3\n")
    k.same(convert(first, second), [["a", "b"], ["1", "2"], ["3", "4"]])


def test_cdnow_columns_padded_with_spaces():
    path = k.shared("data/cdnow/CDNOW_master.txt")
    expected = [line.split() for line in path.read_text().splitlines()]
    k.same(convert(path), expected)


def test_uci_by_day_as_one():
    files = sorted(k.shared("data/uci-online-retail/by-day").glob("*.csv"))
    expected = []
    for path in files:
        header, *rows = k.read_csv(path)
        expected += rows if expected else [header, *rows]
    k.same(convert(*files), expected)


def test_uci_three_dialects():
    folder = k.shared("data/uci-online-retail")
    for name in ["c_comma_iso_z_utf8bom_allquoted.csv", "f_comma_mdy_hmm_utf8.csv",
                 "first-days-m-d-yyyy.csv"]:
        with open(folder / name, encoding="utf-8-sig", newline="") as file:
            k.same(convert(folder / name), list(csv.reader(file)), name)


def test_convert_what_was_converted_is_the_same_bytes():
    path = k.shared("data/uci-online-retail/first-days-m-d-yyyy.csv")
    once = k.run("convert", path)
    twice = k.run("convert", k.write("once.csv", once.out))
    assert once.status == twice.status == 0
    assert once.out == twice.out


# ---- profile

def test_cdnow_facts():
    path = k.shared("data/cdnow/CDNOW_master.txt")
    profile = k.ask("profile", path)
    k.same({key: profile[key] for key in ["rows_read", "events", "customers", "purchase", "as_of_day",
                                          "first_event", "last_event", "zone", "rejected"]},
           {"rows_read": 69659, "events": 69659, "customers": 23570, "purchase": "Paid Order",
            "as_of_day": "1998-06-30", "first_event": "1997-01-01 00:00:00",
            "last_event": "1998-06-30 00:00:00", "zone": "UTC", "rejected": []})
    k.same(profile["event_names"], [{"name": "Paid Order", "rows": 69659, "customers": 23570}])


def test_uci_rows_without_a_customer_are_set_aside_and_counted():
    folder = k.shared("data/uci-online-retail")
    files = sorted((folder / "by-day").glob("*.csv"))
    profile = k.ask("profile", *files)
    k.same((profile["rows_read"], profile["events"], profile["customers"]), (42481, 42481 - 15631, 948))
    k.same([(n["rows"], n["line"] > 1, k.Path(n["file"]).name) for n in profile["rejected"]],
           [(15631, True, "2010-12-01.csv")])
    profile = k.ask("profile", folder / "first-days-m-d-yyyy.csv",
                    "--map", "time=InvoiceDate:m/d/y")
    k.same((profile["first_event"][:10], profile["last_event"][:10]), ("2010-12-01", "2010-12-05"))
    k.same((profile["rows_read"], profile["events"], profile["customers"]), (9999, 9999 - 2291, 323))
    profile = k.ask("profile", folder / "c_comma_iso_z_utf8bom_allquoted.csv")
    k.same((profile["rows_read"], profile["events"], profile["customers"]),
           (60000, 60000 - 19670, 1238))
    k.same((profile["first_event"], profile["last_event"]),
           ("2011-01-04 10:00:00", "2011-02-25 14:24:00"))


def test_events_most_frequent_first():
    path = k.write("events.csv", "customer_id,event,timestamp,amount\n"
                   "a,View,2026-11-12 21:04:55,\nb,View,2026-11-12 21:04:55,\n"
                   "a,View,2026-11-12 21:04:55,\na,Paid Order,2026-11-10 00:00:00,12.50\n"
                   ",View,2026-11-11 00:00:00,\nb,View,soon,\nb,,2026-11-11 00:00:00,\n" +
                   "b,View,2026-11-09 12:00:00,\n" * 30)
    profile = k.ask("profile", path, "--zone", "Asia/Jakarta")
    k.same((profile["rows_read"], profile["events"], profile["customers"]), (37, 34, 2))
    k.same(profile["event_names"], [{"name": "View", "rows": 33, "customers": 2},
                                    {"name": "Paid Order", "rows": 1, "customers": 1}])
    k.same((profile["purchase"], profile["zone"]), ("Paid Order", "Asia/Jakarta"))
    k.same(sum(n["rows"] for n in profile["rejected"]), 3)
    k.same(sorted(n["line"] for n in profile["rejected"]), [6, 7, 8])


if __name__ == "__main__":
    k.main(globals())
