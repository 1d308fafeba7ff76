"""Looking at another process from outside: how much memory it holds. For systems that do not limit that themselves."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Any


def resident(pid: int) -> int | None:
    """Give the bytes of memory process *pid* holds, ``None`` where that cannot be told."""
    try:
        if sys.platform == "linux":
            with open(f"/proc/{pid}/statm", "rb") as stream:
                return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        if sys.platform == "darwin":
            return _resident_mac(pid)
        if sys.platform == "win32":
            return _resident_windows(pid)
    except (OSError, ValueError, IndexError, AttributeError):
        return None
    return None


def _resident_mac(pid: int) -> int | None:
    # proc_pidinfo with PROC_PIDTASKINFO (4): struct proc_taskinfo begins with virtual and resident size, 64 bits each
    buffer = ctypes.create_string_buffer(96)
    size = ctypes.CDLL("/usr/lib/libproc.dylib").proc_pidinfo(pid, 4, ctypes.c_uint64(0), buffer, len(buffer))
    return int.from_bytes(buffer.raw[8:16], sys.byteorder) if size >= 16 else None


def _resident_windows(pid: int) -> int | None:
    system: Any = ctypes
    kernel = system.windll.kernel32
    # PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_VM_READ
    handle = kernel.OpenProcess(0x1010, False, pid)
    if not handle:
        return None
    try:
        # PROCESS_MEMORY_COUNTERS: two 32-bit fields, the peak, then the working set
        pointer = ctypes.sizeof(ctypes.c_size_t)
        buffer = ctypes.create_string_buffer(8 + 8 * pointer)
        if not kernel.K32GetProcessMemoryInfo(handle, buffer, len(buffer)):
            return None
        return int.from_bytes(buffer.raw[8 + pointer : 8 + 2 * pointer], sys.byteorder)
    finally:
        kernel.CloseHandle(handle)
