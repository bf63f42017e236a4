"""On PYTHONPATH: no Python process may look up a host or connect to one. Attempts go to the file NETWORK_ATTEMPTS."""

import os
import socket
import sys


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event not in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        return
    if isinstance(arguments[0], socket.socket) and arguments[0].family == getattr(socket, "AF_UNIX", None):
        return  # another program on this computer
    with open(os.environ["NETWORK_ATTEMPTS"], "a", encoding="utf-8") as file:
        file.write(f"{event} {arguments[1:]}\n")
    raise OSError("this test has no network")


sys.addaudithook(_refuse)
