#!/usr/bin/env python3
"""Judges the commands about segments: their counts against the same questions worked out in Python from
the rows of the sample, and against the answers that are known of a million made-up events."""

import csv
import datetime as dt
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import _kohort as k

SCRATCH = Path(tempfile.mkdtemp(prefix="kohort-segments-"))


def segment(name, *conditions, **more):
    return {"id": name, "name": name, "goal": "retention", "include": {"conditions": list(conditions)},
            **more}


def did(event, **more):
    return {"type": "event", "events": [event], **more}


def last(days):
    return {"kind": "last", "count": days, "unit": "day"}


def write(segments, settings=None, name="segments.json"):
    path = SCRATCH / name
    path.write_text(json.dumps({"kohort": "segments", "version": 1, "settings": settings or {},
                                "segments": segments}))
    return path


def sample():
    path = SCRATCH / "sample.csv"
    if not path.exists():
        path.write_bytes(k.run("sample").out)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    return path, rows


def sizes(*args):
    return {s["segment"]: s["customers"] for s in k.ask("count", *args)["segments"]}


def answer(rows, holds):
    """The customers for whose rows it holds, everyone of the file counted."""
    of = {}
    for row in rows:
        of.setdefault(row["customer_id"], []).append(row)
    return {customer for customer, own in of.items() if holds(own)}


CART = [did("Add to Cart", window=last(30)),
        did("Paid Order", window=last(30), count={"op": "=", "value": 0})]


def cart_without_order(rows):
    # As of the midnight after the sample's last day, in its zone, which its times are written in.
    as_of = dt.datetime(2026, 11, 13)
    since = as_of - dt.timedelta(days=30)

    def recent(own, event):
        return sum(r["event"] == event and
                   since < dt.datetime.fromisoformat(r["timestamp"]) <= as_of for r in own)

    return answer(rows, lambda own: recent(own, "Add to Cart") >= 1 and recent(own, "Paid Order") == 0)


def test_a_count_is_that_of_the_rows():
    path, rows = sample()
    file = write([segment("cart", *CART)])
    expected = cart_without_order(rows)
    assert len(expected) > 20, "a test that finds nobody judges nothing"
    k.same(sizes(file, path, "--zone", "Asia/Jakarta"), {"cart": len(expected)})


def test_members_are_those_of_the_rows():
    path, rows = sample()
    file = write([segment("cart", *CART)])
    ran = k.run("members", file, "cart", path, "--zone", "Asia/Jakarta")
    assert ran.status == 0, ran
    members = {row["customer_id"] for row in csv.DictReader(ran.out.decode().splitlines())}
    k.same(members, cart_without_order(rows))
    target = SCRATCH / "cart.csv"
    k.ask("members", file, "cart", path, "--zone", "Asia/Jakarta", "--to", target)
    k.same(target.read_bytes(), ran.out)


def test_explain_agrees_with_members():
    path, rows = sample()
    file = write([segment("cart", *CART)])
    members = cart_without_order(rows)
    others = sorted({row["customer_id"] for row in rows} - members)
    for customer, member in [(min(members), True), (others[0], False)]:
        why = k.ask("explain", file, "cart", customer, path, "--zone", "Asia/Jakarta")
        (explained,) = why["customers"]
        k.same(explained["member"], member, customer)
        k.same(all(c["holds"] for c in explained["conditions"]), member, customer)


def test_the_last_size_is_the_count():
    path, rows = sample()
    file = write([segment("cart", *CART)])
    history = k.ask("sizes", file, "cart", path, "--zone", "Asia/Jakarta", "--periods", "3")["sizes"]
    k.same([s["day"] for s in history], ["2026-09-30", "2026-10-31", "2026-11-12"])
    k.same(history[-1]["customers"], len(cart_without_order(rows)))
    for size in history:
        k.same(sizes(file, path, "--zone", "Asia/Jakarta", "--as-of", size["day"]),
               {"cart": size["customers"]})


