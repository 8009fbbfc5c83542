"""`handbook`, and `python -m handbook`."""

import gc
import os
import sys
from io import TextIOWrapper


def main() -> int:
    """Runs one command in a process of its own; a request to end (SIGTERM) leaves no half-written file behind.

    A build makes many objects and few cycles: looking for cycles, also in all that is left when the process ends,
    would take a fifth of its time.
    """
    gc.disable()
    try:
        _open_streams()
        os.environ.pop("SOURCE_DATE_EPOCH", None)  # a library would read it; our dates are those of the book
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it would read what every package brings along
        from handbook.foundation.stopping import listen

        listen()
        from handbook import cli  # here, so that Ctrl-C is quiet from the first moment on

        return cli.main()
    except KeyboardInterrupt:
        return 130
    finally:
        gc.freeze()


def _open_streams() -> None:
    """The three streams, whatever the caller did to them: a closed one leads nowhere, every letter has a spelling.

    Without this the first file that is opened would take the number of a closed stream, and be written into.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def run() -> None:
    """Runs one command and leaves: the system takes back at once what Python would take apart piece by piece.

    Where other processes or threads were begun, Python ends them as it does.
    """
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(status)
    threads = sys.modules.get("threading")
    if "multiprocessing" in sys.modules or (threads and threads.active_count() > 1):
        sys.exit(status)
    os._exit(status)


if __name__ == "__main__":
    run()
