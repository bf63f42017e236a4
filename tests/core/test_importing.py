"""Two threads that need transformers for the first time at once: a pair loads while the window lists the models."""

import sys
import threading

from dspark_core.errors import EngineError
from dspark_core.prompt import load_tokenizer
from dspark_core.target.config import parse_config

REPLACED = """
import sys, time, types
time.sleep(0.3)  # the second thread comes while this one imports
whole = types.ModuleType(__name__)
whole.AutoConfig = whole.AutoTokenizer = whole.PreTrainedTokenizerFast = object
sys.modules[__name__] = whole
"""
"""What transformers does: another module takes its place at the end."""


def test_threads_that_import_at_once_both_get_the_whole_module(tmp_path, monkeypatch):
    (tmp_path / "transformers.py").write_text(REPLACED)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(sys.modules, "transformers", None)  # put back at the end
    del sys.modules["transformers"]
    told: list[str] = []

    def need(question, of):
        try:
            question(of)
        except (EngineError, ImportError) as error:
            told.append(type(error).__name__)

    threads = [threading.Thread(target=need, args=of) for of in ((parse_config, {}), (load_tokenizer, tmp_path))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["CorruptFileError", "UnsupportedModelError"]  # there is no model, and that is all
