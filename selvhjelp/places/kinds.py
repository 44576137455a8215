from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    """Everything that a text can name. The value is the word used in `kallenavn.csv` and outwards."""

    MUNICIPALITY = "kommune", _("kommune")
    POSTAL_CODE = "postnummer", _("postnummer")
    CITY = "poststed", _("poststed")
    BOROUGH = "bydel", _("bydel")
    QUARTER = "strok", _("strøk")
    HOSPITAL = "sykehus", _("sykehus")
    AREA = "omrade", _("område utenfor kommunene")
    NICKNAME = "kallenavn", _("navn folk bruker")
    FORMER_MUNICIPALITY = "tidligere-kommune", _("tidligere kommune")
    DISTRICT = "distrikt", _("distrikt")
    PART_OF_COUNTRY = "landsdel", _("landsdel")
    FORMER_COUNTY = "tidligere-fylke", _("tidligere fylke")
    COUNTY = "fylke", _("fylke")
