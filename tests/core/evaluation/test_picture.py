"""The picture of a benchmark is well-formed, shows every system to scale and quotes foreign names."""

from xml.etree import ElementTree

import pytest

from dspark_core.evaluation.picture import OWN, PEER, WIDTH, _step, draw

SVG = "{http://www.w3.org/2000/svg}"


def row(system: str, median: float, spread: float = 0.0, domain: str = "all"):
    speed = {"median": median, "min": median - spread, "max": median + spread}
    return {"system": system, "domain": domain, "tokens_per_s": speed, "tau": None, "weights": "bf16"}


def report(*rows):
    machine = {"device_name": "CPU <X> & Co", "threads": 1, "torch": "2", "target": "t", "date": "2026-11-22T10:00:00"}
    settings = {"drafters": ["none"], "prompts": 1, "repeats": 3, "max_new_tokens": 64, "temperature": 0.0}
    return {"machine": machine, "settings": settings, "runs": list(rows)}


def texts(root) -> list[str]:
    return [element.text for element in root.iter(f"{SVG}text")]


def bars(root) -> list[tuple[str, float]]:
    wide = [element for element in root.iter(f"{SVG}rect") if element.get("height") == "20"]
    return [(element.get("fill"), float(element.get("width"))) for element in wide]


def test_bars_are_to_scale_and_tell_ours_from_others():
    root = ElementTree.fromstring(draw(report(row("none", 50, 5), row("none", 99, domain="code"), row("generate", 25))))
    (own, longer), (peer, shorter) = bars(root)
    assert (own, peer) == (OWN, PEER)
    assert longer == pytest.approx(2 * shorter, abs=0.2)
    assert {"none", "generate", "50.0", "25.0", "0"} <= set(texts(root))
    words = " ".join(texts(root))
    for said in ("CPU <X> & Co", "1 thread,", "2026-11-22", "1 prompt,", "64 tokens", "greedy", "3 repeats"):
        assert said in words


def test_foreign_names_are_quoted_and_shortened():
    name = 'small:/home/x/<b>&"quoted"\x1b/a-very-long-folder-name@nf4'
    root = ElementTree.fromstring(draw(report(row(name, 10))))
    assert name[:8] in root.get("aria-label")
    assert max(len(text) for text in texts(root)) <= 118


@pytest.mark.parametrize("median", [0.0, 0.004, 9.99, 10, 73, 99999])
def test_every_speed_stays_in_the_picture(median):
    root = ElementTree.fromstring(draw(report(row("none", median, median / 3), row("generate", median))))
    assert all(float(element.get("x")) < WIDTH - 20 for element in root.iter(f"{SVG}text"))
    assert len(list(root.iter(f"{SVG}path"))) < 16


def test_without_systems_it_is_still_a_picture():
    assert bars(ElementTree.fromstring(draw(report()))) == []


@pytest.mark.parametrize(("highest", "step"), [(1, 0.2), (7, 1), (13, 2), (75, 20), (99, 20), (150, 50)])
def test_the_grid_is_round(highest, step):
    assert _step(highest) == pytest.approx(step)
