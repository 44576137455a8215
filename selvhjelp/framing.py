"""Which pages may stand in a frame: one on any other site, and that one on the page where its snippet is made."""

from csp.constants import SELF

LANGUAGE_PREFIXES = ("/nn/", "/en/")
FRAMED = "/innbygg/"
FRAME_MAKER = "/innbygg/lag/"


class FramingMiddleware:
    """Tells the middleware for the two headers, which stand outside it, what is so for these two addresses.

    By the address, since a page out of the cache has been through no view.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        address = request.path_info
        address = address[3:] if address.startswith(LANGUAGE_PREFIXES) else address
        if address == FRAMED:
            response._csp_replace = {"frame-ancestors": ["*"]}
            response.xframe_options_exempt = True
            # A site that isolates itself shows only what says that anyone may.
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if address == FRAME_MAKER:
            response._csp_replace = {"frame-src": [SELF]}
        return response
