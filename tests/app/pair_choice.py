"""What tests of the choice of a pair look at."""

import json

from dspark_core.errors import ModelFolderError

WRONG = ModelFolderError("The folder holds no config.json.", "Choose a folder with a model.")


def remembered(own_home) -> tuple[str, str, str]:
    values = json.loads((own_home / "settings.json").read_bytes())
    return values["pair"], values["drafter"], values.get("precision", "auto")


def checked(p) -> list[str]:
    table = p.window.actions_table
    groups = (table.targets, table.drafters, table.precisions)
    return [action.data() for group in groups for action in group.actions() if action.isChecked()]
