"""`handbook`, and `python -m handbook`."""

import signal
import sys

from handbook import cli


def main() -> int:
    """Runs one command in a process of its own; a request to end (SIGTERM) leaves no half-written file behind."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
