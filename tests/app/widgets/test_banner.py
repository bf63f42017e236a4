from app.widgets import banner as banner_module
from app.widgets.banner import Banner


def test_what_went_well_goes_by_itself_and_trouble_stays(qtbot, monkeypatch):
    monkeypatch.setattr(banner_module, "PASSING_MS", 1)
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell_done("Exported to there.", "", "")
    qtbot.waitUntil(banner.isHidden)
    banner.tell_done("Conversations imported: 1.", "Not imported: broken.", "")
    qtbot.wait(20)
    assert not banner.isHidden()
    banner.tell_done("Exported to there.", "", "")
    banner.show_message("Trouble.", "", "")
    qtbot.wait(20)
    assert not banner.isHidden()
