"""What a page is measured against: an application that says so many bytes and does nothing else."""

import os

BODY = b"x" * int(os.environ.get("HELLO_BYTES", "1"))


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))])
    return [BODY]
