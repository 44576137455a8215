from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from organisations.exchange import report
from organisations.exchange.examples import load_examples, read_examples
from organisations.exchange.plan import Plan
from organisations.exchange.table import FileFault


class Command(BaseCommand):
    help = "Laster eksempelorganisasjoner og -grupper, med datoer regnet fra i dag. Trygt å kjøre flere ganger."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, metavar="MAPPE", default=settings.FIXTURES_DIR / "demo")
        parser.add_argument("--progress", action="store_true", help="vis framdrift også uten terminal")

    def handle(self, *, folder, progress, verbosity, **options):
        if settings.PRODUCTION:
            raise CommandError("Dette er et nettsted i drift. Folk ville lete etter grupper som ikke finnes.")
        try:
            plan = self._load(folder, progress)
        except FileFault as fault:
            raise CommandError(str(fault)) from fault
        if plan.errors:
            raise CommandError("\n".join([*report.error_lines(plan.errors, plan.unit), report.verdict(plan.errors)]))
        if verbosity:
            self.stdout.write(self.style.SUCCESS(f"Eksempler. {report.summary(plan, dry_run=False)}"))

    def _load(self, folder: Path, progress: bool) -> Plan:
        tables = read_examples(folder)
        with tqdm(total=2 * len(tables[-1].lines), unit="rad", disable=None if not progress else False) as bar:
            return load_examples(tables, today=timezone.localdate(), advance=bar.update)
