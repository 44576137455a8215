"""What the views have in common."""

from rest_framework.views import APIView


class ReadOnlyView(APIView):
    """Answers GET and HEAD; OPTIONS is answered for all addresses at once, see `middleware`."""

    http_method_names = ("get", "head")

    def parameters(self) -> list:
        """The parameters of the address, for the schema."""
        return []
