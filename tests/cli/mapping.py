#!/usr/bin/env python3
"""Mappings as files: what `kohort mapping` prints imports the same as the guess does, and
docs/mapping.schema.json describes them: the words and keys of the code, no more and no less."""

import itertools
import json
import re

import _kohort as k

SCHEMA = json.loads((k.ROOT / "docs" / "mapping.schema.json").read_text())
KEYWORDS = {"$schema", "$ref", "$defs", "title", "description", "type", "required",
            "additionalProperties", "properties", "items", "const", "enum", "minLength",
            "maxLength", "pattern"}
TYPES = {"object": dict, "array": list, "string": str}


def faults(value, schema, path=""):
    """Where a value is not what the schema says, for the keywords that ours uses."""
    assert set(schema) <= KEYWORDS, set(schema) - KEYWORDS
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], path)
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        return [path]
    if "enum" in schema and value not in schema["enum"]:
        return [path]
    if "const" in schema and (value != schema["const"] or isinstance(value, bool)):
        return [path]
    if isinstance(value, str):
        long_enough = len(value) >= schema.get("minLength", 0)
        fits = long_enough and len(value) <= schema.get("maxLength", len(value))
        return [] if fits and re.search(schema.get("pattern", ""), value) else [path]
    if isinstance(value, list):
        return [f for i, item in enumerate(value) for f in faults(item, schema["items"],
                                                                  f"{path}/{i}")]
    if isinstance(value, dict):
        known = schema["properties"]
        missing = [f"{path}/{key}" for key in schema.get("required", []) if key not in value]
        unknown = [f"{path}/{key}" for key in value if key not in known]
        inside = [f for key in value if key in known
                  for f in faults(value[key], known[key], f"{path}/{key}")]
        return missing + unknown + inside
    return []


# ---- Of the code

def words(name):
    """The texts of a list in core/import/mapping.h."""
    code = (k.ROOT / "core" / "import" / "mapping.h").read_text()
    listed = re.search(rf"{name}\{{(.*?)\}};", code, flags=re.DOTALL)[1]
    return re.findall(r'"([^"]*)"', listed)


def keys(struct):
    """The keys that a struct has in JSON, out of core/import/mapping_fields.h."""
    code = (k.ROOT / "core" / "import" / "mapping_fields.h").read_text()
    body = re.search(rf"Is<{struct}> T>\nvoid Fields\(V& v, T& x\) \{{(.*?)\n\}}", code,
                     flags=re.DOTALL)[1]
    return set(re.findall(r'v\("(\w+)"', body))


def test_the_schema_has_the_words_of_the_code():
    column = SCHEMA["$defs"]["column"]["properties"]
    k.same(column["meaning"]["enum"], words("kMeaningIds"))
    k.same(SCHEMA["$defs"]["filter"]["properties"]["op"]["enum"], words("kFilterOpIds"))
    k.same(SCHEMA["$defs"]["source"]["properties"]["kind"]["enum"], words("kSourceKindIds"))


def test_the_schema_has_the_keys_of_the_code():
    k.same(set(SCHEMA["properties"]) - {"$schema", "kohort", "version"}, keys("Mapping"))
    for name, struct in {"source": "SourceMapping", "column": "ColumnMapping",
                         "filter": "RowFilter", "reading": "Reading"}.items():
        k.same(set(SCHEMA["$defs"][name]["properties"]), keys(struct), struct)


def test_every_key_and_word_is_documented():
    text = (k.ROOT / "docs" / "mapping.md").read_text()
    for schema in [SCHEMA, *SCHEMA["$defs"].values()]:
        for key, of in schema["properties"].items():
            assert f"`{key}`" in text, f"docs/mapping.md does not say `{key}`"
            for word in of.get("enum", []):
                assert not word or f"`{word}`" in text, f"docs/mapping.md does not say `{word}`"


# ---- Of the command

def full():
    """A mapping that has every key."""
    return {
        "$schema": "mapping.schema.json", "kohort": "mapping", "version": 1, "zone": "Asia/Jakarta",
        "sources": [
            {"kind": "events",
             "columns": [{"column": "who", "meaning": "customer"},
                         {"column": "day", "meaning": "time", "format": "d/m/y"},
                         {"column": "sku", "meaning": "property", "format": "text"}],
             "constant_event": "Order",
             "filters": [{"column": "who", "op": "is not", "value": "test"},
                         {"column": "sku", "op": "is not empty"}],
             "reading": {"encoding": "UTF-8", "delimiter": ";", "quote": "none", "header": "yes"}},
            {"kind": "lookup", "key": "sku", "property": "sku",
             "columns": [{"column": "sku"}, {"column": "name", "meaning": "property"}]},
            {"kind": "list", "list": "friends", "columns": [{"column": "id",
                                                             "meaning": "customer"}]}]}


def files():
    return [k.write("orders.csv", "who;day;sku\nA;1/2/2026;x\nB;1/3/2026;y\ntest;2/3/2026;x\n"),
            k.write("products.csv", "sku,name\nx,Mug\ny,Lamp\n"), k.write("list.csv", "id\nA\n")]


