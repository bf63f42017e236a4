"""The style sheet of the transcript's buttons and labels; documents and cards are painted from the theme."""

from app.theme import Theme

_SHEET = """
#transcript {{ background: {surface}; }}
#transcript QLabel {{ color: {text}; background: transparent; }}
#transcript QLabel#quiet {{ color: {secondary}; }}
#transcript QLabel#title {{ color: {text}; font-weight: 600; }}
#transcript QLabel#errorText {{ color: {error}; font-weight: 600; }}
#transcript QToolButton {{
    color: {secondary}; background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px 7px;
}}
#transcript ActionButton {{ padding: 3px; }}
#transcript QToolButton:hover {{ color: {text}; background: {hover}; }}
#transcript QToolButton:disabled {{ color: {disabled}; }}
#transcript QToolButton:pressed {{ background: {line}; }}
#transcript QToolButton:focus {{ color: {text}; border-color: {accent}; }}
#transcript QToolButton#jump {{ color: {text}; background: {raised}; border-color: {line}; padding: 6px 12px; }}
#transcript QToolButton#jump:hover {{ background: {hover}; }}
#transcript QPushButton {{
    color: {text}; background: {raised}; border: 1px solid {line}; border-radius: 6px; padding: 8px 12px;
    text-align: left;
}}
#transcript QPushButton:hover {{ background: {hover}; }}
#transcript QPushButton:pressed {{ background: {line}; }}
#transcript QPushButton:focus {{ border-color: {accent}; }}
#transcript QPushButton#primary {{ color: {accent_text}; background: {accent}; border-color: {accent}; }}
#transcript QPushButton#primary:focus {{ border-color: {text}; }}
#transcript QScrollBar {{ background: transparent; border: none; }}
#transcript QScrollBar:horizontal {{ height: 10px; }}
#transcript QScrollBar:vertical {{ width: 12px; }}
#transcript QScrollBar::handle {{ background: {line}; border-radius: 3px; margin: 2px; }}
#transcript QScrollBar::handle:hover {{ background: {secondary}; }}
#transcript QScrollBar::handle:horizontal {{ min-width: 24px; }}
#transcript QScrollBar::handle:vertical {{ min-height: 24px; }}
#transcript QScrollBar::add-line, #transcript QScrollBar::sub-line {{ width: 0; height: 0; }}
#transcript QScrollBar::add-page, #transcript QScrollBar::sub-page {{ background: transparent; }}
"""


def style_sheet(theme: Theme) -> str:
    return _SHEET.format(
        surface=theme.surface,
        raised=theme.raised,
        hover=theme.hover,
        line=theme.line,
        text=theme.text,
        secondary=theme.secondary,
        disabled=theme.secondary.replace("#", "#8C"),  # more than half of it, in #AARRGGBB
        accent=theme.accent,
        accent_text=theme.accent_text,
        error=theme.error,
    )
