"""Cases of the rules: small changes to the careful book, and what each rule must find in them.

`tests/problems/rules/CODE.txt` holds the cases of one rule:

    == flagged: the number runs into the unit        or  == passed: a near miss
    -- prose                                          each line a paragraph of sections/overview.yaml
    Take 200mcg in the morning.    #! write 200 mcg   the problem on this line, and words that it tells

    -- sections/notes.yaml                            a whole file, written anew
    kind: prose …

    -- regimens.yaml                                  a file with some lines changed: < the old line, > the new
    <    max_per_day: 800 mcg
    >    max_per_day: 300 mcg      #! more than the stated most

Words to tell are parted by ` | `; `error:` and `warning:` ask for a severity. A case that is `passed` tells nothing.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from handbook.checks.gate import checked
from handbook.checks.rules import RULES
from handbook.foundation.kept import Kept
from handbook.foundation.marks import Problem
from handbook.telling.opening import load

HERE = Path(__file__).parent
CAREFUL = HERE.parent / "books" / "careful"
BAD = HERE.parent / "problems" / "rules"
_TOLD = re.compile(r"\s*#! ?(.*)$")


class Told(NamedTuple):
    file: str
    line: int
    words: str


class Case(NamedTuple):
    code: str
    kind: str
    title: str
    parts: dict[str, list[str]]

    @property
    def name(self) -> str:
        return f"{self.code} {self.kind}: {self.title}"


def cases() -> list[Case]:
    return [case for path in sorted(BAD.glob("*.txt")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    for text in re.split(r"(?m)^== ", path.read_text(encoding="utf-8"))[1:]:
        head, _, rest = text.partition("\n")
        kind, _, title = head.partition(": ")
        parts: dict[str, list[str]] = {}
        for part in re.split(r"(?m)^-- ", rest)[1:]:
            name, _, body = part.partition("\n")
            parts[name.strip()] = body.strip("\n").split("\n")
        yield Case(path.stem, kind.strip(), title.strip(), parts)


def lay(case: Case, folder: Path) -> list[Told]:
    """Writes the careful book with the changes of a case, in place of an older one; the problems that it asks for."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(CAREFUL, folder)
    told: list[Told] = []
    for name, lines in case.parts.items():
        if name == "prose":
            name, lines = "sections/overview.yaml", _paragraphs(lines)
        path = folder / name
        if lines and all(line[:1] in "<>" for line in lines if line):
            lines = _patched(path.read_text(encoding="utf-8").split("\n"), lines)
        plain = []
        for number, line in enumerate(lines, 1):
            found = _TOLD.search(line)
            if found:
                told.append(Told(name, number, found[1]))
            plain.append(_TOLD.sub("", line))
        path.write_text("\n".join(plain) + "\n", encoding="utf-8")
        if name.startswith("sections/"):
            _list(path.stem, folder / "handbook.yaml")
    return told


def _list(section: str, frame: Path) -> None:
    """Adds a new section to the list in handbook.yaml."""
    text = frame.read_text(encoding="utf-8")
    if not re.search(rf"sections:.*\b{section}\b", text):
        frame.write_text(text.replace("before]", f"before, {section}]"), encoding="utf-8")


def _paragraphs(lines: list[str]) -> list[str]:
    made = (CAREFUL / "sections/overview.yaml").read_text(encoding="utf-8").rstrip("\n").split("\n")
    for line in lines:
        words = _TOLD.sub("", line).replace("\\", "\\\\").replace('"', '\\"')
        mark = _TOLD.search(line)
        made.append(f'  - p: "{words}"{mark[0] if mark else ""}')
    return made


def _patched(old: list[str], changes: list[str]) -> list[str]:
    """The lines of a file with `<` lines taken out and `>` lines put in their place."""
    made, at = list(old), 0
    for change in changes:
        words = change[1:]
        if change.startswith("<"):
            same = [n for n, line in enumerate(made) if line.strip() == words.strip()]
            at = next((n for n in same if n >= at), same[0])  # the next one; else the first
            del made[at]
        elif change:
            made.insert(at, words.removeprefix(" "))
            at += 1
    return made


def problems(folder: Path, code: str, kept: Kept | None = None) -> list[Problem]:
    """What the rule finds in the book, asked alone; of waivers it is told when all have been asked."""
    asked = [rule for rule in RULES if rule.code == code and rule.check]
    return [one for one in checked(load(folder, kept=kept), asked or RULES) if one.code == code]


def name_of(problem: Problem, folder: Path) -> str:
    assert problem.mark
    return str(Path(problem.mark.source.name).resolve().relative_to(folder.resolve()))
