#!/usr/bin/env python3
"""Judges `kohort lifecycle`: its counts against SEMANTICS.md worked out again in Python, on real
files, at every boundary, in zones with and without summer time, and on random data."""

import csv
import datetime as dt
import random
import subprocess

import _kohort as k

CDNOW = "data/cdnow/CDNOW_master.txt"
CDNOW_MAP = "customer=customer_id,time=date,amount=dollar_value,event==Paid Order"
UCI = "data/uci-online-retail"
UCI_MAP = "customer=CustomerID,time=InvoiceDate,event==Paid Order"


def read_cdnow():
    customers = {}
    for line in k.shared(CDNOW).read_text().splitlines()[1:]:
        customer, day, _, _ = line.split()
        moment = dt.datetime.strptime(day, "%Y%m%d").replace(tzinfo=k.UTC)
        customers.setdefault(customer, []).append(moment)
    k.same((len(customers), sum(map(len, customers.values()))), (23570, 69659), "CDNOW's own facts")
    return customers


def read_uci(paths, time_format):
    """Customer -> purchases, and how many rows have no customer."""
    customers, without = {}, 0
    for path in paths:
        with open(path, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if not row["CustomerID"]:
                    without += 1
                    continue
                moment = dt.datetime.strptime(row["InvoiceDate"], time_format)
                customers.setdefault(row["CustomerID"], []).append(moment.replace(tzinfo=k.UTC))
    return customers, without


def judge(data, customers, options, as_of, ages=("6m", "12m"), tz=k.UTC):
    """The command's counts against the independent ones; returns the reply."""
    reply = k.ask("lifecycle", *data, *options)
    expected = k.count(k.stages(customers, as_of, ages, tz))
    k.same(k.counts_in(reply), expected, f"counts with {' '.join(map(str, options))}")
    for key, moment in [("as_of", as_of), ("active_since", k.step_back(as_of, ages[0], tz)),
                        ("defecting_since", k.step_back(as_of, ages[1], tz))]:
        k.same(reply[key], str(k.local(moment, tz)), key)
    return reply


# ---- Real files

def test_cdnow_as_of_its_last_day():
    customers = read_cdnow()
    reply = judge([k.shared(CDNOW)], customers, ["--map", CDNOW_MAP],
                  k.read_as_of("1998-06-30", k.UTC))
    k.same(reply["as_of_day"], "1998-06-30")
    k.same(reply["customers"], 23570)


def test_cdnow_as_of_many_days_with_many_ages():
    customers = read_cdnow()
    for as_of in ["1998-06-30", "1997-12-31", "1997-07-31", "1997-01-01", "1996-12-30",
                  "1998-03-31T12:00:00", "1998-06-30T00:00:00", "1999-12-31"]:
        for ages in [("6m", "12m"), ("90d", "180d"), ("1m", "2m"), ("30d", "12m")]:
            judge([k.shared(CDNOW)], customers,
                  ["--map", CDNOW_MAP, "--as-of", as_of, "--ages", ",".join(ages)],
                  k.read_as_of(as_of, k.UTC), ages)


def test_cdnow_read_without_a_mapping():
    judge([k.shared(CDNOW)], read_cdnow(), [], k.read_as_of("1998-06-30", k.UTC))


def test_cdnow_in_jakarta():
    # Dates are days of the zone: the counts do not change, the instants do.
    tz = k.zone("Asia/Jakarta")
    customers = {c: [m.replace(tzinfo=tz).astimezone(k.UTC) for m in moments]
                 for c, moments in read_cdnow().items()}
    judge([k.shared(CDNOW)], customers,
          ["--map", CDNOW_MAP, "--as-of", "1997-12-31", "--zone", "Asia/Jakarta"],
          k.read_as_of("1997-12-31", tz), tz=tz)


def test_uci_by_day_20_files_as_one_data_set():
    files = sorted(k.shared(UCI + "/by-day").glob("*.csv"))
    k.same(len(files), 20)
    customers, _ = read_uci(files, "%Y-%m-%d %H:%M:%S")
    k.same(len(customers), 948)
    for ages in [("6m", "12m"), ("3d", "10d"), ("7d", "14d")]:
        reply = judge(files, customers, ["--map", UCI_MAP, "--ages", ",".join(ages)],
                      k.read_as_of("2010-12-23", k.UTC), ages)
        k.same(reply["as_of_day"], "2010-12-23")
    judge(files, customers, ["--map", UCI_MAP, "--as-of", "2010-12-10T12:00:00", "--ages", "2d,5d"],
          k.read_as_of("2010-12-10T12:00:00", k.UTC), ("2d", "5d"))
    judge(files, customers, [], k.read_as_of("2010-12-23", k.UTC))


def test_uci_the_order_of_files_does_not_matter():
    files = sorted(k.shared(UCI + "/by-day").glob("*.csv"))
    answers = [k.ask("lifecycle", *order, "--map", UCI_MAP, "--ages", "3d,10d")
               for order in (files, files[::-1], files[7:] + files[:7])]
    k.same(answers[1], answers[0])
    k.same(answers[2], answers[0])


def test_uci_iso_with_z_all_quoted_after_a_byte_order_mark():
    path = k.shared(UCI + "/c_comma_iso_z_utf8bom_allquoted.csv")
    customers, without = read_uci([path], "%Y-%m-%dT%H:%M:%S.000Z")
    k.same((len(customers), without), (1238, 19670), "EXPECTED-variants.json")
    for as_of, ages in [("2011-02-25", ("6m", "12m")), ("2011-02-25", ("10d", "1m")),
                        ("2011-02-01T14:24:00", ("7d", "20d"))]:
        judge([path], customers,
              ["--map", UCI_MAP, "--as-of", as_of, "--ages", ",".join(ages)],
              k.read_as_of(as_of, k.UTC), ages)
    # The times name their own offset; the zone still decides the days.
    tz = k.zone("Asia/Jakarta")
    judge([path], customers,
          ["--map", UCI_MAP, "--as-of", "2011-02-24", "--zone", "Asia/Jakarta", "--ages", "8d,30d"],
          k.read_as_of("2011-02-24", tz), ("8d", "30d"), tz)


def test_uci_month_first_dates():
    path = k.shared(UCI + "/f_comma_mdy_hmm_utf8.csv")
    customers, _ = read_uci([path], "%m/%d/%Y %H:%M")
    judge([path], customers, ["--map", UCI_MAP.replace("InvoiceDate", "InvoiceDate:m/d/y"),
                              "--ages", "10d,1m"], k.read_as_of("2011-02-25", k.UTC), ("10d", "1m"))


def test_uci_first_days_only():
    path = k.shared(UCI + "/first-days-m-d-yyyy.csv")
    for written, day, time_format in [("m/d/y", "2010-12-05", "%m/%d/%Y %H:%M"),
                                      ("d/m/y", "2010-05-12", "%d/%m/%Y %H:%M")]:
        customers, without = read_uci([path], time_format)
        k.same((len(customers), without), (323, 2291))
        judge([path], customers, ["--map", UCI_MAP.replace("InvoiceDate", f"InvoiceDate:{written}"),
                                  "--ages", "2d,4d"], k.read_as_of(day, k.UTC), ("2d", "4d"))


# ---- Boundaries

def events_file(name, events, header="customer_id,event,timestamp\n"):
    return k.write(name, header + "".join(",".join(e) + "\n" for e in events))


def purchases(events, tz=k.UTC):
    customers = {}
    for customer, event, moment in events:
        bought = customers.setdefault(customer, [])
        if event == "Paid Order":
            bought.append(dt.datetime.fromisoformat(moment).astimezone(k.UTC) if moment[-6] == "+"
                          else k.instant(dt.datetime.fromisoformat(moment), tz))
    return customers


def judge_edges(name, as_of, edges, ages=("6m", "12m"), zone="UTC"):
    """Purchases at, one second before and one second after each edge, which is a local time that
    the test works out by hand; first with one purchase a customer, then with an old one besides."""
    tz = k.zone(zone)
    events = []
    for i, edge in enumerate(edges):
        at = dt.datetime.fromisoformat(edge)
        for delta in (-1, 0, 1):
            for old in (False, True):
                customer = f"edge {i} {delta:+d} {'again' if old else 'once'}"
                if old:
                    events.append((customer, "Paid Order", "2001-01-01 00:00:00"))
                events.append((customer, "Paid Order", str(at + dt.timedelta(seconds=delta))))
    path = events_file(name, events)
    customers = purchases(events, tz)
    moment = k.read_as_of(as_of, tz)
    judge([path], customers, ["--as-of", as_of, "--ages", ",".join(ages), "--zone", zone], moment,
          ages, tz)
    return k.stages(customers, moment, ages, tz)


def test_the_boundary_instant_is_the_older_stage():
    stage = judge_edges("six.csv", "2026-11-01T00:00:00",
                        ["2026-05-01 00:00:00", "2025-11-01 00:00:00", "2026-11-01 00:00:00"])
    # By hand, so that the judge is judged as well.
    k.same(stage["edge 0 +0 once"], "defecting")
    k.same(stage["edge 0 +1 once"], "first_timer")
    k.same(stage["edge 0 +1 again"], "active")
    k.same(stage["edge 1 +0 again"], "inactive")
    k.same(stage["edge 1 +1 again"], "defecting")
    k.same(stage["edge 2 +0 once"], "first_timer")  # at as-of: not after it
    k.same(stage["edge 2 +1 once"], "lead")         # after as-of: not there
    k.same(stage["edge 2 +1 again"], "inactive")


def test_months_are_clamped_at_their_end():
    # 31 August less six months is the end of February, in a leap year the 29th.
    judge_edges("aug26.csv", "2026-08-31T10:30:00", ["2026-02-28 10:30:00", "2025-08-31 10:30:00"])
    judge_edges("aug24.csv", "2024-08-31T10:30:00", ["2024-02-29 10:30:00", "2023-08-31 10:30:00"])
    judge_edges("feb24.csv", "2024-02-29T10:30:00", ["2023-08-29 10:30:00", "2023-02-28 10:30:00"])
    judge_edges("may26.csv", "2026-05-31T00:00:01", ["2026-04-30 00:00:01", "2026-02-28 00:00:01"],
                ("1m", "3m"))
    # A date alone is the midnight after it: 31 August means 1 September.
    judge_edges("sep26.csv", "2026-08-31", ["2026-03-01 00:00:00", "2025-09-01 00:00:00"])


def test_a_date_alone_is_the_whole_day():
    judge_edges("day.csv", "2026-06-30", ["2026-07-01 00:00:00", "2026-06-30 00:00:00",
                                          "2026-01-01 00:00:00", "2025-07-01 00:00:00"])


def test_days_step_by_the_calendar():
    judge_edges("days.csv", "2026-11-01T00:00:00", ["2026-05-05 00:00:00", "2025-11-01 00:00:00"],
                ("180d", "365d"))


def test_jakarta_local_times():
    judge_edges("jakarta.csv", "2026-08-31T23:59:59",
                ["2026-02-28 23:59:59", "2025-08-31 23:59:59", "2026-08-31 23:59:59"],
                zone="Asia/Jakarta")


def test_berlin_summer_time_does_not_move_the_hour():
    # From summer to winter and back the wall clock is kept, so a day has 23 or 25 hours.
    judge_edges("berlin1.csv", "2026-08-15T09:00:00", ["2026-02-15 09:00:00", "2025-08-15 09:00:00"],
                zone="Europe/Berlin")
    judge_edges("berlin2.csv", "2026-03-30T12:00:00", ["2026-03-29 12:00:00", "2026-03-28 12:00:00"],
                ("1d", "2d"), "Europe/Berlin")
    judge_edges("berlin3.csv", "2026-10-26T00:30:00", ["2026-10-25 00:30:00", "2026-10-24 00:30:00"],
                ("1d", "2d"), "Europe/Berlin")


def test_berlin_hours_that_are_skipped_or_happen_twice():
    # 29 March 2026 02:30 does not exist and is read with the offset before: it is 03:30. 25 October
    # 02:30 is there twice and is the first.
    judge_edges("gap.csv", "2026-09-29T02:30:00", ["2026-03-29 03:30:00", "2026-03-29 01:59:58"],
                zone="Europe/Berlin")
    judge_edges("fold.csv", "2027-04-25T02:30:00", ["2026-10-25 02:30:00", "2026-10-25 01:59:58"],
                zone="Europe/Berlin")
    judge_edges("midnight.csv", "2026-03-28", ["2026-03-29 00:00:00", "2025-09-29 00:00:00"],
                zone="Europe/Berlin")


def test_a_zone_whose_midnight_is_skipped():
    # Beirut went to summer time at midnight of 27 March 2022: that day began at 01:00.
    judge_edges("beirut.csv", "2022-03-26", ["2022-03-27 01:00:00", "2022-03-26 23:59:58"],
                zone="Asia/Beirut")


def test_offsets_are_heeded():
    events = [("a", "Paid Order", "2026-03-31T18:00:00+00:00"),  # 1 April in Jakarta
              ("b", "Paid Order", "2026-03-31T16:00:00+00:00"),
              ("c", "Paid Order", "2026-03-31T18:00:00+07:00"),
              ("d", "Paid Order", "2026-03-31T18:00:00-08:00")]
    path = events_file("offsets.csv", events)
    tz = k.zone("Asia/Jakarta")
    customers = {c: [dt.datetime.fromisoformat(m).astimezone(k.UTC)] for c, _, m in events}
    as_of = k.end_of_last_day([m for ms in customers.values() for m in ms], tz)
    k.same(str(k.local(as_of, tz)), "2026-04-02 00:00:00", "by hand")
    reply = judge([path], customers, ["--zone", "Asia/Jakarta"], as_of, tz=tz)
    k.same(reply["as_of_day"], "2026-04-01")
    for day, leads in [("2026-03-30", 4), ("2026-03-31", 2), ("2026-04-01", 0)]:
        reply = k.ask("lifecycle", path, "--zone", "Asia/Jakarta", "--as-of", day)
        k.same(k.counts_in(reply)["lead"], leads, day)


def test_the_default_as_of_ends_the_day_of_the_last_event():
    # The last event is no purchase, and the file is not in order.
    events = [("a", "View", "2026-11-12 21:04:55"), ("b", "Paid Order", "2026-05-13 00:00:00"),
              ("c", "Paid Order", "2026-05-13 00:00:01"), ("a", "Search", "2026-11-11 00:00:00")]
    path = events_file("last.csv", events)
    reply = judge([path], purchases(events), [], k.read_as_of("2026-11-12", k.UTC))
    k.same(k.counts_in(reply), {"lead": 1, "first_timer": 1, "active": 0, "defecting": 1,
                                "inactive": 0})
    k.same((reply["as_of"], reply["as_of_day"]), ("2026-11-13 00:00:00", "2026-11-12"))


def test_another_purchase_event():
    events = [("a", "Paid Order", "2026-01-01 00:00:00"), ("a", "Subscribe", "2026-11-01 00:00:00"),
              ("b", "Subscribe", "2026-10-01 00:00:00"), ("b", "Subscribe", "2026-11-01 00:00:00"),
              ("c", "Paid Order", "2026-11-01 00:00:00")]
    path = events_file("subscribe.csv", events)
    k.same(k.counts_in(k.ask("lifecycle", path, "--purchase", "Subscribe")),
           {"lead": 1, "first_timer": 1, "active": 1, "defecting": 0, "inactive": 0})
    k.same(k.counts_in(k.ask("lifecycle", path)),
           {"lead": 1, "first_timer": 1, "active": 0, "defecting": 1, "inactive": 0})


def test_rows_that_equal_each_other_are_different_purchases():
    events = [("a", "Paid Order", "2026-11-01 10:00:00")] * 2
    k.same(k.counts_in(k.ask("lifecycle", events_file("twice.csv", events))),
           {"lead": 0, "first_timer": 0, "active": 1, "defecting": 0, "inactive": 0})


# ---- Random data

def test_random_data_random_days_in_several_zones():
    chance = random.Random(20261112)
    for round_ in range(12):
        name = chance.choice(["UTC", "Asia/Jakarta", "Europe/Berlin", "America/New_York",
                              "Australia/Lord_Howe", "Asia/Kathmandu"])
        tz = k.zone(name)
        begin = dt.datetime(2024, 1, 1) + dt.timedelta(days=chance.randrange(300))
        events = []
        for customer in range(400):
            for _ in range(chance.choice([1, 1, 1, 2, 3, 8])):
                moment = begin + dt.timedelta(days=chance.randrange(700),
                                              seconds=3600 * chance.randrange(24))
                events.append((f"C{customer}", chance.choice(["Paid Order", "View"]), str(moment)))
        chance.shuffle(events)
        path = events_file(f"random{round_}.csv", events)
        customers = purchases(events, tz)
        for _ in range(6):
            moment = begin + dt.timedelta(days=chance.randrange(-10, 900),
                                          hours=chance.randrange(24))
            as_of = chance.choice([moment.strftime("%Y-%m-%d"), moment.strftime("%Y-%m-%dT%H:%M:%S")])
            months = chance.random() < 0.5
            first = chance.randrange(1, 7) if months else chance.randrange(1, 200)
            ages = [f"{n}{'m' if months else 'd'}" for n in (first, first + chance.randrange(1, 9))]
            judge([path], customers, ["--as-of", as_of, "--ages", ",".join(ages), "--zone", name],
                  k.read_as_of(as_of, tz), ages, tz)


# ---- A million events

def million_events():
    source = k.shared("peers/generate_events.cpp")
    k.BUILD.mkdir(parents=True, exist_ok=True)
    data = k.BUILD / "events-1000000.csv"
    if not data.exists():
        program = k.BUILD / "generate_events"
        subprocess.run(["g++", "-O2", "-w", "-o", program, source], check=True)
        part = data.with_suffix(".part")
        subprocess.run([program, "1000000", part], check=True, capture_output=True)
        part.rename(data)
    return data


def test_a_million_events_give_question_1_of_performance_md():
    reply = k.ask("lifecycle", million_events(), "--ages", "180d,365d",
                  "--as-of", "2026-11-01T00:00:00", "--zone", "UTC")
    k.same(k.counts_in(reply), {"lead": 22606, "first_timer": 3516, "active": 3776,
                                "defecting": 5842, "inactive": 8762})


def test_a_million_events_by_months_on_an_earlier_day():
    data = million_events()
    customers = {}
    with open(data, encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            bought = customers.setdefault(row[0], [])
            if row[1] == "Paid Order":
                bought.append(row[2])
    del customers["customer_id"]
    customers = {c: [dt.datetime.fromisoformat(m + "+00:00") for m in bought]
                 for c, bought in customers.items()}
    judge([data], customers, ["--as-of", "2026-08-31"], k.read_as_of("2026-08-31", k.UTC))


if __name__ == "__main__":
    k.main(globals())
