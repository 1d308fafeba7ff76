"""Names corrected in the sidebar, through the workspace and the engine, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.model.comparison import Stage
from app.model.entity import EntityType
from tests.end2end.conftest import WAIT
from widgets.main_window import MainWindow

Compare = Callable[..., None]

ONE = "Orla Finch, who runs the Kite works, said in Marrow on Monday that nothing was sold.\n\nFinch went home.\n"
OTHER = "Orla Finch said in Marrow on Monday that nothing was sold.\n\nThe Kyte works said the same.\n"


def test_a_name_is_corrected_at_once_and_taken_back(
    window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path
) -> None:
    for name, text in (("a.txt", ONE), ("b.txt", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    compare(window, tmp_path / "a.txt", tmp_path / "b.txt")

    def types() -> dict[str, EntityType]:
        comparison = window.workspace.comparison
        return {entity.name: entity.type for entity in comparison.entities} if comparison else {}

    def number(name: str) -> int:
        return list(types()).index(name)

    def settled(check: Callable[[], bool]) -> None:
        def done() -> bool:
            found = window.workspace.comparison
            return found is not None and found.stage is Stage.COMPLETE and not window.workspace.busy and check()

        qtbot.waitUntil(done, timeout=WAIT)

    deeds = window.sidebar.entities.deeds
    dialog = deeds.ask_name(number("Orla Finch"))
    dialog.setTextValue("Dr Orla Finch")
    dialog.accept()
    settled(lambda: "Dr Orla Finch" in types())
    deeds.retype([number("Dr Orla Finch")], EntityType.OTHER)
    settled(lambda: types()["Dr Orla Finch"] is EntityType.OTHER)
    deeds.drop([number("Dr Orla Finch")])
    settled(lambda: "Dr Orla Finch" not in types())
    for _ in range(3):
        window.workspace.undo()
    settled(lambda: "Orla Finch" in types())
    assert window.workspace.decisions.entities == ()
