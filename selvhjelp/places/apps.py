from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "selvhjelp.places"
    label = "places"
    verbose_name = _("Steder")
    default_auto_field = "django.db.models.BigAutoField"
