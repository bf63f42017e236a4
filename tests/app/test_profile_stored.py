"""Which stored profile the window shows when there is none of just these conditions."""

import json
from dataclasses import replace

from profile_script import KEY, make_profile

from dspark_core.evaluation.profile import nearest_profile, store_profile, stored_profile


def test_the_nearest_profile_is_that_with_the_fewest_differences_then_the_newest():
    assert nearest_profile(KEY) is None
    store_profile(make_profile(replace(KEY, config="other"), measured_at=9.0))
    store_profile(make_profile(replace(KEY, target="other"), measured_at=9.0))
    assert nearest_profile(KEY) is None
    store_profile(make_profile(replace(KEY, precision="fp32", threads=1), measured_at=9.0))
    assert nearest_profile(KEY).profile.key.threads == 1
    store_profile(make_profile(replace(KEY, precision="nf4"), measured_at=2.0))
    store_profile(make_profile(replace(KEY, precision="int4"), measured_at=3.0))
    assert nearest_profile(KEY).profile.key.precision == "int4"
    store_profile(make_profile(KEY, measured_at=1.0))
    assert nearest_profile(KEY).profile == stored_profile(KEY)


def test_a_profile_of_another_version_is_known_but_not_taken_for_this_ones(own_home):
    store_profile(make_profile())
    [path] = (own_home / "profiles").glob("*.json")
    document = json.loads(path.read_text())
    path.write_text(json.dumps(document | {"format": [1, "0.0.1"]}))
    assert stored_profile(KEY) is None
    assert nearest_profile(KEY).version == "0.0.1"
    for damaged in (document | {"format": [2, "0.0.1"]}, document | {"format": 1}, document | {"widths": []}, [], "x"):
        path.write_text(json.dumps(damaged))
        assert nearest_profile(KEY) is None
