"""Files that are there as a whole or not at all, also when the process is killed while it writes."""

import os
from pathlib import Path


def write(path: Path, text: str, *, mode: int = 0o644) -> None:
    """Write the file beside its place, and move it there when it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.touch(mode)
    unfinished.write_text(text)
    unfinished.replace(path)
