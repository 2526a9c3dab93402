#!/usr/bin/env python3
"""Judges `kohort export`: CSV and SQLite files against members worked out again in Python."""

import csv
import datetime as dt
import decimal
import sqlite3

import _kohort as k

CDNOW = "data/cdnow/CDNOW_master.txt"
CDNOW_MAP = "customer=customer_id,time=date,amount=dollar_value,event==Paid Order"


def cdnow_members(as_of, ages=("6m", "12m")):
    """Customer -> (stage, orders, amount, first order, last order), up to as-of, in the order of
    first appearance."""
    rows = {}
    for line in k.shared(CDNOW).read_text().splitlines()[1:]:
        customer, day, _, dollars = line.split()
        moment = dt.datetime.strptime(day, "%Y%m%d").replace(tzinfo=k.UTC)
        rows.setdefault(customer, []).append((moment, decimal.Decimal(dollars)))
    stage_of = k.stages({c: [m for m, _ in bought] for c, bought in rows.items()}, as_of, ages)
    members = {}
    for customer, bought in rows.items():
        seen = [(m, a) for m, a in bought if m <= as_of]
        members[customer] = (stage_of[customer], len(seen), sum((a for _, a in seen), decimal.Decimal()),
                             min(seen)[0] if seen else None, max(seen)[0] if seen else None)
    return members


def export(name, *options):
    path = k.Path(k.FOLDER.name) / name
    ran = k.run("export", *options, "--to", path)
    assert ran.status == 0, ran
    return path


def members_in(path):
    """The rows of an exported CSV by the columns' names."""
    header, *rows = k.read_csv(path)
    return [dict(zip(header, row, strict=True)) for row in rows]


def judge_cdnow(stage, as_of):
    moment = k.read_as_of(as_of, k.UTC)
    path = export(f"cdnow-{stage}.csv", k.shared(CDNOW), "--map", CDNOW_MAP, "--as-of", as_of,
                  "--stage", stage)
    found = members_in(path)
    expected = [(customer, *facts) for customer, facts in cdnow_members(moment).items()
                if facts[0] == stage]
    assert expected, f"a stage with customers: {stage}"
    k.same(len(found), len(expected), stage)
    for row, (customer, _, orders, amount, first, last) in zip(found, expected):
        k.same((row["customer_id"], row["stage"], int(row["orders"])), (customer, stage, orders))
        k.same(decimal.Decimal(row["amount"] or 0), amount, customer)
        k.same((row["first_order"], row["last_order"]),
               tuple(str(m.replace(tzinfo=None)) if m else "" for m in (first, last)), customer)


def test_cdnow_members_of_every_stage_with_orders_amounts_first_and_last():
    for stage in k.STAGES[2:]:
        judge_cdnow(stage, "1998-06-30")
    judge_cdnow("first_timer", "1997-07-15")
    judge_cdnow("lead", "1997-01-31")  # those who bought later only


def test_amounts_add_up_exactly():
    path = export("all.csv", k.shared(CDNOW), "--map", CDNOW_MAP, "--stage", "inactive",
                  "--as-of", "2005-01-01")
    rows = members_in(path)
    k.same(len(rows), 23570)
    k.same(sum(decimal.Decimal(row["amount"]) for row in rows), decimal.Decimal("2500315.63"))
    k.same(sum(int(row["orders"]) for row in rows), 69659)


def test_sqlite_has_the_same_rows():
    options = [k.shared(CDNOW), "--map", CDNOW_MAP, "--as-of", "1998-06-30", "--stage", "active"]
    rows = members_in(export("active.csv", *options))
    path = export("active.sqlite", *options)
    database = sqlite3.connect(path)
    k.same(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))
    tables = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
    k.same(sorted(tables), ["about", "members"])
    about = dict(database.execute("SELECT name, value FROM about"))
    k.same((about["stage"], about["as_of"], about["zone"]), ("active", "1998-07-01 00:00:00", "UTC"))
    cursor = database.execute("SELECT * FROM members ORDER BY rowid")
    names = [column[0] for column in cursor.description]
    k.same(names, list(rows[0]))
    found = [dict(zip(names, row)) for row in cursor]
    k.same(len(found), len(rows))
    for row, expected in zip(found, rows):
        k.same(row["customer_id"], expected["customer_id"])
        k.same(row["orders"], int(expected["orders"]))
        k.same(f"{row['amount']:.2f}", f"{decimal.Decimal(expected['amount']):.2f}")
        k.same((row["first_order"], row["last_order"]),
               (expected["first_order"], expected["last_order"]))
    database.close()


def test_the_same_export_is_the_same_bytes():
    options = [k.shared(CDNOW), "--map", CDNOW_MAP, "--stage", "defecting"]
    for kind in ("csv", "sqlite"):
        assert export(f"one.{kind}", *options).read_bytes() == \
            export(f"two.{kind}", *options).read_bytes(), kind


