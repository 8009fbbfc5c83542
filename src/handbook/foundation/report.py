"""Problems as people and programs read them: text with the line and a caret, or JSON."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import category, east_asian_width

from handbook.foundation.marks import Mark, Problem, many

MOST = 50  # more problems than this are counted, not shown; nobody mends them in one go
_TAB = "    "
_INKS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "gutter": "\x1b[34m", "strong": "\x1b[1m"}


class Look(NamedTuple):
    """How a report is set: its width in columns, whether coloured, and whether long sentences are broken."""

    width: int = 100
    colour: bool = False
    wraps: bool = False

    def ink(self, name: str, text: str) -> str:
        """The text in an ink of the terminal, or plain."""
        return f"{_INKS[name]}{text}\x1b[0m" if self.colour and text else text


def by_place(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in the order of their places; those without one come first."""
    return sorted(problems, key=lambda problem: problem.place)


def text(problems: Sequence[Problem], look: Look, outcome: str = "nothing was written") -> str:
    """The report on a gate: every problem, then how many; `outcome` is told after an error."""
    ordered = by_place(problems)
    parts = [problem_text(problem, look) for problem in ordered[:MOST]]
    if len(ordered) > MOST:
        parts.append(f"… and {len(ordered) - MOST} more")
    return "\n".join([*parts, summary(problems, outcome)])


def summary(problems: Sequence[Problem], outcome: str = "nothing was written") -> str:
    """`2 errors, 1 warning; nothing was written`."""
    errors = sum(problem.severity == "error" for problem in problems)
    counts = ((errors, "error"), (len(problems) - errors, "warning"))
    told = ", ".join(many(number, what) for number, what in counts if number)
    return f"{told}; {outcome}" if errors and outcome else told


def as_json(problem: Problem) -> dict[str, object]:
    """A problem for programs; lines and columns count from 1 and are null where there is no place."""
    mark = problem.mark
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": mark.source.name if mark else None,
        "line": mark.line if mark else None,
        "column": mark.column if mark else None,
        "end_line": mark.end_line if mark else None,
        "end_column": mark.end_column if mark else None,
        "message": problem.message,
        "hint": problem.hint,
    }


def problem_text(problem: Problem, look: Look) -> str:
    """One problem: what, where, the line with a caret, and the mend."""
    head = f"{problem.severity}[{problem.code}]"
    message = _wrapped(f"{head}: {visible(problem.message)}", look, "  ")
    lines = [look.ink(problem.severity, head) + message[0][len(head) :], *message[1:]]
    if problem.mark is None:
        return "\n".join(lines + _apart(problem.hint, look, "  "))
    gutter = " " * len(str(problem.mark.line))
    lines.append(f"{gutter}{look.ink('gutter', '-->')} {visible(str(problem.mark))}")
    if problem.mark.source.text:
        return "\n".join(lines + _excerpt(problem, problem.mark, gutter, look))
    return "\n".join(lines + _apart(problem.hint, look, gutter))


def _excerpt(problem: Problem, mark: Mark, gutter: str, look: Look) -> list[str]:
    bar = look.ink("gutter", f"{gutter} |")
    number = look.ink("gutter", f"{mark.line} |")
    line, start, length = _window(mark, max(look.width - len(gutter) - 3, 20))
    caret = look.ink(problem.severity, "^" * length)
    hint = visible(problem.hint)
    shown = [bar, f"{number} {line}".rstrip(), f"{bar} {' ' * start}{caret}"]
    if hint and len(gutter) + 4 + start + length + columns(hint) <= look.width:
        shown[-1] += f" {hint}"
        return shown
    return shown + _apart(problem.hint, look, gutter)


def _apart(hint: str, look: Look, gutter: str) -> list[str]:
    """A hint on lines of its own, where there is no room beside the caret."""
    if not hint:
        return []
    first, *rest = _wrapped(f"{gutter} = {visible(hint)}", look, f"{gutter}   ")
    return [first, *rest]


def _wrapped(sentence: str, look: Look, indent: str) -> list[str]:
    if not look.wraps or columns(sentence) <= look.width:
        return [sentence]
    from textwrap import wrap

    lead = sentence[: len(sentence) - len(sentence.lstrip())]
    lines = wrap(sentence.strip(), look.width - len(lead), subsequent_indent=indent[len(lead) :])
    return [lead + line for line in lines]


def _window(mark: Mark, room: int) -> tuple[str, int, int]:
    """The part of the line around the mark that fits, and the caret's first column and length there."""
    line = mark.source.line(mark.line)
    stop = mark.end_column - 1 if mark.end_line == mark.line else len(line.rstrip())
    before, marked = visible(line[: mark.column - 1], _TAB), visible(line[mark.column - 1 : stop], _TAB)
    after = visible(line[max(stop, mark.column - 1) :], _TAB).rstrip()
    wide = min(max(columns(marked), 1), room)
    if columns(before) + columns(marked) + columns(after) <= room:
        return before + marked + after, columns(before), wide
    # A third of the room shows what stands before, so that the writer finds the place.
    before = _last(before, max(min(room // 3, room - wide), 2) if columns(before) > room // 3 else room)
    rest = room - columns(before)
    return before + _first(marked + after, rest), columns(before), max(min(wide, rest), 1)


def _first(line: str, room: int) -> str:
    if columns(line) <= room:
        return line
    while columns(line) > room - 1:
        line = line[: min(len(line) - 1, room)]
    return line + "…"


def _last(line: str, room: int) -> str:
    return line if columns(line) <= room else _first(line[::-1], room)[::-1]


def visible(words: str, tab: str = " ") -> str:
    """A text with nothing in it that a terminal would obey: control characters are spelt out."""
    if words.isprintable():
        return words
    return "".join(_letter(letter, tab) for letter in words)


def _letter(letter: str, tab: str) -> str:
    if letter == "\t":
        return tab
    if letter.isprintable() or category(letter) in ("Zs", "Mn"):
        return letter
    return letter.encode("unicode_escape").decode("ascii")


def columns(words: str) -> int:
    """How many columns a text takes on a terminal: wide letters two, combining marks none."""
    if words.isascii():
        return len(words)
    return sum(_columns(letter) for letter in words)


def _columns(letter: str) -> int:
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
