#!/usr/bin/env python3
"""Files of segments: assets/segments.schema.json describes them, with the words and keys of the code,
no more and no less, and refuses what `kohort check` refuses for its form."""

import copy
import json
import random
import re

import _kohort as k

try:
    import jsonschema
except ImportError:
    jsonschema = None

SCHEMA = json.loads((k.ROOT / "assets" / "segments.schema.json").read_text())
LIBRARY = json.loads((k.ROOT / "assets" / "library.json").read_text())
FIELDS = (k.ROOT / "core" / "segment" / "definition_fields.h").read_text()
# Of the file itself (definition_json.cpp), and the one of conditions and filters that is not a field.
ENVELOPE = {"$schema", "kohort", "version"}
TYPE = {"type"}


def validator():
    if jsonschema is None:
        raise k.Skip("there is no python3-jsonschema")
    return jsonschema.Draft202012Validator(SCHEMA)


def conditions():
    """The examples of docs/conditions.md."""
    page = (k.ROOT / "docs" / "conditions.md").read_text()
    return [json.loads(block) for block in re.findall(r"```json\n(.*?)```", page, flags=re.DOTALL)]


def sentences():
    """The conditions and segments of the C++ tests."""
    lines = (k.ROOT / "tests" / "core" / "segment" / "sentences.txt").read_text().splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


def file_with(segment):
    if "type" in segment:
        segment = {"include": {"conditions": [segment]}}
    return {"version": 1, "segments": [{"id": "a", "name": "A", "goal": "retention", **segment}]}


def walk(schema, keys, words):
    """The keys and words that a schema knows."""
    if isinstance(schema, list):
        for item in schema:
            walk(item, keys, words)
    if not isinstance(schema, dict):
        return
    for key, value in schema.items():
        if key == "properties":
            keys.update(value)
            for inner in value.values():
                walk(inner, keys, words)
        elif key == "enum":
            words.update(word for word in value if isinstance(word, str))
        elif key == "const" and isinstance(value, str):
            words.add(value)
        elif key not in ("dependentRequired", "required"):
            walk(value, keys, words)


def test_the_schema_has_the_keys_and_words_of_the_code():
    keys, words = set(), set()
    walk(SCHEMA, keys, words)
    code_keys = set(re.findall(r'v(?:\.\w+)?\("(\w+)"', FIELDS))
    k.same(keys, code_keys | ENVELOPE | TYPE, "keys")
    code_words = set()
    for listed in re.findall(r"std::to_array<std::string_view>\(\s*\{(.*?)\}\)", FIELDS, re.DOTALL):
        code_words |= set(re.findall(r'"([^"]*)"', listed))
    types = set(re.findall(r'kType = "(\w+)"',
                           (k.ROOT / "core" / "segment" / "definition.h").read_text()))
    stages = {"lead", "first_timer", "active", "defecting", "inactive"}
    k.same(words, code_words | types | stages | {"segments"}, "words")


def test_the_schema_is_one_and_knows_every_example():
    known = validator()
    known.check_schema(SCHEMA)
    for file in [LIBRARY, *map(file_with, conditions()), *map(file_with, sentences())]:
        errors = [f"{list(e.absolute_path)}: {e.message}" for e in known.iter_errors(file)]
        assert not errors, f"{json.dumps(file)[:600]}\n    {errors[0][:600]}"


def places(value):
    """Every object within a value."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, (dict, list)):
            yield from places(inner)


def broken(file, random_numbers):
    """The file with a key taken away, added or renamed, a value of another type, or another word."""
    file = copy.deepcopy(file)
    objects = [o for o in places(file) if o]
    chosen = random_numbers.choice(objects)
    key = random_numbers.choice(sorted(chosen))
    how = random_numbers.randrange(5)
    if how == 0:
        del chosen[key]
    elif how == 1:
        chosen[random_numbers.choice(["values", "value", "upper", "window", "only_known", "extra"])] = 1
    elif how == 2:
        chosen[key + "x"] = chosen.pop(key)
    elif how == 3:
        chosen[key] = random_numbers.choice([None, [], {}, "", 1, -1, True, "is", "last", "any", 0.5])
    else:
        other = random_numbers.choice(objects)
        chosen[key] = copy.deepcopy(other[random_numbers.choice(sorted(other))])
    return file


# What is said of a form; a schema cannot say all that there is to say of a meaning.
FORM = re.compile(r"Unknown (key|word|type)|(key|type) is missing|Expected ")


def test_the_schema_and_the_command_agree_on_broken_files():
    known = validator()
    seed = 20261112
    numbers = random.Random(seed)
    examples = [file_with(x) for x in conditions() + sentences()]
    bad_forms = 0
    for round_number in range(400):
        file = broken(numbers.choice(examples), numbers)
        ran = k.run("check", k.write("broken.json", json.dumps(file)))
        said = ran.err.decode()
        fits = known.is_valid(file)
        what = f"seed {seed}, round {round_number}: {json.dumps(file)}\n    {said}"
        if ran.status == 0:
            assert fits, what
        elif FORM.search(said):
            assert not fits, what
            bad_forms += 1
    assert 200 < bad_forms < 400, bad_forms


def test_check_tells_every_segment_of_the_library_good():
    ran = k.run("check", k.ROOT / "assets" / "library.json")
    k.same((ran.status, ran.out.decode()), (0, f"{len(LIBRARY['segments'])} segments, nothing wrong\n"))


def test_describe_has_a_sentence_for_each_segment_in_both_languages():
    for language, begin in [("en", "Customers "), ("id", "Pelanggan ")]:
        ran = k.run("describe", k.ROOT / "assets" / "library.json", "--language", language)
        k.same(ran.status, 0, str(ran))
        lines = dict(line.split(": ", 1) for line in ran.out.decode().splitlines())
        k.same(list(lines), [s["id"] for s in LIBRARY["segments"]])
        assert all(line.startswith(begin) and line.endswith(".") for line in lines.values()), lines


def test_what_is_wrong_is_said_with_file_and_place():
    for text, where in [('{"version": 2}', "bad.json, /version: "), ("{", "bad.json, line 1, column "),
                        ('{"version": 1, "segments": 3}', "bad.json, /segments: ")]:
        ran = k.run("check", k.write("bad.json", text))
        k.same(ran.status, 1, str(ran))
        assert where in ran.err.decode(), ran


if __name__ == "__main__":
    k.main(globals())
