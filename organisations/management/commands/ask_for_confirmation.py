from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from organisations import confirmation, notices, reports, starting
from organisations.models import FailedLogins, FileImport

# Any number, as long as no other command uses it: two runs at a time would send each mail twice.
_RUNS = 820_140_502


class Command(BaseCommand):
    help = (
        "Spør de som står bak gruppene, om alt fortsatt stemmer. Kjøres hver dag, og tåler å kjøres flere ganger. "
        "Stenger opptaket der den nye gruppa har startet, sier fra om hvem noen bør ringe og om meldinger som venter, "
        "og glemmer gamle meldinger."
    )

    def handle(self, **options):
        today = timezone.localdate()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_RUNS])
            if not cursor.fetchone()[0]:
                self.stderr.write("Kommandoen kjører allerede.")
                return
        try:
            self._run(today)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_RUNS])

    def _run(self, today):
        started = starting.close_intake_of_started(today=today)
        outcome = confirmation.ask(today=today)
        notices.note_those_to_phone(today=today)
        notices.note_reports()
        undelivered = notices.deliver(today=today)
        forgotten = reports.forget_old(today=today)
        # Each login forgets what has ended; on a day without one, this does.
        FailedLogins.objects.ended().delete()
        FileImport.objects.forgotten(today).delete()
        call_command("clearsessions")
        failed = outcome.failed + undelivered
        self.stdout.write(
            f"Spurt: {outcome.asked}. Kunne ikke sendes: {failed}. Uten adresse: {len(outcome.unreachable)}. "
            f"Grupper som har startet: {started}. Meldinger glemt: {forgotten}."
        )
