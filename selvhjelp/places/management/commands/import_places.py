from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from selvhjelp.places.importing import ImportReport, import_registers, rows_to_import
from selvhjelp.places.registers import RegisterError, read_registers


class Command(BaseCommand):
    help = "Leser fylker, kommuner, postnumre og navn inn i databasen. Trygt å kjøre flere ganger."

    def add_arguments(self, parser):
        parser.add_argument(
            "--folder", type=Path, default=settings.BASE_DIR / "fixtures" / "places", help="mappa med registrene"
        )
        parser.add_argument("--force", action="store_true", help="les inn på nytt også når filene er uendret")

    def handle(self, *, folder, force, verbosity, **options):
        try:
            registers = read_registers(folder)
            with tqdm(total=rows_to_import(registers), unit="rad", disable=None if verbosity else True) as bar:
                report = import_registers(registers, force=force, advance=bar.update)
        except RegisterError as error:
            raise CommandError(str(error)) from error
        if verbosity:
            self._print(report)

    def _print(self, report: ImportReport):
        if report.unchanged:
            self.stdout.write("Registrene er uendret siden sist.")
            return
        self.stdout.write(self.style.SUCCESS("Registrene er lest inn."))
        for event in report.events:
            self.stdout.write(self.style.WARNING(event.sentence) if event.needs_a_person else event.sentence)
            for line in event.lines:
                self.stdout.write(f"  {line}")
