"""Measures the numbers to hold, with 5,000 groups and with 100,000, as rows for docs/benchmarks.md.

`python -m benchmarks [5000] [100000]`; needs wrk, and a Chromium for what a browser loads. The database is one of its
own, beside the one in `DATABASE_URL` (else in the embedded PostgreSQL), and is taken away afterwards.
"""

import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selvhjelp.settings")
# What is read in by the importer itself; more than that are copies.
IMPORTED = 5_000
HELLO = ("gunicorn", "-k", "gthread", "--threads", "4", "-w", "2", "-b", "127.0.0.1:{port}", "benchmarks.hello")
ROUNDS = 5


def main(counts: list[int]) -> None:
    import django

    django.setup()
    from tests.site import real_site

    with real_site.database("selvhjelp_benchmark") as target:
        door = real_site.address_of(target)
        real_site.manage("collectstatic", "--noinput", DATABASE_URL=door)
        real_site.manage("migrate", DATABASE_URL=door)
        real_site.manage("import_places", DATABASE_URL=door)
        tell_of_import(door)
        for count in sorted(counts):
            grow(door, count)
            print(f"\n## {count:,} groups\n")
            tell_of_inside(door)
            with serving(door, real_site.Site.MAKE_RUN) as site:
                tell_of_lists(site)
                if count == IMPORTED:
                    tell_of_kept_pages(door, site)
                    tell_of_sizes(site)
                tell_of_memory(site)


@contextmanager
def serving(door, module, **environment):
    from tests.site import real_site

    with real_site.served(door, module, WEB_CONCURRENCY="2", **environment) as site:
        yield site


def tell_of_import(door: str) -> None:
    from benchmarks import country
    from tests.site import real_site

    print("## Import of 5,000 rows\n")
    with tempfile.TemporaryDirectory() as folder:
        country.write_owners(Path(folder))
        real_site.manage("load_examples", "--folder", folder, DATABASE_URL=door)
        rows = Path(folder) / "rows.csv"
        country.write_listings(rows, count=IMPORTED)
        for what in ("new", "unchanged"):
            began = time.perf_counter()
            real_site.manage("import_listings", str(rows), "--any-organisation", "--relative-dates", DATABASE_URL=door)
            tell(f"{what}", f"{time.perf_counter() - began:.1f} s", "30 s")


def grow(door: str, count: int) -> None:
    """Until there are so many groups."""
    if count > IMPORTED:
        program = (
            f"import django; django.setup(); from benchmarks import multiplying as m; m.multiply({count // IMPORTED})"
        )
        run([sys.executable, "-c", program], door)


def tell_of_inside(door: str) -> None:
    said = json.loads(run([sys.executable, "-m", "benchmarks.inside"], door))
    tell("reading all groups anew after a change", f"{said['catalogue_seconds']:.2f} s", "")
    tell("a process that has read them", f"{said['memory_mb']} MB", "150 MB")
    for page, (made, kept) in said["queries"].items():
        tell(f"queries: {page}", f"{made} made, {kept} kept", "8 made, 1 kept")


def tell_of_lists(site) -> None:
    from benchmarks import pages

    tell_of_times(site, "filtered list, not kept", pages.filtered_lists())
    tell_of_times(site, "search in words, not kept", pages.typed_lists())


def tell_of_times(site, what: str, paths: list[str]) -> None:
    from benchmarks import load

    # The same lists in different order fill both workers' memory of days and of names, and are then other addresses.
    load.milliseconds(site.port, [f"{path}&alder=voksne" for path in paths[:40]])
    rounds = [load.milliseconds(site.port, [f"{path}&x={number}" for path in paths]) for number in range(ROUNDS)]
    medians = sorted(statistics.median(times) for times in rounds)
    slow = statistics.median(statistics.quantiles(times, n=20)[-1] for times in rounds)
    tell(f"{what}: median", f"{medians[ROUNDS // 2]:.1f} ms (best round {medians[0]:.1f})", "25 ms, 50 ms")
    tell(f"{what}: 95 of 100", f"{slow:.1f} ms", "")


def tell_of_kept_pages(door: str, site) -> None:
    from benchmarks import load

    for name, path in json.loads(run([sys.executable, "-c", PAGES], door)).items():
        size = load.size(site.port, path)
        with serving(door, HELLO, HELLO_BYTES=str(size)) as hello:
            pairs = [(load.requests_a_second(hello.port, "/"), load.requests_a_second(site.port, path))
                     for _ in range(load.ROUNDS)]  # fmt: skip
        bare, kept = (statistics.median(column) for column in zip(*pairs, strict=True))
        tell(f"kept page: {name} ({size / 1000:.1f} KB)", f"{kept:.0f}/s of {bare:.0f}/s = {kept / bare:.0%}", "50 %")


PAGES = (
    "import django; django.setup(); import json; from benchmarks.pages import pages; found = pages();"
    "print(json.dumps({name: found[name] for name in ('start', 'list, filtered', 'municipality', 'group')}))"
)


def tell_of_sizes(site) -> None:
    from benchmarks import load, visiting

    visit = visiting.first_visit(f"http://127.0.0.1:{site.port}/")
    loaded = f"{visit['kilobytes']:.1f} KB, {visit['requests']} requests, {visit['other_hosts']} other hosts"
    tell("first visit", loaded, "60 KB, 5 requests, 0 other hosts")
    for path in ("/grupper/", "/grupper/?kommune=5501", "/kommune/oslo/"):
        tell(f"HTML of a list: {path}", f"{load.size(site.port, path, encoding='identity') / 1000:.1f} KB", "60 KB")
    for path, most in {"/": "8 KB", "/fylke/nordland/kart/": "40 KB", "/dekning/": "40 KB"}.items():
        page = load.body(site.port, path)
        drawings = b"".join(re.findall(rb"<svg.*?</svg>", page, re.DOTALL))
        sizes = f"{len(gzip.compress(drawings)) / 1000:.1f} KB, page {len(gzip.compress(page)) / 1000:.1f} KB"
        tell(f"maps, compressed: {path}", sizes, most)


def tell_of_memory(site) -> None:
    from benchmarks import load

    for process in site.workers():
        resident, share = load.memory_mb(process)
        tell("a worker after all this", f"{resident} MB (its share {share} MB)", "150 MB")


def run(command: list[str], door: str) -> str:
    given = os.environ | {"DATABASE_URL": door}
    return subprocess.run(command, env=given, stdout=subprocess.PIPE, text=True, check=True).stdout


def tell(what: str, found: str, wanted: str) -> None:
    print(f"| {what} | {found} | {wanted} |", flush=True)


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [IMPORTED, 20 * IMPORTED])
