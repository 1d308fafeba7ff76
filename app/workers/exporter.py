"""The export worker: one comparison in, one file out. Cancelling is ending the process."""

from __future__ import annotations

from typing import BinaryIO

from app.errors import CopytasterError
from app.workers import protocol
from app.workers.protocol import ExportRequest, Failed, Finished, Progressed


def serve(requests: BinaryIO, frames: BinaryIO) -> None:
    """Write the one file asked for."""
    request = protocol.read(requests)
    if not isinstance(request, ExportRequest):
        return
    from app.export import pdf

    def progress(stage: str, done: int, total: int) -> None:
        protocol.write_value(frames, Progressed(0, stage, done, total))

    try:
        pdf.write(request.comparison, request.path, request.options, progress)
        protocol.write_value(frames, Finished(0))
    except CopytasterError as problem:
        protocol.write_value(frames, Failed.of(0, problem))
