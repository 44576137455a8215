"""What can be seen from inside one process only; prints JSON. `python -m benchmarks.inside`"""

import json
import os
import time
from pathlib import Path


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selvhjelp.settings")
    import django

    django.setup()
    seconds = catalogue_seconds()
    print(json.dumps({"catalogue_seconds": seconds, "memory_mb": memory_mb(), "queries": queries_by_page()}))


def catalogue_seconds() -> float:
    """How long a worker needs to read all groups after one of them has been changed."""
    from groups.search import catalogue, clock
    from selvhjelp import warm_up

    warm_up.fill_memory()
    catalogue.forget()
    began = time.perf_counter()
    catalogue.current(clock.now())
    return time.perf_counter() - began


def memory_mb() -> int:
    """What this process takes up, all groups read."""
    (resident,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS")]
    return int(resident.split()[1]) // 1024


def queries_by_page() -> dict[str, list[int]]:
    """By page: how many questions it asks the database when it is made, and when it is served again."""
    from benchmarks.pages import pages

    return {name: [queries(path), queries(path)] for name, path in pages().items()}


def queries(path: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        assert Client().get(path, headers={"host": "127.0.0.1"}).status_code == 200
    return len(asked)


if __name__ == "__main__":
    main()