ATTRIBUTES = """customer_id,event,timestamp,amount,name,email,city
C1,Paid Order,2026-11-01 10:00:00,149000.50,=cmd|' /C calc'!A0,a@example.com,Jakarta
C1,View,2026-11-05 10:00:00,,,,Bandung
C1,View,2026-11-03 10:00:00,,+62 812-3456-7890,,Medan
-C2,View,2026-11-02 10:00:00,,"Dewi, S.E.",@home,
-C2,Paid Order,2026-11-02 11:00:00,0.1,,,
-C2,Paid Order,2026-11-02 12:00:00,0.2,,,-6.9
"""


def test_attributes_the_latest_that_is_not_empty():
    path = k.write("attributes.csv", ATTRIBUTES)
    rows = [row for stage in ("first_timer", "active")
            for row in members_in(export("attributes-out.csv", path, "--stage", stage))]
    k.same([decimal.Decimal(row["amount"]) for row in rows],
           [decimal.Decimal("149000.5"), decimal.Decimal("0.3")])
    c1, c2 = rows
    k.same((c1["name"], c1["email"], c1["city"]), ("+62 812-3456-7890", "a@example.com", "Bandung"))


def test_attributes_of_one_instant_the_later_row_wins():
    path = k.write("ties.csv", "customer_id,event,timestamp,city\n" +
                   "a,Paid Order,2026-11-01 10:00:00,Medan\na,View,2026-11-01 10:00:00,Bandung\n")
    second = k.write("ties2.csv", "customer_id,event,timestamp,city\n" +
                     "a,View,2026-11-01 10:00:00,Depok\n")
    for files, city in [([path], "Bandung"), ([path, second], "Depok"), ([second, path], "Bandung")]:
        row, = members_in(export("ties-out.csv", *files, "--stage", "first_timer"))
        k.same(row["city"], city)


def test_amounts_that_64_bits_cannot_add():
    path = k.write("huge.csv", "customer_id,event,timestamp,amount\n" +
                   "a,Paid Order,2026-11-01 10:00:00,900000000000000000\n" * 20)
    row, = members_in(export("huge-out.csv", path, "--stage", "active"))
    k.same(float(row["amount"]), 1.8e19)


def test_amounts_in_every_spelling():
    amounts = ["10", "-2.5", "+3", "1e2", "0.001", "", "abc", " 7 ", ".5", "5."]
    path = k.write("spelled.csv", "customer_id,event,timestamp,amount\n" +
                   "".join(f"a,Paid Order,2026-11-01 10:00:00,{a}\n" for a in amounts) +
                   "b,Paid Order,2026-11-01 10:00:00,1\n" * 40)
    rows = members_in(export("spelled-out.csv", path, "--stage", "active"))
    k.same({row["customer_id"]: round(float(row["amount"]), 6) for row in rows},
           {"a": 123.001, "b": 40.0})
    k.same([row["orders"] for row in rows], ["10", "40"])


def test_the_guard_can_be_turned_off():
    path = k.write("off.csv", ATTRIBUTES.replace("+62 812-3456-7890", ""))
    row, = members_in(export("off-out.csv", path, "--stage", "first_timer", "--no-guard"))
    k.same(row["name"], "=cmd|' /C calc'!A0")


def test_every_customer_without_a_stage():
    path = k.write("everyone.csv", ATTRIBUTES + "C3,View,2026-11-01 10:00:00,,,,\n")
    rows = members_in(export("everyone-out.csv", path))
    k.same([(row["stage"], row["orders"], row["first_order"]) for row in rows],
           [("first_timer", "1", "2026-11-01 10:00:00"), ("active", "2", "2026-11-02 11:00:00"),
            ("lead", "0", "")])


def test_cells_that_would_run_as_a_formula_get_an_apostrophe():
    path = k.write("formulas.csv", ATTRIBUTES.replace("+62 812-3456-7890", ""))
    c1, = members_in(export("formulas1.csv", path, "--stage", "first_timer"))
    c2, = members_in(export("formulas2.csv", path, "--stage", "active"))
    k.same((c1["name"], c2["customer_id"], c2["email"], c2["city"], c2["name"]),
           ("'=cmd|' /C calc'!A0", "'-C2", "'@home", "-6.9", "Dewi, S.E."))
    # A database runs nothing, so it holds what was in the data.
    database = sqlite3.connect(export("formulas.sqlite", path, "--stage", "active"))
    k.same(database.execute("SELECT customer_id, email, city FROM members").fetchall(),
           [("-C2", "@home", "-6.9")])
    database.close()


def test_local_times_of_the_zone():
    k.zone("Asia/Jakarta")
    path = k.write("zoned.csv", "customer_id,event,timestamp\na,Paid Order,2026-03-31T18:00:00Z\n")
    row, = members_in(export("zoned-out.csv", path, "--stage", "first_timer", "--zone",
                             "Asia/Jakarta"))
    k.same((row["first_order"], row["last_order"]), ("2026-04-01 01:00:00",) * 2)


if __name__ == "__main__":
    k.main(globals())
