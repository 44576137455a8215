from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from organisations.exchange import report
from organisations.exchange.formats import FORMATS, read_file
from organisations.exchange.importing import import_table
from organisations.exchange.scope import Scope
from organisations.exchange.signals import listings_imported
from organisations.exchange.table import FileFault, Table
from organisations.models import Organisation


class Command(BaseCommand):
    help = "Leser grupper inn fra en fil: alt eller ingenting. Den samme fila en gang til endrer ingenting."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FIL")
        parser.add_argument("--format", choices=FORMATS, help="uten: etter endelsen på filnavnet")
        owner = parser.add_mutually_exclusive_group(required=True)
        owner.add_argument(
            "--organisation", metavar="ADRESSE", help="organisasjonen gruppene hører til, selv eller under den"
        )
        owner.add_argument("--any-organisation", action="store_true", help="grupper fra alle organisasjoner")
        parser.add_argument("--dry-run", action="store_true", help="vis hva som ville skje, uten å lagre")
        parser.add_argument("--relative-dates", action="store_true", help="les også datoer som -40d, regnet fra i dag")
        parser.add_argument("--progress", action="store_true", help="vis framdrift også uten terminal")

    def handle(self, *, file, dry_run, progress, verbosity, **options):
        try:
            scope = scope_of(options["organisation"])
            table = read_file(file, options["format"] or format_of(file))
            plan = self._import(table, scope, dry_run, progress, options["relative_dates"])
        except FileFault as fault:
            raise CommandError(str(fault)) from fault
        if plan.errors:
            raise CommandError("\n".join([*report.error_lines(plan.errors, plan.unit), report.verdict(plan.errors)]))
        if verbosity:
            self._tell(plan, dry_run, verbosity)
        if not dry_run:
            listings_imported.send(Command)

    def _import(self, table: Table, scope: Scope, dry_run: bool, progress: bool, relative_dates: bool):
        today = timezone.localdate() if relative_dates else None
        steps = len(table.lines) if dry_run else 2 * len(table.lines)
        with tqdm(total=steps, unit="rad", disable=None if not progress else False) as bar:
            return import_table(table, scope, today=today, dry_run=dry_run, advance=bar.update)

    def _tell(self, plan, dry_run: bool, verbosity: int):
        self.stdout.write(self.style.SUCCESS(report.summary(plan, dry_run=dry_run)))
        if dry_run or verbosity > 1:
            self.stdout.writelines(f"{line}\n" for line in report.detail_lines(plan))
        for line in report.missing_lines(plan):
            self.stdout.write(line)


def format_of(file: Path) -> str:
    """The format that the file's name tells of. Raises FileFault."""
    name = file.suffix.lower().removeprefix(".")
    if name not in FORMATS:
        raise FileFault(f"Si hvilket format «{file.name}» har: --format {' eller --format '.join(FORMATS)}.")
    return name


def scope_of(slug: str | None) -> Scope:
    """The organisation with this slug and all below it; without a slug every one. Raises CommandError."""
    if slug is None:
        return Scope(None)
    try:
        return Scope(Organisation.objects.get(slug=slug))
    except Organisation.DoesNotExist:
        raise CommandError(f"Ingen organisasjon har adressen «{slug}».") from None
