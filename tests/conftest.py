"""What every test gets: no display, folders of its own, and no network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import HealthCheck, settings

from app.workers import limits

# speed is never asserted, and a loaded machine must not fail a test
settings.register_profile("copytaster", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
settings.load_profile("copytaster")

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_configure() -> None:
    limits.forbid_network()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep every test's settings and sessions apart, and away from the reader's own."""
    home = tmp_path / "copytaster-home"
    monkeypatch.setenv("COPYTASTER_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The development sets that lie beside the repository, where they do."""
    if not DATA.is_dir():
        pytest.skip("the development sets (../shared/data) are not beside this checkout")
    return DATA
