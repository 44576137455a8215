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
        for old, new in report.merged:
            self.stdout.write(f"Flyttet: {old.code} {old.name} er nå {new.code} {new.name}.")
        for municipality, old_name in report.renamed:
            self.stdout.write(f"Nytt navn: {municipality.code} {old_name} heter nå {municipality.name}.")
        for old, successors in report.split:
            names = ", ".join(f"{successor.code} {successor.name}" for successor in successors)
            self.stdout.write(self.style.WARNING(f"Delt: {old.code} {old.name} er nå {names}. Plasser for hånd:"))
        for line in report.lines:
            self.stdout.write(f"  {line}")
