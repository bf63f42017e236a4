"""Memory of this program, of the graphics card and of the model.

It asks the system and the card's driver once a second, and only while it can be seen.
"""

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.card_watch import CardWatch
from app.language import translated
from app.theme import Theme
from app.widgets.meter import Meter
from app.widgets.note import Note
from app.widgets.numbers import DASH, NBSP, binary_size, percent, whole
from dspark_core.events import ModelInfo
from dspark_core.telemetry import CardReading

POLL_MS = 1000


class MemoryPanel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info: ModelInfo | None = None
        self._process = psutil.Process()
        self._total = psutil.virtual_memory().total
        self.watch = CardWatch()
        self.program = Meter(self.tr("this program"), self._definition_of_program())
        self.device = Meter(self.tr("graphics memory"), self._graphics_memory_means())
        self.card = Note(self.tr("graphics card"), self._memory_busy_means())
        self.context = Meter(
            self.tr("context"),
            self.tr("Tokens whose keys and values are cached, of those for which there is room."),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.device, self.card, self.program, self.context):
            layout.addWidget(part)
        self.timer = QTimer(self)
        self.timer.setInterval(POLL_MS)
        self.timer.timeout.connect(self.poll)
        self.set_model(None)

    def definitions(self) -> str:
        return "\n".join(
            [
                self.tr("this program: main memory it holds (resident set), of all in this machine."),
                self._graphics_memory_means(),
                self._memory_busy_means(),
                self.tr("weights: bytes of the target that one pass reads, as they are stored."),
                self.tr("context: tokens whose keys and values are cached, of those for which there is room."),
                self.tr("1 GiB = 1,073,741,824 bytes."),
            ]
        )

    def _graphics_memory_means(self) -> str:
        return self.tr(
            "graphics memory: what all programs use of the card, with what its driver keeps; below it what this "
            "program holds of that, its CUDA context included, where the driver tells."
        )

    def _memory_busy_means(self) -> str:
        return self.tr(
            "memory busy: share of the time in which the card's memory was read or written at all, as its driver "
            "samples it. Not a bandwidth: that is in the section above."
        )

    def set_theme(self, theme: Theme) -> None:
        for part in (self.program, self.device, self.card, self.context):
            part.set_theme(theme)

    def set_model(self, info: ModelInfo | None) -> None:
        self._info = info
        self.device.setVisible(info is not None and info.device.startswith("cuda"))
        self.card.setVisible(info is not None and info.card is not None)
        self.program.set_definition(self._definition_of_program())
        self._show_card(None)
        self.show_context(None)
        self.poll()

    def show_device_memory(self, used: int | None, total: int | None) -> None:
        """Bytes in use on the card and its own, as the engine's thread tells them where the driver does not."""
        self._show_device_memory(used, total, None)

    def show_context(self, cached: int | None) -> None:
        """``cached`` tokens are in the target's cache; None when that is unknown."""
        info = self._info
        if info is None:
            self.context.set_reading(None, DASH, self.tr("appears when a model is loaded"))
            return
        room = info.context_length
        count = DASH if cached is None else whole(cached)
        reading = self.tr("{count} of {room} tokens").format(count=count, room=whole(room))
        note = self.tr("keys and values in {precision}: {used}, room for {room}").format(
            precision=translated(info.kv_precision),
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

        card = self._info.card if self._info is not None else None
        if card is not None:
            self._show_card(self.watch.newest(card))
            self.watch.ask(card)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.poll()
        self.timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.timer.stop()

    def _show_card(self, reading: CardReading | None) -> None:
        """None while the driver has not told anything."""
        known = reading or CardReading()
        self._show_device_memory(known.used, known.total, known.own)
        words = self._card_words(known)
        waiting = (
            self.tr("the driver is asked") if reading is None else self.tr("the driver tells nothing of this card")
        )
        self.card.set_text(words or waiting, known=bool(words))
        driver = self.tr("Driver {version}.").format(version=known.driver or DASH)
        self.card.set_definition(f"{self._memory_busy_means()}\n{driver}")
        definition = (self._graphics_memory_means(), self._split_words(), self._estimate_words())
        self.device.set_definition("\n".join(filter(None, definition)))

    def _definition_of_program(self) -> str:
        words = self.tr("Main memory that this program holds (resident set), of all in this machine.")
        on_card = self._info is not None and self._info.device.startswith("cuda")
        return words if on_card else f"{words}\n{self._estimate_words()}".rstrip()

    def _estimate_words(self) -> str:
        """The estimate before loading, and the fact after it; empty where there is none."""
        info = self._info
        if info is None or info.memory_estimate is None:
            return ""
        estimate = info.memory_estimate
        words = self.tr(
            "Estimate before loading: weights {weights}, keys and values of {context} tokens {caches}, working memory "
            "{working}, libraries {libraries}; together {total}."
        ).format(
            weights=binary_size(estimate.weights),
            context=whole(estimate.context),
            caches=binary_size(estimate.caches),
            working=binary_size(estimate.working),
            libraries=binary_size(estimate.libraries),
            total=binary_size(estimate.total),
        )
        if info.memory_taken is None:
            return words
        taken = binary_size(info.memory_taken)
        if info.device.startswith("cuda"):
            fact = self.tr("After loading: {taken} in tensors on the card.").format(taken=taken)
        else:
            fact = self.tr(
                "While loading, the program's own memory grew by {taken}; keys and values may take theirs later."
            ).format(taken=taken)
        return f"{words}\n{fact}"

    def _split_words(self) -> str:
        """Which layers are where, and what follows from it; empty where all are on one device."""
        if self._info is None or not self._info.parts:
            return ""
        return self.tr(
            "The pair is split: {places}. It is estimated to take {sizes}. Its passes are not recorded as CUDA graphs, "
            "which are of one device."
        ).format(
            places=translated(self._info.device_name),
            sizes=", ".join(
                self.tr("{size} on {device}").format(
                    size=binary_size(part.estimate.total), device=translated(part.name)
                )
                for part in self._info.parts
            ),
        )

    def _show_device_memory(self, used: int | None, total: int | None, own: int | None) -> None:
        share = used / total if used is not None and total else None
        note = self._weights_note()
        if own is not None:
            note = self.tr("this program {size}, {weights}").format(size=binary_size(own), weights=note)
        self.device.set_reading(share, self._of(binary_size(used), binary_size(total)), note)

    def _card_words(self, reading: CardReading) -> str:
        """Two lines of what is known: clocks; temperature, power, how much of the time memory is busy."""
        clocks = [
            None if clock is None else self.tr("{name} {clock} MHz").format(name=name, clock=whole(clock))
            for name, clock in (
                (self.tr("memory clock"), reading.memory_clock_mhz),
                (self.tr("SM clock"), reading.sm_clock_mhz),
            )
        ]
        heat, power, busy = reading.temperature_c, reading.power_w, reading.memory_busy
        state = [
            None if heat is None else f"{heat}{NBSP}°C",
            None if power is None else f"{power:.0f}{NBSP}W",
            None if busy is None else self.tr("memory busy {share} of the time").format(share=percent(busy)),
        ]
        return "\n".join(", ".join(filter(None, line)) for line in (clocks, state) if any(line))

    def _of(self, used: str, total: str) -> str:
        return DASH if used == total == DASH else self.tr("{used} of {total}").format(used=used, total=total)

    def _weights_note(self) -> str:
        if self._info is None:
            return self.tr("no model loaded")
        if self._info.parts:
            here, layers = self._info.parts[0].layers, sum(part.layers for part in self._info.parts)
            return self.tr("{here} of {layers} layers").format(here=here, layers=layers)
        size = binary_size(self._info.weight_bytes)
        if self._info.head_precision == "int8":
            return self.tr("target weights {size}, head in int8").format(size=size)
        return self.tr("target weights {size}").format(size=size)
