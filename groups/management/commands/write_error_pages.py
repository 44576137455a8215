from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from groups import error_pages
from organisations.editorial import store


class Command(BaseCommand):
    help = "Skriver feilsidene som filer, så den som står foran nettstedet, kan vise dem når det selv ikke svarer."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.VAR_DIR / "errors")

    def handle(self, *, folder, verbosity, **options):
        store.refresh()
        written = error_pages.write(folder)
        if verbosity:
            self.stdout.write(f"Skrev {len(written)} sider i {folder}.")
