from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from selvhjelp.places.borders import write_maps


class Command(BaseCommand):
    help = "Tegner kartene på nytt fra grensene i registeret. Resultatet skal sjekkes inn."

    def add_arguments(self, parser):
        parser.add_argument(
            "--folder", type=Path, default=settings.BASE_DIR / "fixtures" / "places", help="mappa med grensene"
        )

    def handle(self, *, folder, **options):
        names = write_maps(folder)
        self.stdout.write(self.style.SUCCESS(f"{len(names)} kart er tegnet i {folder / 'kart'}."))
