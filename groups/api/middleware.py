"""What all answers below /api/ have in common: any site may read them, and a fault is JSON too."""

from django.http import HttpResponse

from .errors import in_json

PATH = "/api/"
# Nothing here depends on who asks, so any page may fetch it; no credentials.
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
PREFLIGHT = {
    "Allow": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


class OpenApiMiddleware:
    """Stands outside the page cache, so that what is kept in memory is open as well."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(PATH):
            return self.get_response(request)
        response = self._answer(request)
        for name, value in OPEN.items():
            response.headers[name] = value
        return response

    def _answer(self, request):
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)
        return in_json(self.get_response(request))
