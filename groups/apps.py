from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "groups"
    verbose_name = "Sidene"

    def ready(self):
        from groups.paper.booklet import meanwhile
        from organisations.exchange.signals import listings_imported

        listings_imported.connect(meanwhile.make_after_an_import, dispatch_uid="booklets")
