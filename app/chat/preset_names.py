"""What the presets that are built in are called for people."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def preset_name(name: str) -> str:
    """A preset as the user reads it: those built in have a name in each language."""
    built_in = {
        "Standard": translate("Chat", "Standard"),
        "Balanced": translate("Chat", "Balanced"),
        "Precise": translate("Chat", "Precise"),
        "Creative": translate("Chat", "Creative"),
        "Exact greedy": translate("Chat", "Exact greedy"),
    }
    return built_in.get(name, name)
