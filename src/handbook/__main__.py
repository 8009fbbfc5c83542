"""`handbook`, and `python -m handbook`."""

import gc
import signal
import sys


def main() -> int:
    """Runs one command in a process of its own; a request to end (SIGTERM) leaves no half-written file behind.

    A build makes many objects and few cycles: looking for cycles, also in all that is left when the process ends,
    would take a fifth of its time.
    """
    gc.disable()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        from handbook import cli  # here, so that Ctrl-C is quiet from the first moment on

        return cli.main()
    except KeyboardInterrupt:
        return 130
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
