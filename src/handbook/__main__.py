"""`handbook`, and `python -m handbook`."""

import signal
import sys


def main() -> int:
    """Runs one command in a process of its own; a request to end (SIGTERM) leaves no half-written file behind."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        from handbook import cli  # here, so that Ctrl-C is quiet from the first moment on

        return cli.main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