def map_file(mapping):
    return k.write("given.json", json.dumps(mapping))


def test_a_mapping_with_every_key_fits_the_schema_and_imports():
    k.same(faults(full(), SCHEMA), [])
    profile = k.ask("profile", *files(), "--map", map_file(full()))
    k.same((profile["rows_accepted"], profile["rows_skipped"]), (5, 1))
    k.same(profile["first_event"], "2026-02-01 00:00:00")
    k.same(profile["zone"], "Asia/Jakarta")
    k.same(profile["lists"], [{"name": "friends", "customers": 1, "unknown": 0}])
    k.same([e["name"] for e in profile["event_names"]], ["Order"])


def test_the_mapping_that_is_printed_fits_the_schema_and_loses_nothing():
    given = full()
    ran = k.run("mapping", *files(), "--map", map_file(given))
    k.same(ran.status, 0, str(ran))
    printed = json.loads(ran.out)
    k.same(faults(printed, SCHEMA), [])
    again = k.run("mapping", *files(), "--map", map_file(printed))
    k.same(again.out, ran.out, "printed, read and printed again")
    del given["$schema"]
    for source in given["sources"]:
        for column in source["columns"]:
            column.setdefault("meaning", "property")
        for condition in source.get("filters", []):
            condition.setdefault("op", "is")
    k.same(printed, given)


def test_a_guess_that_was_kept_imports_the_same():
    sample = k.write("sample.csv", k.run("sample").out)
    kept = k.write("kept.json", k.run("mapping", sample, "--zone", "Asia/Jakarta").out)
    k.same(faults(json.loads(kept.read_text()), SCHEMA), [])
    k.same(k.ask("profile", sample, "--map", kept), k.ask("profile", sample, "--zone",
                                                          "Asia/Jakarta"))
    k.same(k.ask("profile", sample, "--map", kept, "--zone", "UTC")["zone"], "UTC")


def spoil(mapping, path, value):
    """A copy with another value at a path; with the key taken out where it is None."""
    copy = json.loads(json.dumps(mapping))
    *steps, last = [int(s) if s.isdigit() else s for s in path[1:].split("/")]
    at = copy
    for step in steps:
        at = at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return copy


def test_what_the_schema_refuses_the_command_refuses_too_at_the_same_place():
    source, column = "/sources/0", "/sources/0/columns/0"
    spoilt = itertools.chain(
        ((path, None) for path in ["/kohort", "/version"]),
        [("/kohort", "segment"), ("/version", 2), ("/zone", 7), ("/sources", {}),
         ("/sources/0", "a.csv"), ("/source", [])],
        ((f"{source}/{key}", 5) for key in SCHEMA["$defs"]["source"]["properties"]),
        [(f"{source}/kind", "Events"), (f"{source}/columm", []),
         (f"{column}/meaning", "client"), (f"{column}/column", ["who"]), (f"{column}/name", "x"),
         (f"{column}/column", None), (f"{source}/filters/0/column", None),
         (f"{source}/filters/0/op", "="), (f"{source}/filters/0/value", 5),
         (f"{source}/filters/0/values", "a"), (f"{source}/reading/encoding", "KOI8-R"),
         (f"{source}/reading/delimiter", 9),
         (f"{source}/reading/delimiter", "123456789"), (f"{source}/reading/delimiter", "\n;"),
         (f"{column}/column", ""), (f"{source}/reading/quote", "quotes"),
         (f"{source}/reading/header", "maybe"), (f"{source}/reading/lines", "2")])
    for path, value in spoilt:
        mapping = spoil(full(), path, value)
        k.same(faults(mapping, SCHEMA), [path], f"{path} = {value!r}")
        ran = k.run("profile", *files(), "--map", map_file(mapping))
        k.same(ran.status, 1, f"{path} = {value!r}: {ran}")
        assert f"given.json, {path}: " in ran.err.decode(), f"{path} = {value!r}: {ran}"


def test_a_file_that_is_no_mapping_is_refused():
    for text in ["", "{", "[]", "7", "\0", "{}"]:
        ran = k.run("profile", *files(), "--map", k.write("given.json", text))
        k.same(ran.status, 1, str(ran))
        assert "given.json" in ran.err.decode(), ran
    ran = k.run("profile", *files(), "--map", "nowhere.json")
    k.same(ran.status, 1, str(ran))
    assert "nowhere.json" in ran.err.decode(), ran


def test_a_mapping_for_other_files_names_the_nearest_column():
    mapping = spoil(spoil(full(), "/sources", full()["sources"][:1]),
                    "/sources/0/columns/0/column", "whom")
    ran = k.run("profile", files()[0], "--map", map_file(mapping))
    k.same(ran.status, 1, str(ran))
    assert 'no column "whom" (did you mean "who"?)' in ran.err.decode(), ran


def test_a_format_that_is_none_is_refused():
    ran = k.run("profile", *files(), "--map",
                map_file(spoil(full(), "/sources/0/columns/1/format", "dd.mm.yyyy")))
    k.same(ran.status, 1, str(ran))
    assert 'no time format "dd.mm.yyyy"' in ran.err.decode(), ran


if __name__ == "__main__":
    k.main(globals())
