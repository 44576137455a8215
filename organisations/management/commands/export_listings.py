import io
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from organisations.exchange.exporting import export_rows
from organisations.exchange.formats import FORMATS, write
from organisations.exchange.table import FileFault

from .import_listings import scope_of


class Command(BaseCommand):
    help = "Skriver grupper til en fil som import_listings leser tilbake, også kladder og nedlagte."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=FORMATS, required=True)
        parser.add_argument("--organisation", metavar="ADRESSE", help="bare denne organisasjonen og dem under den")
        parser.add_argument("--output", type=Path, metavar="FIL", help="uten: til skjermen, bare for csv")

    def handle(self, *, organisation, output, **options):
        format_name = options["format"]
        if output is None and format_name != "csv":
            raise CommandError(
                f"Et regneark kan ikke vises på skjermen. Si hvor det skal: --output grupper.{format_name}"
            )
        content = io.BytesIO()
        try:
            write(format_name, export_rows(scope_of(organisation)), content)
        except FileFault as fault:
            raise CommandError(str(fault)) from fault
        self._hand_over(content.getvalue(), output)

    def _hand_over(self, content: bytes, output: Path | None):
        if output is None:
            self.stdout.write(content.decode(), ending="")
            return
        try:
            output.write_bytes(content)
        except OSError as error:
            raise CommandError(f"«{output}» kan ikke skrives: {error.strerror}.") from error
