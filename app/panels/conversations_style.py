"""The style sheet of the sidebar."""

from app.theme import Theme
from app.widgets.scroll_bar import scroll_bar_style


def style_sheet(theme: Theme) -> str:
    return f"""
        #sidebar {{ background: {theme.side}; border-right: 1px solid {theme.line}; }}
        QLineEdit {{
            background: {theme.surface}; color: {theme.text}; border: 1px solid {theme.line}; border-radius: 6px;
            padding: 5px 6px; selection-background-color: {theme.accent}; selection-color: {theme.accent_text};
            placeholder-text-color: {theme.secondary};
        }}
        QLineEdit:focus {{ border-color: {theme.accent}; }}
        QListView {{ background: transparent; border: none; outline: none; }}
        QListView QLineEdit {{ padding: 0 5px; }}
        QPushButton {{
            background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.line}; border-radius: 6px;
            padding: 6px 10px; text-align: left;
        }}
        QPushButton:hover, QPushButton:pressed {{ background: {theme.hover}; }}
        QPushButton:focus {{ border-color: {theme.accent}; }}
        QLabel {{ color: {theme.text}; }}
        #empty {{ color: {theme.secondary}; padding: 24px 12px; }}
        #undo, #task {{ background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 6px; }}
        #undoButton, #taskButton {{
            background: transparent; border: 1px solid transparent; color: {theme.accent}; padding: 3px 8px;
        }}
        #undoButton:hover, #taskButton:hover {{ background: {theme.hover}; }}
        #undoButton:focus, #taskButton:focus {{ border-color: {theme.accent}; }}
        {scroll_bar_style(theme)}
    """
