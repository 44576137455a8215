from django.core.mail.backends import locmem
from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    """A mail server that refuses everything."""

    def send_messages(self, messages):
        raise OSError("refused: post@lokallag.example.no")


class RefusesOne(locmem.EmailBackend):
    """A mail server that does not know one of the addresses."""

    def send_messages(self, messages):
        if any("nekt@example.no" in message.to for message in messages):
            raise OSError("unknown: nekt@example.no")
        return super().send_messages(messages)
