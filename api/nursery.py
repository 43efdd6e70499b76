"""The nursery: a process that has imported everything and holds nothing, and forks a worker in milliseconds.

Importing what a worker needs takes a second or two, which a pool that kills its workers cannot spend each time. The
nursery waits on a control socket for the sockets of new workers, handed over as file descriptors, each with a byte that
says whether it is for a reader or for the writer of one change. When the control socket closes, it kills its process
group: itself and every worker. Run as `python -m api.nursery FD JSON`.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys

from api import worker, writer
from api.frames import READER, WRITER
from api.limits import Limits

SERVING = {READER: worker.serve, WRITER: writer.serve}


def main(control: socket.socket, limits: Limits) -> None:
    """Fork a worker for each socket that comes over `control`; when that closes, end with all of them."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.freeze()
    while True:
        message, handles, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            os.killpg(0, signal.SIGKILL)
        line = socket.socket(fileno=handles[0])
        if os.fork() == 0:
            control.close()
            SERVING[message](line, limits)
            return
        line.close()


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])), Limits(**json.loads(sys.argv[2])))
