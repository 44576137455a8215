"""How fast a server answers, and how much memory it takes."""

import http.client
import re
import subprocess
import time
from contextlib import closing
from pathlib import Path

SECONDS, CONNECTIONS, ROUNDS = 3, 16, 3


def milliseconds(port: int, paths: list[str]) -> list[float]:
    """How long each page takes, one after the other over one connection."""
    found = []
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        for path in paths:
            began = time.perf_counter()
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            response = connection.getresponse()
            response.read()
            found.append((time.perf_counter() - began) * 1000)
            assert response.status == 200, f"{response.status} {path}"
    return found


def size(port: int, path: str, *, encoding="gzip") -> int:
    """Bytes of the answer as it goes over the line."""
    return len(body(port, path, encoding=encoding))


def body(port: int, path: str, *, encoding="identity") -> bytes:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path, headers={"Accept-Encoding": encoding})
        return connection.getresponse().read()


def requests_a_second(port: int, path: str) -> float:
    """What wrk gets through from this very machine."""
    address = f"http://127.0.0.1:{port}{path}"
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def memory_mb(process: str) -> tuple[int, int]:
    """Resident memory of a process, and its share of it when what is shared with others is divided among them."""
    status, shares = (Path(f"/proc/{process}/{name}").read_text() for name in ("status", "smaps_rollup"))
    return tuple(int(re.search(rf"^{name}:\s+(\d+)", text, re.M)[1]) // 1024 for name, text in
                 [("VmRSS", status), ("Pss", shares)])  # fmt: skip
