"""The README's Python examples do what they show, and its picture and links are there."""

import doctest
import re
import struct

from tests.harness.wiki.paths import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
MOST_BYTES = 120_000
"""Of a picture: everybody who clones the project gets each version of it."""


def test_examples() -> None:
    result = doctest.testfile(str(PROJECT / "README.md"), module_relative=False)
    assert result.attempted >= 4
    assert result.failed == 0


def test_pictures_are_small_png_files() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+\.png)\)", README)
    assert pictures
    for name in pictures:
        data = (PROJECT / name).read_bytes()
        width = struct.unpack(">I", data[16:20])[0]  # PNG, 11.2.2: the header comes first
        assert (data[:4], width, len(data) < MOST_BYTES) == (b"\x89PNG", 1200, True)


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", README)
    own = [link.partition("#") for link in links if not link.startswith("https://")]
    assert [name for name, _, _ in own if not (PROJECT / name).exists()] == []
    assert [
        (name, anchor)
        for name, _, anchor in own
        if anchor and anchor not in anchors((PROJECT / (name or "README.md")).read_text())
    ] == []


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a document."""
    headings = re.findall(r"^#+ (.*)$", text, re.M)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings}


def test_the_first_commands_are_those_there_are() -> None:
    scripts = {path.stem for path in (PROJECT / "scripts").glob("copyedit*.py")}
    assert set(re.findall(r"pwb (copyedit\w*)", README)) <= scripts
    first = README[README.index("## Start") : README.index("### If something")]
    assert [line.split("#")[0].split() for line in re.findall(r"^\$ (.*)$", first, re.M)] == [
        ["pipx", "install", "--include-deps", "."],
        ["pwb", "copyedit_setup"],
        ["pwb", "copyedit_review"],
    ]
