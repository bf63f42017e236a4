"""How the row of buttons at the end of a dialog looks."""

NO_ICONS = "QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }"
"""The pictures of the style for OK and Cancel are of no theme of ours."""
