#!/usr/bin/env python3
"""Judges what the command says when something is wrong: a message for people on stderr that says
what, where and what to do; nothing on stdout; exit status 1 where the data or a definition is at
fault, 2 where the command was called wrongly."""

import os
import resource
import shutil
import subprocess
import time
import zipfile

import _kohort as k

GOOD = "customer_id,event,timestamp,amount\na,Paid Order,2026-11-12 21:04:55,10\n"


def good():
    return k.write("good.csv", GOOD)


def refused(status, *args, says=(), timeout=60):
    ran = k.run(*args, timeout=timeout)
    check_refused(ran, status, says)
    return ran.err.decode()


def check_refused(ran, status, says):
    k.same(ran.status, status, str(ran))
    k.same(ran.out, b"", f"nothing on stdout: {ran}")
    message = ran.err.decode("utf-8")
    assert 20 < len(message) < 2000, f"a message: {ran}"
    assert message.count("\n") <= 8 and message.endswith("\n"), f"a few lines: {ran}"
    for stray in ("{", "}", "terminate", "what()", "std::", "Assertion", "core dumped", "\x00"):
        assert stray not in message, f"no {stray!r} in a message for people: {ran}"
    for word in says:
        assert word.lower() in message.lower(), f"the message says {word!r}: {ran}"


# ---- Data at fault

def every_command(path):
    """Those that read data."""
    target = k.Path(k.FOLDER.name) / "never.csv"
    return [["profile", path], ["convert", path], ["lifecycle", path],
            ["export", path, "--stage", "active", "--to", target]]


def refused_by_all(path, says):
    for args in every_command(path):
        refused(1, *args, says=says)
    assert not (k.Path(k.FOLDER.name) / "never.csv").exists(), "no file is left by a failed export"


def test_an_empty_file():
    refused_by_all(k.write("nothing.csv", ""), ["nothing.csv", "empty", "Choose"])


def test_blank_lines_only():
    refused(1, "lifecycle", k.write("blank.csv", "\n\r\n\n"), says=["blank.csv", "Choose"])


def test_a_header_only():
    path = k.write("header.csv", "customer_id,event,timestamp\n")
    refused(1, "lifecycle", path, says=["header.csv", "Choose"])
    refused(1, "profile", path, says=["header.csv", "Choose"])


def test_binary_files():
    for name, start in [("noise.bin", b"\x00\x01\x02\xff"), ("photo.png", b"\x89PNG\r\n\x1a\n"),
                        ("sheet.xls", b"\xd0\xcf\x11\xe0")]:
        path = k.write(name, start + bytes(range(256)) * 1000)
        refused_by_all(path, [name, "CSV"])


def test_damaged_archives():
    for name, start in [("book.zip", b"PK\x03\x04"), ("data.csv.gz", b"\x1f\x8b\x08")]:
        path = k.write(name, start + bytes(range(256)) * 1000)
        refused_by_all(path, [name])


def test_an_excel_workbook():
    path = k.Path(k.FOLDER.name) / "book.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    refused_by_all(path, ["book.xlsx", "Save the sheet as CSV"])


def test_a_missing_file():
    refused_by_all(k.Path(k.FOLDER.name) / "absent.csv", ["absent.csv"])


def test_a_folder_instead_of_a_file():
    refused(1, "lifecycle", k.FOLDER.name, says=[k.Path(k.FOLDER.name).name])


def test_one_of_several_files_at_fault():
    refused(1, "lifecycle", good(), k.write("second.csv", ""), says=["second.csv"])


def test_a_file_that_may_not_be_read():
    path = k.write("secret.csv", GOOD)
    path.chmod(0)
    if os.access(path, os.R_OK):
        raise k.Skip("this user may read everything")
    refused(1, "lifecycle", path, says=["secret.csv"])


