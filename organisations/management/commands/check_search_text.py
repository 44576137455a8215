from django.core.management.base import BaseCommand, CommandError

from organisations.models import SearchText


class Command(BaseCommand):
    help = "Finner grupper der søkeordene ikke er som de skulle være. Finnes det noen, er svaret en feil."

    def add_arguments(self, parser):
        parser.add_argument("--mend", action="store_true", help="skriv dem på nytt")

    def handle(self, *, mend, verbosity, **options):
        stale = SearchText.objects.stale()
        if stale and not mend:
            raise CommandError(f"{len(stale)} grupper har gamle søkeord. Rett dem med --mend.")
        SearchText.objects.write(stale)
        if verbosity:
            self.stdout.write(f"Søkeordene stemmer. Rettet: {len(stale)}.")
