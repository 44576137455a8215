"""Passwords that people in Norway choose first; Django's own list of common ones knows English."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError

# What somebody who guesses begins with: the word itself, or with a year, a number or a sign at either end.
GUESSED = """
passord passordet mittpassord hemmelig velkommen hallohallo kjærlighet jegelskerdeg elskerdeg norge noreg oslo bergen
trondheim tromsø stavanger fotball rosenborg brann vålerenga sommer sommeren vinter vinteren høsten våren januar
februar mars april mai juni juli august september oktober november desember mandag tirsdag onsdag torsdag fredag lørdag
søndag qwertyuiopå qwertyåæø selvhjelp selvhjelpsgruppe likeperson pårørende redaktør administrator ivareta
"""
AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")


class NorwegianPasswordValidator:
    """Refuses a common Norwegian word, or the site's name, with nothing but digits and signs around it."""

    def __init__(self):
        self.guessed = {*GUESSED.split(), "".join(settings.SITE_NAME.casefold().split())}

    def validate(self, password, user=None):
        if AROUND.sub("", "".join(password.casefold().split())) in self.guessed:
            raise ValidationError("Dette er blant det første andre gjetter på.", code="password_too_common")

    def get_help_text(self):
        return "Velg noe andre ikke gjetter på."
