#!/usr/bin/env python3
"""The same 60,000 rows of a shop, written in three ways, load without an option and are the same
data. EXPECTED-variants.json counts all rows, those without a customer among them; so where it does,
the invoice is taken for the customer here, which every row has."""

import json
import sqlite3

import _kohort as k

# File -> its columns: customer, invoice, quantity.
FILES = {
    "a_semicolon_decimalcomma_ddmmyyyy_cp1252_crlf.csv": ("Kundennr", "Rechnungsnr", "Menge"),
    "c_comma_iso_z_utf8bom_allquoted.csv": ("CustomerID", "InvoiceNo", "Quantity"),
    "f_comma_mdy_hmm_utf8.csv": ("CustomerID", "InvoiceNo", "Quantity"),
}
DATA = "data/uci-online-retail"


def expected():
    return json.loads(k.shared(f"{DATA}/EXPECTED-variants.json").read_text())


def members(path, *options):
    """[(customer, orders, amount)] as exported to SQLite."""
    to = k.write("members.sqlite", "")
    to.unlink()
    k.ask("export", path, "--to", to, *options)
    with sqlite3.connect(to) as file:
        return file.execute('select customer_id, orders, amount from members').fetchall()


def each():
    """(path, customer, invoice, quantity) of every file."""
    return [(k.shared(f"{DATA}/{name}"), *columns) for name, columns in FILES.items()]


def test_rows_and_customers():
    want = expected()
    for path, *_ in each():
        profile = k.ask("profile", path)
        k.same(profile["rows_read"], want["rows"], path)
        k.same(profile["customers"], want["customers"], path)
        k.same([(r["code"], r["rows"]) for r in profile["rejected"]],
               [("customer_missing", want["rows_without_customer"])], path)
        k.same(profile["rows_accepted"], want["rows"] - want["rows_without_customer"], path)
        k.same((profile["first_event"], profile["last_event"]), (want["min"], want["max"]), path)


def test_invoices_and_their_sum():
    want = expected()
    for path, _, invoice, _ in each():
        rows = members(path, "--map", f"customer={invoice}")
        k.same(len(rows), want["invoices"], path)
        k.same(sum(orders for _, orders, _ in rows), want["rows"], path)
        k.same(round(sum(amount for *_, amount in rows), 2), want["sum_qty_x_price"], path)


def test_the_sum_of_quantities():
    want = expected()
    for path, _, invoice, quantity in each():
        rows = members(path, "--map", f"customer={invoice},amount={quantity}")
        k.same(sum(amount for *_, amount in rows), want["sum_quantity"], path)


def test_cancellations_can_be_left_out():
    want = expected()
    for path, _, invoice, _ in each():
        profile = k.ask("profile", path, "--map", f"customer={invoice}", "--where",
                        f"{invoice} does not start with C")
        k.same(profile["rows_skipped"], want["cancel_rows"], path)
        k.same(profile["rows_accepted"], want["rows"] - want["cancel_rows"], path)


def test_all_three_give_the_same_customers():
    exports = []
    for path, *_ in each():
        to = k.write("members.csv", "")
        k.ask("export", path, "--to", to)
        header, *rows = k.read_csv(to)
        k.same(header[:6], ["customer_id", "stage", "orders", "amount", "first_order",
                            "last_order"])
        exports.append(rows)
    k.same(len(exports[0]), expected()["customers"])
    for rows in exports[1:]:
        assert rows == exports[0], next(p for p in zip(exports[0], rows) if p[0] != p[1])


def test_a_file_of_five_days_asks_which_is_the_month():
    path = k.shared(f"{DATA}/first-days-m-d-yyyy.csv")
    ran = k.run("profile", path)
    k.same(ran.status, 1, str(ran))
    k.same(ran.err.decode(),
           'kohort: column InvoiceDate: "12/1/2010 8:26" could be day/month or month/day. Say '
           'which: --map "time=InvoiceDate:d/m/y" or --map "time=InvoiceDate:m/d/y".\n')
    profile = k.ask("profile", path, "--map", "time=InvoiceDate:m/d/y")
    k.same((profile["rows_read"], profile["customers"]), (9999, 323))
    k.same([(r["code"], r["rows"]) for r in profile["rejected"]], [("customer_missing", 2291)])
    k.same(profile["first_event"][:10], "2010-12-01")
    k.same(profile["last_event"][:10], "2010-12-05")
    rows = members(path, "--map", "time=InvoiceDate:m/d/y,customer=InvoiceNo")
    k.same(round(sum(amount for *_, amount in rows), 2), 180659.25)


def test_twenty_daily_files_load_as_one():
    paths = sorted(k.shared(f"{DATA}/by-day").glob("*.csv"))
    k.same(len(paths), 20)
    rows = [row for path in paths for row in k.read_csv(path)[1:]]
    columns = k.read_csv(paths[0])[0]
    customers = {row[columns.index("CustomerID")] for row in rows} - {""}
    assert all(c.endswith(".0") for c in customers), "IDs are written as 17850.0"

    profile = k.ask("profile", *paths)
    k.same(profile["rows_read"], len(rows))
    k.same(profile["customers"], len(customers))
    k.same(len(profile["sources"]), 1)
    k.same(len(profile["sources"][0]["files"]), 20)
    k.same((profile["first_event"][:10], profile["last_event"][:10]), ("2010-12-01", "2010-12-23"))
    to = k.write("members.csv", "")
    k.ask("export", *paths, "--to", to)
    k.same({row[0] for row in k.read_csv(to)[1:]}, {c.removesuffix(".0") for c in customers})


if __name__ == "__main__":
    k.main(globals())
