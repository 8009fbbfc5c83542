"""Spoils books, styles and options at random and builds them: `python bench/fuzz.py --minutes 60 --seed 1`.

Every case can be had again: `--seed 1 --only 4711 --keep DIR` builds it once more and leaves its folder there.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from fuzzing.running import run


def main() -> int:
    """Runs the cases; 1 if any of them ended in a fault."""
    asked = _asked()
    if asked.only is not None:
        return _again(asked.seed, asked.only, asked.keep)
    classes: Counter[str] = Counter()
    ends, done = time.monotonic() + 60 * asked.minutes, 0
    for number in count(asked.first):
        if time.monotonic() > ends or done == asked.cases:
            break
        with TemporaryDirectory(prefix="fuzz-", ignore_cleanup_errors=True) as folder:
            ending = run(asked.seed, number, Path(folder))
        done += 1
        if ending.wrong:
            classes[ending.wrong] += 1
            if classes[ending.wrong] == 1:
                print(f"{number}: {ending.wrong}   {' '.join(map(repr, ending.words))}", flush=True)
    print(f"{done} cases, {sum(classes.values())} faults in {len(classes)} classes", flush=True)
    for wrong, times in classes.most_common():
        print(f"{times:6} {wrong}")
    return 1 if classes else 0


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--minutes", type=float, default=1.0)
    words.add_argument("--cases", type=int, default=-1, help="no more than so many")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--first", type=int, default=0, help="the number to begin with")
    words.add_argument("--only", type=int, help="this case alone")
    words.add_argument("--keep", type=Path, default=Path("fuzz-case"), help="where its folder is left")
    return words.parse_args()


def _again(seed: int, number: int, folder: Path) -> int:
    folder.mkdir(parents=True)
    ending = run(seed, number, folder)
    print(" ".join(map(repr, ending.words)), ending.told, ending.wrong or "nothing wrong", sep="\n")
    return 1 if ending.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
