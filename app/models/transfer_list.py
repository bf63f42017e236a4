"""The downloads that run, are paused or failed: progress, speed, time left, and buttons for each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.models.transfers import Transfer, Transfers
from app.models.words import transfer_line
from app.widgets.elided_label import ElidedLabel
from app.widgets.room import with_text

MOST_HEIGHT = 150
"""Pixels: two rows, or one that says at length why it failed."""


class _Row(QFrame):
    def __init__(self, transfer: Transfer, transfers: Transfers, token: Callable[[], object]) -> None:
        super().__init__()
        self.transfer, self._transfers = transfer, transfers
        self._needs_token = transfer.plan is not None and bool(transfer.plan.facts.gated)
        self.title = ElidedLabel()
        self.title.setText(transfer.title)
        self.line = QLabel()
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(self.tr("Progress of {name}").format(name=transfer.title))
        self.first = QPushButton(self.tr("Start next"))
        self.first.setToolTip(self.tr("Begins before the others that wait"))
        self.pause, self.resume = QPushButton(self.tr("Pause")), QPushButton(self.tr("Resume"))
        self.token, self.cancel = QPushButton(self.tr("Access token…")), QPushButton(self.tr("Cancel"))
        acts = {
            self.first: lambda: transfers.put_first(transfer),
            self.pause: lambda: transfers.pause(transfer),
            self.resume: lambda: transfers.resume(transfer),
            self.token: token,
            self.cancel: lambda: transfers.give_up(transfer),
        }
        buttons = QHBoxLayout()
        for button, act in acts.items():
            button.setAutoDefault(False)
            button.setAccessibleName(f"{button.text()} {transfer.title}")
            button.clicked.connect(lambda _checked=False, act=act: act())
            buttons.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 16, 6)
        grid.addWidget(self.title, 0, 0)
        grid.addLayout(buttons, 0, 1, 2, 1)
        grid.addWidget(self.bar, 1, 0)
        grid.addWidget(self.line, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.refresh()

    def refresh(self) -> None:
        transfer = self.transfer
        self.line.setText(transfer_line(transfer))
        running, waiting = transfer.state == "running", transfer.state == "waiting"
        known = bool(transfer.total)
        self.bar.setRange(0, 1000 if known or not running else 0)
        self.bar.setValue(round(1000 * transfer.done / transfer.total) if known else 0)
        had_focus = any(button.hasFocus() for button in (self.first, self.pause, self.resume))
        self.first.setVisible(waiting and self._transfers.place(transfer) > 1)
        self.pause.setVisible((running and transfer.plan is not None) or waiting)
        self.resume.setVisible(transfer.state in ("paused", "failed"))
        self.resume.setText(self.tr("Try again") if transfer.state == "failed" else self.tr("Resume"))
        self.token.setVisible(transfer.state == "failed" and self._needs_token)
        self.cancel.setEnabled(transfer.state != "stopping")
        if had_focus:
            (self.resume if transfer.state in ("paused", "failed") else self.pause).setFocus()


class TransferList(QScrollArea):
    """Hidden while there are none. ``token_wanted(transfer)``"""

    token_wanted = Signal(object)

    def __init__(self, transfers: Transfers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._transfers = transfers
        self._rows: list[_Row] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Downloads"))
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.addStretch(1)
        self.setWidget(inner)
        transfers.changed.connect(self._refresh)
        transfers.progressed.connect(self._progressed)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        for row in [row for row in self._rows if row.transfer not in self._transfers.all]:
            self._rows.remove(row)
            row.hide()
            row.deleteLater()
        shown = [row.transfer for row in self._rows]
        for transfer in self._transfers.all:
            if transfer not in shown:
                row = _Row(transfer, self._transfers, partial(self.token_wanted.emit, transfer))
                self._rows.append(row)
                self._column.insertWidget(self._column.count() - 1, row)
        for row in self._rows:
            row.refresh()
        self.setVisible(bool(self._rows))
        room = self.viewport().width() or self.width()
        wanted = sum(max(row.sizeHint().height(), row.heightForWidth(room)) + 6 for row in self._rows)
        self.setFixedHeight(min(with_text(self, MOST_HEIGHT), wanted + 8))

    @Slot(object)
    def _progressed(self, transfer: Transfer) -> None:
        for row in self._rows:
            if row.transfer is transfer:
                row.refresh()