def test_a_line_of_1_gb_stops_early():
    if shutil.disk_usage(k.FOLDER.name).free < 3 << 30:
        raise k.Skip("less than 3 GB of disk")
    for name, start in [("line.csv", b""), ("line-after-rows.csv", GOOD.encode() +
                         (GOOD.splitlines()[1] + "\n").encode() * 40000)]:
        path = k.Path(k.FOLDER.name) / name
        with open(path, "wb") as file:
            file.write(start)
            piece = b"a" * (1 << 20)
            for _ in range(1024):
                file.write(piece)
        begun = time.monotonic()
        process = subprocess.Popen([k.binary(), "lifecycle", path], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        out, err = process.communicate(timeout=60)
        seconds = time.monotonic() - begun
        path.unlink()
        check_refused(k.Ran(["lifecycle", name], process.returncode, out, err), 1,
                      [name, "line" if start else "row"])
        assert seconds < 5, f"{name}: stops early, after {seconds:.1f} s"
    peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    assert peak_mb < 400, f"at most {peak_mb:.0f} MB for one line"


def test_a_long_line_from_a_pipe():
    done = subprocess.run([k.binary(), "lifecycle", "/dev/stdin"], input=b"a" * (64 << 20),
                          capture_output=True, timeout=60)
    check_refused(k.Ran(["lifecycle", "/dev/stdin"], done.returncode, done.stdout, done.stderr), 1,
                  ["stdin", "row"])


def test_no_column_looks_like_what_is_needed():
    refused(1, "lifecycle", k.write("plain.csv", "a,b,c\nx,y,z\nu,v,w\n"), says=["customer"])
    refused(1, "lifecycle", k.write("untimed.csv", "customer_id,b\nx,y\n"), says=["time"])


def test_no_row_can_be_used():
    path = k.write("unusable.csv", "customer_id,event,timestamp\n,View,2026-11-12\n,View,2026-11-12\n")
    refused(1, "lifecycle", path, says=["customer"])


# ---- Definition at fault

def test_a_mapping_of_a_column_that_is_not_there():
    refused(1, "lifecycle", good(), "--map", "customer=client,time=timestamp,event=event",
            says=["client", "customer_id"])


def test_dates_that_may_be_day_or_month_first():
    path = k.write("unclear.csv", "customer_id,date\n" + "a,1/4/2011\nb,2/3/2011\n" * 20)
    for options in [[], ["--map", "customer=customer_id"], ["--map", "time=date"]]:
        refused(1, "lifecycle", path, *options, says=["1/4/2011", "date:d/m/y", "date:m/d/y"])


def test_a_few_rows_without_a_readable_time_are_set_aside():
    path = k.write("few.csv", "customer_id,event,timestamp\na,View,2026-11-12 21:04:55\n"
                   "a,View,soon\nb,View,2026-11-12 21:04:55\n")
    reply = k.ask("lifecycle", path, "--map", "time=timestamp", "--purchase", "View")
    k.same(reply["customers"], 2)


def test_a_mapping_of_the_wrong_column():
    refused(1, "lifecycle", good(), "--map", "customer=customer_id,time=event",
            says=["event", "Paid Order"])


def test_options_that_a_command_does_not_take():
    refused(2, "lifecycle", good(), "--stage", "active", says=["lifecycle", "--stage"])
    refused(2, "convert", good(), "--zone", "UTC", says=["convert", "--zone"])
    refused(2, "export", good(), "--no-guard=1", says=["--no-guard"])
    refused(2, "sample", "x.csv", says=["sample"])


def test_what_is_missing_comes_with_the_columns_there_are():
    path = k.write("nobody.csv", "a,b\n1,2026-11-12\n")
    refused(1, "profile", path, says=["Customer ID", "--map customer=", "a, b"])


def test_an_unknown_purchase_event():
    refused(1, "lifecycle", good(), "--purchase", "Paid Oder", says=["Paid Oder", "Paid Order"])
    none = k.write("none.csv", "customer_id,event,timestamp\na,View,2026-11-12\n")
    refused(1, "lifecycle", none, says=["purchase", "View"])


def test_an_unknown_zone():
    refused(1, "lifecycle", good(), "--zone", "Asia/Jakrta", says=["Asia/Jakrta"])


def test_an_as_of_that_is_no_date():
    for text in ["yesterday", "2026-02-30", "2026-13-01", "12/11/2026", "2026-11-12T25:00:00"]:
        refused(1, "lifecycle", good(), "--as-of", text, says=[text])


def test_an_unknown_stage():
    target = k.Path(k.FOLDER.name) / "never.csv"
    refused(1, "export", good(), "--stage", "gone", "--to", target, says=["gone", "first_timer"])
    assert not target.exists()


def test_ages_that_cannot_be():
    for ages in ["12m,6m", "6m,6m", "0m,6m", "365d,6m"]:
        refused(1, "lifecycle", good(), "--ages", ages, says=["6m,12m"])


def test_a_folder_that_is_not_there_to_export_to():
    refused(1, "export", good(), "--stage", "first_timer", "--to", "/nonexistent/folder/out.csv",
            says=["/nonexistent/folder/out.csv"])


# ---- Called wrongly

def test_called_wrongly():
    for args in [[], ["lifecycle"], ["frobnicate", good()], ["profile"], ["convert"],
                 ["lifecycle", good(), "--frob"], ["lifecycle", good(), "--as-of"],
                 ["lifecycle", good(), "--ages", "6m"], ["lifecycle", good(), "--ages", "6x,12x"],
                 ["lifecycle", good(), "--ages", "six,twelve"], ["lifecycle", good(), "--map", "customer"],
                 ["lifecycle", good(), "--map", "who=customer_id"],
                 ["export", good(), "--stage", "active"],
                 ["export", good(), "--stage", "active", "--to", "out.txt"]]:
        refused(2, *args)


def test_help_is_no_error():
    ran = k.run("--help")
    k.same(ran.status, 0)
    for word in [b"profile", b"convert", b"lifecycle", b"export", b"--map", b"--as-of", b"--zone",
                 b"--ages"]:
        assert word in ran.out, word


if __name__ == "__main__":
    k.main(globals())
