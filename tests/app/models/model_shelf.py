"""What the models window of a test is given, and the way to its dialog of the first contact."""

from pathlib import Path

from app.models.contact_dialog import ContactDialog
from dspark_core.models.store import install, models_dir

PAIR = "Qwen3 8B with Qwen3 0.6B as drafter"
GEMMA = "Gemma 4 12B with its DSpark drafter"


def put_model(name: str, **origin: str) -> Path:
    """A model in the own store."""
    folder = models_dir() / ".incoming-test"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(bytes(1000))
    return install(folder, name, origin)


def contact(models) -> ContactDialog:
    models.choose(PAIR)
    models.press(models.window, "Download…")
    return models.dialog(ContactDialog)
