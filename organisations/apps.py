from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "organisations"
    verbose_name = "Organisasjoner og grupper"

    def ready(self):
        """Connect what listens to changes of the registers."""
        from organisations import moving  # noqa: F401
