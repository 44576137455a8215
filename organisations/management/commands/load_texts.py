from django.core.management.base import BaseCommand

from organisations.editorial.seeding import load_shipped


class Command(BaseCommand):
    help = "Leser tekstsider, svar på fare og hjelpenumre inn i databasen. Det noen har redigert, blir stående."

    def handle(self, *, verbosity, **options):
        count = load_shipped()
        if verbosity:
            self.stdout.write(f"Tekster lest inn eller oppdatert: {count}.")
