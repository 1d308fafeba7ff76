"""What this program needs of PySide6: the fault of 6.12.0 must not come back unseen."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_void_calls_keep_their_reference_to_none(qapp: object):
    target = QObject()
    target.setObjectName("x")
    before = sys.getrefcount(None)
    for _ in range(1000):
        target.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
