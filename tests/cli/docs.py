#!/usr/bin/env python3
"""Holds README.md and docs/ to what is true: runs every console block and compares, follows every
link, and looks for each command and option of --help.

In a block of ```console, a line that begins with "$ " is a command, with the lines of its
here-document and those after a backslash. What follows, up to the next command, is exactly what it
prints on standard output and standard error together; a line of three dots stands for any lines.
The blocks of a page run in order in one folder, where kohort is on the PATH and kohort.html, if it
is built, lies beside.
"""

import os
import re
import subprocess
from pathlib import Path

import _kohort as k

SHOWN = [k.ROOT / "README.md", *sorted((k.ROOT / "docs").glob("*.md"))]
COMMANDS = k.ROOT / "docs" / "command.md"
PAGE = k.ROOT / "dist" / "kohort.html"


def relative(path):
    return str(path.relative_to(k.ROOT))


def pages():
    """Every Markdown file that git sees."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z", "*.md"],
                            cwd=k.ROOT, capture_output=True, check=True).stdout.decode()
    return [k.ROOT / name for name in listed.split("\0") if name and (k.ROOT / name).exists()]


# ---- Console blocks

class Command:
    def __init__(self, line, text):
        self.line, self.text, self.printed = line, text, []


def read_blocks(text):
    """[(line, [Command])] of each console block. Raises where one is badly formed."""
    blocks = []
    lines = iter(enumerate(text.splitlines(), 1))
    for number, line in lines:
        if line != "```console":
            continue
        commands = []
        for at, line in lines:
            if line == "```":
                break
            if line.startswith("$ "):
                command = Command(at, line[2:])
                while command.text.endswith("\\"):
                    command.text += "\n" + next(lines)[1]
                document = re.search(r"<<'?(\w+)'?", command.text)
                while document and command.text.rsplit("\n", 1)[-1] != document[1]:
                    command.text += "\n" + next(lines)[1]
                commands.append(command)
            else:
                assert commands, f"line {at}: a block begins with a command"
                commands[-1].printed.append(line)
        else:
            raise AssertionError(f"line {number}: the block does not end")
        blocks.append((number, commands))
    return blocks


def matches(printed, expected):
    """Whether the lines are the expected ones, where "..." stands for any."""
    if not expected:
        return not printed
    if expected[0] == "...":
        return any(matches(printed[i:], expected[1:]) for i in range(len(printed) + 1))
    return bool(printed) and printed[0] == expected[0] and matches(printed[1:], expected[1:])


def run_block(folder, commands):
    programs = Path(k.FOLDER.name) / "bin"
    folder.mkdir(exist_ok=True)
    if not programs.exists():
        programs.mkdir()
        (programs / "kohort").symlink_to(k.binary().resolve())
    if any("kohort.html" in command.text for command in commands):
        if not PAGE.exists():
            raise k.Skip("there is no dist/kohort.html")
        (folder / "kohort.html").unlink(missing_ok=True)
        (folder / "kohort.html").symlink_to(PAGE)
    environment = {"PATH": f"{programs}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "TZ": "UTC",
                   "HOME": str(folder)}
    for command in commands:
        done = subprocess.run(["bash", "-c", command.text], cwd=folder, env=environment, timeout=60,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        # A page cannot show the CR of a CSV's line ends.
        printed = done.stdout.decode().replace("\r\n", "\n").splitlines()
        if not matches(printed, command.printed):
            raise AssertionError(f"line {command.line}: {command.text}\n" +
                                 "".join(f"    prints  {line}\n" for line in printed) +
                                 "".join(f"    says    {line}\n" for line in command.printed))


def block_tests():
    tests = {}
    for path in SHOWN:
        folder = Path(k.FOLDER.name) / path.stem
        try:
            blocks = read_blocks(path.read_text())
        except (AssertionError, StopIteration) as error:
            tests[f"test_{relative(path)} has well-formed examples"] = (
                lambda error=error: fail(error))
            continue
        for line, commands in blocks:
            tests[f"test_{relative(path)}, example in line {line}"] = (
                lambda folder=folder, commands=commands: run_block(folder, commands))
    return tests


def fail(error):
    raise error


def test_every_page_for_users_has_an_example():
    for path in SHOWN:
        assert "\n```console\n$ " in path.read_text(), relative(path)


# ---- Links, names, and the list of commands

def prose(path):
    """Without fenced blocks and code spans."""
    text = re.sub(r"^```.*?^```$", "", path.read_text(), flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(path):
    """Of the headings: lower case, spaces to hyphens, other signs dropped."""
    text = re.sub(r"^```.*?^```$", "", path.read_text(), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ +(.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


def test_every_link_leads_to_a_file():
    for path in pages():
        for link in re.findall(r"\]\(([^)\s]+)\)", prose(path)):
            if re.match(r"[a-z]+:", link):
                continue
            file, _, anchor = link.partition("#")
            target = path.parent / file if file else path
            assert target.exists(), f"{relative(path)} links to {link}"
            assert not anchor or anchor in anchors(target), f"{relative(path)} links to {link}"


def test_no_page_names_a_place_on_a_machine():
    places = re.compile(r"(?<![\w.])/(home|root|tmp|usr|opt|var|etc|mnt)/")
    for path in pages():
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = places.search(line)
            assert not found, f"{relative(path)}, line {number}: {found.group()}"


def usage():
    ran = k.run("--help")
    k.same(ran.status, 0, str(ran))
    return ran.out.decode()


def test_every_command_is_documented_and_no_other():
    known = set(re.findall(r"^  kohort (\w+)", usage(), flags=re.MULTILINE))
    assert known, "--help lists commands"
    k.same(set(re.findall(r"^#+ kohort (\w+)", COMMANDS.read_text(), flags=re.MULTILINE)), known)


def test_every_option_is_documented_and_no_other():
    known = set(re.findall(r"--[a-z][a-z-]*", usage()))
    assert known, "--help lists options"
    described = re.findall(r"^\| `(--[a-z-]+)", COMMANDS.read_text(), flags=re.MULTILINE)
    k.same(set(described) - {"--help"}, known)
    mentioned = set(re.findall(r"--[a-z][a-z-]*", COMMANDS.read_text()))
    k.same(mentioned - {"--help"}, known)


def test_every_role_format_and_stage_is_documented():
    text = COMMANDS.read_text()
    roles = re.search(r"Roles: ([\w,\s]+)\.", usage())[1]
    formats = re.search(r"with the format (.+?)\n  --", usage(), flags=re.DOTALL)[1]
    stages = re.search(r"--stage STAGE +(.+?) \(all\)", usage())[1]
    for name in [n.strip() for n in re.split(r",|\bor\b", f"{roles},{formats},{stages}")]:
        assert f"`{name}`" in text, f"docs/command.md does not say `{name}`"


if __name__ == "__main__":
    k.main(globals() | block_tests())
