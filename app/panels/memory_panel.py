"""Memory of this program and of the model. It asks the system once a second, and only while it can be seen."""

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.theme import Theme
from app.widgets.meter import Meter
from app.widgets.numbers import DASH, binary_size
from dspark_core.events import ModelInfo

POLL_MS = 1000


class MemoryPanel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info: ModelInfo | None = None
        self._process = psutil.Process()
        self._total = psutil.virtual_memory().total
        self.program = Meter(
            self.tr("this program"),
            self.tr("Main memory that this program holds (resident set), of all in this machine."),
        )
        self.device = Meter(self.tr("graphics memory"), self.tr("Memory of the device that this program holds."))
        self.context = Meter(
            self.tr("context"),
            self.tr("Tokens whose keys and values are cached, of those for which there is room."),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for meter in (self.device, self.program, self.context):
            layout.addWidget(meter)
        self.timer = QTimer(self)
        self.timer.setInterval(POLL_MS)
        self.timer.timeout.connect(self.poll)
        self.set_model(None)

    def definitions(self) -> str:
        return self.tr(
            "this program: main memory it holds (resident set), of all in this machine.\n"
            "weights: bytes of the target that one pass reads, as they are stored.\n"
            "context: tokens whose keys and values are cached, of those for which there is room.\n"
            "1 GiB = 1,073,741,824 bytes."
        )

    def set_theme(self, theme: Theme) -> None:
        for meter in (self.program, self.device, self.context):
            meter.set_theme(theme)

    def set_model(self, info: ModelInfo | None) -> None:
        self._info = info
        self.device.setVisible(info is not None and info.device.startswith("cuda"))
        self.show_device_memory(None, None)
        self.show_context(None)
        self.poll()

    def show_device_memory(self, used: int | None, total: int | None) -> None:
        """Bytes that the engine holds on the device, and the device's own; the engine's thread alone can ask."""
        share = used / total if used is not None and total else None
        self.device.set_reading(share, self._of(binary_size(used), binary_size(total)), self._weights_note())

    def show_context(self, cached: int | None) -> None:
        """``cached`` tokens are in the target's cache; None when that is unknown."""
        info = self._info
        if info is None:
            self.context.set_reading(None, DASH, self.tr("appears when a model is loaded"))
            return
        room = info.context_length
        count = DASH if cached is None else f"{cached:,}"
        reading = self.tr("{count} of {room} tokens").format(count=count, room=f"{room:,}")
        note = self.tr("keys and values: {used}, room for {room}").format(
            used=binary_size(None if cached is None else cached * info.kv_bytes_per_token),
            room=binary_size(room * info.kv_bytes_per_token),
        )
        self.context.set_reading(None if cached is None else cached / room, reading, note)

    def poll(self) -> None:
        used = self._process.memory_info().rss
        reading = self._of(binary_size(used), binary_size(self._total)) + " RAM"
        on_device = self._info is not None and self._info.device.startswith("cuda")
        self.program.set_reading(
            used / self._total, reading, self.tr("besides graphics memory") if on_device else self._weights_note()
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.poll()
        self.timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.timer.stop()

    def _of(self, used: str, total: str) -> str:
        return DASH if used == total == DASH else self.tr("{used} of {total}").format(used=used, total=total)

    def _weights_note(self) -> str:
        if self._info is None:
            return self.tr("no model loaded")
        return self.tr("target weights {size}").format(size=binary_size(self._info.weight_bytes))
