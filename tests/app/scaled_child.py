"""The panels at the scale in QT_SCALE_FACTOR: python scaled_child.py SCALE. Exits with 1 if one is cut or blurred."""

import sys

from cut import cut
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.dialogs.log_window import LogWindow
from app.panels.composer import Composer
from app.panels.fetch_panel import FetchPanel
from app.panels.header import Header
from app.panels.inspector import Inspector
from app.paths import logs_dir
from app.theme import DARK, palette
from app.widgets.painted import PaintedWidget
from dspark_core.models.catalogue import STARTER


def blurred(part: QWidget, scale: float) -> bool:
    """Whether a picture of ``part`` is one of the ordinary scale made larger."""
    fine = part.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    coarse = QImage(part.size(), QImage.Format.Format_RGB32)
    coarse.fill(part.palette().window().color())
    part.render(coarse)
    fine.setDevicePixelRatio(1.0)
    larger = coarse.scaled(fine.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation)
    return scale > 1 and larger == fine


def main(scale: float) -> int:
    application = QApplication([])
    application.setStyle("Fusion")
    application.setPalette(palette(DARK))
    panels = [Inspector(), Header(), Composer(), FetchPanel(), LogWindow(logs_dir(), lambda: None)]
    sizes = [(300, 1800), (700, 44), (700, 120), (700, 420), (860, 480)]
    wrong = []
    for panel, size in zip(panels, sizes, strict=True):
        if isinstance(panel, FetchPanel):
            panel.offer(STARTER, can_decline=True)
        if not isinstance(panel, LogWindow):
            panel.set_theme(DARK)
        panel.resize(*size)
        panel.show()
        for _ in range(5):
            application.processEvents()
        if panel.devicePixelRatio() != scale:
            wrong.append(f"the scale is {panel.devicePixelRatio()}")
        wrong += cut(panel)
        for part in panel.findChildren(PaintedWidget):
            if part.isVisible() and not part.visibleRegion().isEmpty():
                picture = part.grab()
                if abs(picture.width() - part.width() * scale) > 1:
                    wrong.append(f"{part.accessibleName()}: {picture.width()} pixels for {part.width()}")
                if blurred(part, scale):
                    wrong.append(f"{part.accessibleName()} is blurred")
    sys.stdout.write("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
