"""What is written beside a drafter: its card for people, the same facts as JSON, and plots of how it was trained."""

import json
from pathlib import Path
from typing import Any

from dspark_core.checkpoints.writing import failures_in_words

Figures = dict[str, dict[str, Any]]
"""By domain: tau, rounds and acceptance by position in real answers (evaluation/acceptance.py)."""


def write_card(folder: Path, facts: dict[str, Any], figures: Figures, command: str) -> None:
    """README.md, training.json, acceptance.png and loss.png in the drafter's ``folder``. Raises EngineError."""
    document = {**facts, "answers": figures, "command": command}
    with failures_in_words(folder):
        (folder / "training.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
        (folder / "README.md").write_text(_card(facts, figures, command), encoding="utf-8")
        plot_acceptance(facts["history"], figures, folder / "acceptance.png")
        plot_training(facts["history"], facts["losses"], folder / "loss.png")


def _card(facts: dict[str, Any], figures: Figures, command: str) -> str:
    recipe, last = facts["recipe"], facts["history"][-1]
    lines = [
        f"# A DSpark drafter for {facts['target']['name']}",
        "",
        f"{facts['parameters'] / 1e6:.1f} M trained parameters: {recipe['layers']} layers of the target's width, "
        f"features of its layers {', '.join(map(str, facts['feature_layers']))}, blocks of {recipe['block_size']}, "
        f"{facts['draft_vocab']:,} of the target's tokens, a {recipe['head']} sequential head of rank "
        f"{recipe['markov_rank']}. It drafts for this target alone (sha256 {facts['target']['sha256'][:16]}, "
        f"precision {facts['target']['precision']}); any other only makes it slow, never wrong.",
        "",
        "## Data",
        "",
        f"{facts['conversations']:,} conversations that the target wrote itself, {facts['response_tokens']:,} response "
        "tokens: "
        + ", ".join(f"{name} {count:,}" for name, count in sorted(facts["response_tokens_by_source"].items()))
        + ".",
        *(["", f"It wrote no prompts itself: {refused}"] if (refused := facts["own_prompts_refused"]) else []),
        "",
        "## Training",
        "",
        f"{facts['steps']:,} steps of {recipe['sequences']} conversations x {recipe['anchors']} blocks. Minutes: "
        + ", ".join(f"{stage} {seconds / 60:.1f}" for stage, seconds in facts["seconds"].items())
        + ".",
        "",
        "    " + command,
        "",
        "## Figures",
        "",
        f"Held-out conversations, temperature 1, from the distributions: tau {last['tau']:.2f}; chance of acceptance "
        "by position " + " ".join(f"{value:.2f}" for value in last["acceptance"]) + ".",
        "",
        "| source of the prompt | tau |",
        "|---|---|",
        *(f"| {name} | {tau:.2f} |" for name, tau in sorted(last["tau_by_source"].items())),
    ]
    if figures:
        lines += [
            "",
            "Real greedy answers, whole blocks (`--schedule fixed`):",
            "",
            "| domain | tau | rounds | acceptance by position |",
            "|---|---|---|---|",
        ]
        for domain, row in figures.items():
            rates = " ".join(f"{value:.2f}" for value in row["acceptance"])
            lines.append(f"| {domain} | {row['tau']:.2f} | {row['rounds']} | {rates} |")
    return "\n".join([*lines, ""])


def plot_acceptance(history: list[dict[str, Any]], figures: Figures, path: Path) -> None:
    """Acceptance by position: held-out text (temperature 1) and, by domain, real answers."""
    figure, axes = _axes("Chance that a draft is accepted, given those before it", "position in the block", "")
    positions = range(1, len(history[-1]["acceptance"]) + 1)
    axes.plot(positions, history[-1]["acceptance"], marker="o", label="held-out text, temperature 1")
    for domain, row in figures.items():
        places = range(1, len(row["acceptance"]) + 1)
        axes.plot(places, row["acceptance"], marker=".", linewidth=1, label=f"{domain}, real greedy answers")
    axes.set_ylim(0, 1)
    axes.set_xticks(list(positions))
    axes.legend(frameon=False)
    figure.savefig(path)


def plot_training(history: list[dict[str, Any]], losses: list[tuple[int, dict[str, float]]], path: Path) -> None:
    """Losses by step, and tau on held-out text on an axis of its own."""
    figure, axes = _axes("Training", "step", "loss")
    for name in losses[0][1] if losses else ():
        axes.plot([step for step, _ in losses], [values[name] for _, values in losses], linewidth=1, label=name)
    beside = axes.twinx()
    beside.plot([row["step"] for row in history], [row["tau"] for row in history], "k.--", label="tau, held-out text")
    beside.set_ylabel("tau")
    handles, labels = axes.get_legend_handles_labels()
    more, names = beside.get_legend_handles_labels()
    axes.legend(handles + more, labels + names, frameon=False)
    figure.savefig(path)


def _axes(title: str, below: str, left: str) -> Any:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 5), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.set_title(title)
    axes.set_xlabel(below)
    axes.set_ylabel(left)
    axes.grid(alpha=0.3)
    return figure, axes
