"""Where drafter and context do not both fit: the user's choice, which is never made silently."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from app.pairs.outlook import Outlook
from app.widgets.numbers import decimal, whole
from app.widgets.radio_button import RadioButton

SHORTEST = 1024
"""Tokens of a context that is still worth offering."""


class SpeedOrContext(QWidget):
    """Hidden where all fits. Nothing is chosen to begin with."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Outlook | None = None
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.speed, self.context = RadioButton(), RadioButton()
        self._group = QButtonGroup(self)
        for button in (self.speed, self.context):
            self._group.addButton(button)
        self._group.buttonClicked.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.title, self.speed, self.context):
            column.addWidget(part)
        self.show_choice(None)

    def chosen(self) -> tuple[bool, int] | None:
        """Whether the drafter stays, and the context; None where nothing is chosen or nothing need be."""
        if self._seen is None or self.isHidden():
            return None
        if self.speed.isChecked():
            return True, self._seen.needs.longest_context
        return (False, self._context_alone()) if self.context.isChecked() else None

    def show_choice(self, seen: Outlook | None, has_drafter: bool = True) -> None:
        self._seen = seen
        self._group.setExclusive(False)
        for button in (self.speed, self.context):
            button.setChecked(False)
        self._group.setExclusive(True)
        self.setVisible(seen is not None and not seen.needs.fits)
        if seen is None or seen.needs.fits:
            return
        with_drafter = seen.needs.longest_context >= SHORTEST
        alone = has_drafter and seen.alone.longest_context >= SHORTEST
        self.speed.setVisible(with_drafter)
        self.context.setVisible(alone)
        self.title.setText(self._title(with_drafter, alone))
        tokens = whole(seen.needs.longest_context)
        gain = seen.prediction.speed_up.likely if seen.prediction and has_drafter else None
        if gain is not None:
            words = self.tr("&Speed: with the drafter, {gain}× (est.), and a context of {tokens} tokens")
            self.speed.setText(words.format(gain=decimal(gain), tokens=tokens))
        elif has_drafter:
            self.speed.setText(
                self.tr("&Speed: with the drafter, and a context of {tokens} tokens").format(tokens=tokens)
            )
        else:
            self.speed.setText(self.tr("A conte&xt of {tokens} tokens").format(tokens=tokens))
        words = self.tr("&Context: {tokens} tokens, without a drafter")
        self.context.setText(words.format(tokens=whole(self._context_alone())))

    def _title(self, with_drafter: bool, alone: bool) -> str:
        if with_drafter and alone:
            return self.tr("Not both fit. Speed or context?")
        if with_drafter or alone:
            return self.tr("This context does not fit. This does:")
        assert self._seen is not None
        if self._seen.needs.fits_split:
            return self.tr("It fits only split over several devices, which is slower.")
        return self.tr("It does not fit. Choose 4 bits, a smaller target, or close other programs.")

    def _context_alone(self) -> int:
        assert self._seen is not None
        return min(self._seen.alone.longest_context, self._seen.alone.context)