def test_a_plan_needs_no_data():
    ran = k.run("plan", write([segment("cart", *CART)]), "cart")
    assert ran.status == 0 and ran.out.decode().count("\n") == 4, ran


def test_an_unknown_name_is_a_problem_and_the_rest_is_counted():
    path, _ = sample()
    file = write([segment("typo", did("Paid Oder")), segment("all")])
    ran = k.run("count", file, path)
    k.same(ran.status, 1)
    assert b'did you mean "Paid Order"' in ran.err, ran
    k.same(json.loads(ran.out)["segments"][1]["customers"], 3000)


def test_a_file_that_means_nothing_is_refused_with_the_place():
    path, _ = sample()
    ran = k.run("count", write([segment("cart", did("Add to Cart", window=last(0)))]), path)
    k.same(ran.status, 1)
    assert b"/segments/0/include/conditions/0/window/count" in ran.err, ran


# ---- ../shared/PERFORMANCE.md's questions, with the answers that other engines gave

def brand(name):
    return {"filters": [{"type": "property", "property": "brand", "op": "is", "values": [name]}]}


def questions():
    cities = ["Mumbai", "Jakarta", "Dubai", "London", "Manila"]
    in_cities = {"filters": [{"type": "property", "property": "city", "op": "is", "values": cities}]}
    asked = [segment("q1_" + stage, {"type": "stage", "stages": [stage]}) for stage in k.STAGES]
    asked += [segment("q2", did("Add to Cart", window=last(30), count={"op": ">=", "value": 3}), CART[1])]
    asked += [segment("q3", {
        "type": "aggregate", "function": "sum", "property": "amount", "events": ["Paid Order"],
        "where": brand("ACE"), "window": last(90), "test": {"op": ">=", "value": 50}})]
    asked += [segment(f"q4_{r}{f}{m}", {
        "type": "rfm", "recency": {"from": r, "to": r}, "frequency": {"from": f, "to": f},
        "monetary": {"from": m, "to": m}})
        for r in range(1, 6) for f in range(1, 6) for m in range(1, 6)]
    asked += [segment("q5", {
        "type": "sequence", "steps": [{"events": ["Add to Cart"]}, {"events": ["Paid Order"]}],
        "strictly_later": True, "within": {"count": 7, "unit": "day"}})]
    asked += [segment("q6", {
        "type": "aggregate", "function": "distinct", "property": "brand", "match": "any",
        "test": {"op": ">=", "value": 3}})]
    asked += [segment("q7", did("Push Open", window=last(60), count={"op": "=", "value": 0}), {
        "type": "group", "match": "any", "conditions": [
            {"type": "event", "match": "any", "where": in_cities},
            did("View Microsite", count={"op": ">=", "value": 5})]})]
    settings = {"lifecycle": {"purchase": "Paid Order", "as_of": "2026-11-01 00:00:00",
                              "defecting_after": {"count": 180, "unit": "day"},
                              "inactive_after": {"count": 365, "unit": "day"}}}
    return write(asked, settings, "questions.json")


def test_a_million_events_give_the_known_answers():
    source = k.shared("peers/generate_events.cpp")
    subprocess.run(["g++", "-O2", "-o", SCRATCH / "generate", source], check=True)
    events = SCRATCH / "events.csv"
    subprocess.run([SCRATCH / "generate", "1000000", events], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    found = sizes(questions(), events, "--map", "property=city")
    cells = {name: size for name, size in found.items() if name.startswith("q4_") and size > 0}
    k.same(len(cells), 70, "cells of Q4")
    k.same(cells["q4_111"], 1133)
    expected = {"q1_lead": 22606, "q1_first_timer": 3516, "q1_active": 3776, "q1_defecting": 5842,
                "q1_inactive": 8762, "q2": 242, "q3": 121, "q5": 21430, "q6": 29177, "q7": 19384}
    k.same({name: found[name] for name in expected}, expected)


if __name__ == "__main__":
    try:
        k.main(globals())
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)
