"""Looks for words that have less room than they need."""

from PySide6.QtWidgets import QAbstractButton, QHeaderView, QLabel, QMenuBar, QTabBar, QWidget


def cut(root: QWidget) -> list[str]:
    """What is visible of ``root`` and cut: labels, buttons, tabs, headers of tables, menu bars; and what stands out of
    the widget it lies in."""
    found = []
    for part in root.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, QHeaderView):
            found += _sections(part)
        elif isinstance(part, QTabBar):
            found += [f"tab {part.tabText(i)!r}" for i in range(part.count()) if not _has_room(part, i)]
        elif isinstance(part, QMenuBar):
            found += [f"menu {a.text()!r}" for a in part.actions() if part.actionGeometry(a).isEmpty()]
        elif isinstance(part, QAbstractButton | QLabel) and (problem := _of_words(part)):
            found.append(problem)
    return found


def _of_words(part: QAbstractButton | QLabel) -> str:
    needs = part.minimumSizeHint()
    if isinstance(part, QLabel) and part.wordWrap():
        needs.setHeight(part.heightForWidth(part.width()))
        needs.setWidth(0)
    name = f"{type(part).__name__} {part.text() or part.accessibleName()!r}"
    if part.width() < needs.width() or part.height() < needs.height():
        return f"{name}: {part.size()} of {needs}"
    inside = part.parentWidget()
    if inside is not None and part.x() + part.width() > inside.width():
        return f"{name}: stands out of the {inside.width()} pixels of {type(inside).__name__}"
    return ""


def _sections(header: QHeaderView) -> list[str]:
    model = header.model()
    return [
        f"header {model.headerData(i, header.orientation())!r}: {header.sectionSize(i)} of {header.sectionSizeHint(i)}"
        for i in range(header.count())
        if not header.isSectionHidden(i) and header.sectionSize(i) < header.sectionSizeHint(i)
    ]


def _has_room(bar: QTabBar, index: int) -> bool:
    return bar.tabRect(index).width() >= bar.fontMetrics().horizontalAdvance(bar.tabText(index))
