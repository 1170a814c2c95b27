"""Text that stands as it is on purpose, or is no sentence."""

from __future__ import annotations

import pytest

from tests.document.claims import is_hidden, is_kept, is_prose

SIC = {
    "template": "{{sic}}",
    "template with words": "{{sic|deap|expected=deep}}",
    "capital": "{{Sic}}",
    "brackets": "[sic]",
    "italics": "[''sic'']",
    "bold": "['''sic''']",
    "round brackets": "(sic)",
    "italics in round brackets": "(''sic'')",
    "with a mark": "[sic!]",
    "spaced": "[ sic ]",
    "not a typo": "{{not a typo|deap}}",
    "short name": "{{notatypo|deap}}",
    "typo": "{{typo|deap}}",
    "as written": "{{as written|deap}}",
}
HIDDEN = {
    "proper name": ("They saw {{proper name|the the}} there.", "{{proper name|the the}}"),
    "chemical name": ("They saw {{chem name|a , b}} there.", "{{chem name|a , b}}"),
    "foreign": ("They saw {{langx|de|der der}} there.", "{{langx|de|der der}}"),
    "transliteration": ("They saw {{transl|ru|da da}} there.", "{{transl|ru|da da}}"),
    "sounds": ("They said {{IPA|da ,da}} there.", "{{IPA|da ,da}}"),
    "address": ("See http://example.org/0,,1 there.", "http://example.org/0,,1"),
    "address without a scheme": ("See www.example.org/0,,1 there.", "www.example.org/0,,1"),
    "host": ("See example.com for the rest.", "example.com"),
    "long host": ("See a.very-long.example.org/x for the rest.", "a.very-long.example.org/x"),
    "mail": ("Write to a.b@example.org for the rest.", "a.b@example.org"),
    "mail to": ("Write to mailto:me for the rest.", "mailto:me"),
    "file name": ("Open index.html for the rest.", "index.html"),
    "image without a gallery": ("A town in may 1950.jpg|It rained.", "A town in may 1950.jpg"),
    "second image": ("a.jpg|It rained.|The the town.PNG|It was dry.", "The the town.PNG"),
    "script name": ("Run main.js for the rest.", "main.js"),
    "spelled word": ("It is b a s i c there.", "b a s i c"),
    "spelled digits": ("Count 1 2 3 and go.", "1 2 3"),
    "link with a trail": ("A [[Europe]]an lake.", "Europe"),
    "link with a word before": ("A pan[[Europe]] lake.", "pan"),
    "half-bold word": ("A '''B'''ig lake.", "ig"),
}
PROSE = {
    "after an address": ("See http://example.org for the rest.", " for the rest."),
    "mark after an address": ("See http://example.org/a. Then go.", ". Then go."),
    "mark after its bracket": ("It is one (http://example.org/a), too.", ", too."),
    "mark after a link": ("It is [http://example.org/a], too.", ", too."),
    "after a host": ("See example.com for the rest.", " for the rest."),
    "before a mail": ("Write to a@example.org there.", "Write to "),
    "after a mail": ("Write to a@example.org over there.", " over there."),
    "at sign alone": ("It costs 5 @ market, they said.", "market, they said."),
    "after an image": ("The the town.jpg|It rained there.", " rained there."),
    "before an image": ("They left.\nThe the town.jpg|It rained there.", "They left."),
    "image without a caption": ("It is in The the town.jpg there.", "It is in The the town"),
    "handle": ("It was @somebody who left then.", "who left then."),
    "after a spelled word": ("It is b a s i c there.", " there."),
    "two letters": ("Plan A I saw first.", "A I saw first."),
    "the sentence before a sic": ("It is deep and cold. A lake [sic] is.", "It is deep and cold"),
    "the line before a sic": ("It is deep\nA lake [sic] is.", "It is deep\n"),
    "after a sic": ("A lake [sic] is deep and cold.", " is deep and cold."),
    "far before a sic": (f"It was here. {'A' * 90} lake [sic].", "It was here."),
    "full stop in a name": ("Mr. Lake is here. It ended.com", "Mr. Lake is here."),
}


@pytest.mark.parametrize("mark", SIC.values(), ids=SIC)
def test_sic_keeps_what_stands_before_it(mark: str) -> None:
    assert is_kept(f"He wrote of a deap lake {mark} there.", f"a deap lake {mark}")


@pytest.mark.parametrize("mark", SIC.values(), ids=SIC)
def test_sic_keeps_no_more_than_its_sentence(mark: str) -> None:
    text = f"It is old. He wrote of a deap lake {mark} over there. It is new."
    assert is_prose(text, "It is old.")
    assert is_prose(text, " over there. It is new.")


@pytest.mark.parametrize(("text", "part"), HIDDEN.values(), ids=HIDDEN)
def test_what_is_no_sentence_is_hidden(text: str, part: str) -> None:
    assert is_hidden(text, part)


@pytest.mark.parametrize(("text", "part"), PROSE.values(), ids=PROSE)
def test_what_stands_beside_is_prose(text: str, part: str) -> None:
    assert is_prose(text, part)
