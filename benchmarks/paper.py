"""How long paper takes, and how much memory: the country's booklet with 5,000 groups, a sheet, a poster, cards.

`python -m benchmarks.paper [5000]`; on a database of its own, as in `benchmarks`. The memory is what the command and
all that it starts take up together, at the worst moment. Booklets are made in a folder that is thrown away.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selvhjelp.settings")
# In English each text in Norwegian is a piece of its own, and takes up more.
BOOKLETS = {"A4": ("a4", "nb"), "A5": ("a5", "nb"), "A5, in English": ("a5", "en")}
SECONDS_BETWEEN_LOOKS = 0.05
ROUNDS = 9
MAKE = (
    "import django; django.setup(); import sys; from pathlib import Path; from django.conf import settings;"
    "settings.BOOKLETS_DIR = Path(sys.argv[1]); from django.core.management import call_command;"
    "call_command('make_booklets', 'norge', format=sys.argv[2], language=sys.argv[3])"
)


def main(count: int) -> None:
    import django

    from benchmarks.__main__ import IMPORTED, grow, run, tell, tell_of_import
    from tests.site import real_site

    django.setup()
    with real_site.database("selvhjelp_paper_benchmark") as target:
        door = real_site.address_of(target)
        real_site.manage("migrate", DATABASE_URL=door)
        real_site.manage("import_places", DATABASE_URL=door)
        tell_of_import(door)
        grow(door, count)
        print(f"\n## Paper, with {max(count, IMPORTED):,} groups\n")
        for name, (format, language) in BOOKLETS.items():
            seconds, cpu, megabytes, pages = make_booklet(door, format, language)
            found = f"{seconds:.1f} s ({cpu:.1f} s of processor time), {megabytes} MB, {pages} pages"
            tell(f"booklet for Norway, {name}", found, "20 s, 300 MB")
        papers = json.loads(run([sys.executable, "-c", "from benchmarks import paper; paper.time_papers()"], door))
        for name, seconds in papers.items():
            tell(name, f"{seconds:.2f} s", "1 s" if "sheet" in name else "")


def make_booklet(door: str, format: str, language: str) -> tuple[float, float, int, int]:
    """Seconds, seconds of the processor, the most memory in megabytes, and the number of pages."""
    with tempfile.TemporaryDirectory() as folder:
        before, began = os.times(), time.perf_counter()
        made = subprocess.Popen(
            [sys.executable, "-c", MAKE, folder, format, language], env=os.environ | {"DATABASE_URL": door},
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        most = 0
        while made.poll() is None:
            most = max(most, tree_kilobytes(made.pid))
            time.sleep(SECONDS_BETWEEN_LOOKS)
        seconds, after = time.perf_counter() - began, os.times()
        assert made.returncode == 0
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        (booklet,) = Path(folder).rglob("*.pdf")
        return seconds, cpu, most // 1024, page_count(booklet)


def tree_kilobytes(process: int) -> int:
    """What a process and all below it take up; what they share is shared out among them."""
    found = 0
    # Any of them may have ended while it is looked at.
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        found = sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        found += sum(tree_kilobytes(int(child)) for child in children)
    return found


def page_count(booklet: Path) -> int:
    """As its root counts them: the largest count of any branch."""
    return max(int(count) for count in re.findall(rb"/Count (\d+)", booklet.read_bytes()))


def time_papers() -> None:
    """Prints as JSON: how long the server is about a sheet of six groups, a poster and ten cards, none of them kept."""
    import django

    django.setup()
    from organisations.models import Listing

    slugs = list(Listing.objects.published().order_by("pk").values_list("slug", flat=True)[: 6 * (ROUNDS + 1)])
    sixes = [slugs[first : first + 6] for first in range(0, len(slugs), 6)]
    papers = {
        "sheet of six groups": ["/utskrift.pdf?" + "&".join(f"gruppe={slug}" for slug in six) for six in sixes],
        "sheet of one group": [f"/utskrift.pdf?gruppe={six[0]}" for six in sixes],
        "poster": [f"/plakat/{six[0]}.pdf" for six in sixes],
        "ten cards": [f"/kort/{six[0]}.pdf" for six in sixes],
    }
    print(json.dumps({name: typical(paths) for name, paths in papers.items()}))


def typical(paths) -> float:
    """The median of one try for each; the first fills what is read only once."""
    from django.test import Client

    taken = []
    for path in paths:
        began = time.perf_counter()
        assert Client().get(path, headers={"host": "127.0.0.1"}).status_code in (200, 410), path
        taken.append(time.perf_counter() - began)
    return statistics.median(taken[1:])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
