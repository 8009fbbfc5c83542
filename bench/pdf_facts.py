"""Pages, size and tags of a PDF as JSON: `python bench/pdf_facts.py FILE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    """Print the facts of one file."""
    import pikepdf

    path = Path(sys.argv[1])
    with pikepdf.open(path) as pdf:
        facts = {
            "pages": int(pdf.Root.Pages.Count),
            "kilobytes": path.stat().st_size / 1024,
            "tagged": "/StructTreeRoot" in pdf.Root,
        }
    print(json.dumps(facts))


if __name__ == "__main__":
    main()
