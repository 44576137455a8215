import json
import os
import shutil
import signal
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import translation

from groups.paper.booklet import meanwhile as booklet_start
from groups.paper.booklet import shelf
from groups.paper.booklet.area import areas
from groups.paper.booklet.making import Source, sources
from groups.search import clock
from organisations.models import DataRevision
from selvhjelp import release

# Any numbers that nothing else of ours uses: whoever holds the first makes booklets, whoever holds the other is next.
LOCK, NEXT = 7_305_118, 7_305_119
SECONDS_BETWEEN_TRIES = 5
# Pages are for people who wait; booklets are not.
NICE = 10
DRAFTS = "draft-"


class Command(BaseCommand):
    help = "Lager heftene på nytt når noe av det som står i dem, er endret. Trygt å kjøre flere ganger."

    def add_arguments(self, parser):
        parser.add_argument("areas", nargs="*", metavar="OMRÅDE", help="norge, troms, oslo …; uten: alle")
        parser.add_argument("--format", choices=shelf.FORMATS, help="uten: begge")
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], help="uten: alle")

        parser.add_argument("--meanwhile", action="store_true", help="slipp alt annet på maskinen fram først")

    def handle(self, *, areas, format, language, verbosity, meanwhile, **options):
        if meanwhile:
            os.nice(NICE)
        self._refuse_unknown(areas)
        if meanwhile:
            booklet_start.looks_now()
        with connection.cursor() as cursor:
            if not _gets_its_turn(cursor, waits=meanwhile):
                self.stdout.write("Heftene lages alt av noen andre.")
                return
            if meanwhile:
                signal.signal(signal.SIGTERM, self._end)
            try:
                self._make(frozenset(areas), format, language, verbosity)
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])

    def _refuse_unknown(self, slugs):
        known = {area.slug for area in areas()}
        if unknown := sorted(set(slugs) - known):
            raise CommandError(f"Det finnes ikke noe hefte som heter {', '.join(unknown)}.")

    def _make(self, slugs, format, language, verbosity):
        now, made_of = clock.now(), shelf.contents()
        # Read first: what is changed while the booklets are made is for the next run.
        everything = f"{DataRevision.current()} {release.fingerprint()} {now.date()} {settings.SITE_URL}"
        wanted = sha256(json.dumps([everything, sorted(slugs), format, language]).encode()).hexdigest()
        if made_of.get("all") == wanted and self._all_there(slugs, format, language):
            return
        self._clear()
        for code in [language] if language else [code for code, _name in settings.LANGUAGES]:
            with (
                translation.override(code),
                tempfile.TemporaryDirectory(prefix=DRAFTS, dir=settings.BOOKLETS_DIR) as folder,
            ):
                for source in sources(Path(folder), now, slugs):
                    for one in [format] if format else shelf.FORMATS:
                        self._make_one(source, one, code, now, Path(folder), made_of, verbosity)
        shelf.remember(made_of | {"all": wanted})

    def _clear(self):
        """What a run that was killed has left; only one runs at a time."""
        settings.BOOKLETS_DIR.mkdir(parents=True, exist_ok=True)
        for folder in settings.BOOKLETS_DIR.glob(f"{DRAFTS}*"):
            shutil.rmtree(folder, ignore_errors=True)

    def _end(self, *_) -> NoReturn:
        """Clear what is half made, and be gone: an exception, raised in the middle of a query, would end in words."""
        self._clear()
        os._exit(0)

    def _all_there(self, slugs, format, language):
        return all(
            shelf.path_of(area.slug, one, code).exists()
            for area in areas()
            if not slugs or area.slug in slugs
            for one in ([format] if format else shelf.FORMATS)
            for code in ([language] if language else [code for code, _name in settings.LANGUAGES])
        )

    def _make_one(self, source: Source, format, language, now, folder, made_of, verbosity):
        target = shelf.path_of(source.area.slug, format, language)
        name = f"{language}/{target.name}"
        if made_of.get(name) == source.fingerprint and target.exists():
            return
        draft = folder / f"{target.stem}-whole.pdf"
        pages = source.make(format, draft, now=now, folder=folder)
        shelf.put(draft, target)
        made_of[name] = source.fingerprint
        shelf.remember(made_of | {"all": ""})
        if verbosity:
            self.stdout.write(f"{name}: {pages} sider")


def _gets_its_turn(cursor, *, waits: bool) -> bool:
    """Never two at a time. One more may wait: what it was started for is newer than what is being made."""
    if _takes(cursor, LOCK):
        return True
    if not waits or not _takes(cursor, NEXT):
        return False
    try:
        while not _takes(cursor, LOCK):
            time.sleep(SECONDS_BETWEEN_TRIES)
    finally:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [NEXT])
    return True


def _takes(cursor, lock: int) -> bool:
    cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock])
    return cursor.fetchone()[0]
