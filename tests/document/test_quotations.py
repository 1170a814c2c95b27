"""Quotations are somebody else's words; apostrophes and inch marks are no quotation marks."""

from __future__ import annotations

import pytest

from tests.document.claims import is_hidden, is_kept, is_prose

QUOTED = {
    "straight": ('He said "the the lake" and left.', '"the the lake"'),
    "curly": ("He said “the the lake” and left.", "“the the lake”"),
    "German": ("He said „the the lake“ and left.", "„the the lake“"),
    "Polish": ("He said „the the lake” and left.", "„the the lake”"),
    "Swedish": ("He said ”the the lake” and left.", "”the the lake”"),
    "guillemets": ("He said «the the lake» and left.", "«the the lake»"),
    "French": ("He said « the the lake » and left.", "« the the lake »"),
    "French, no-break": ("He said «\u00a0the lake\u00a0» and left.", "«\u00a0the lake\u00a0»"),
    "Danish": ("He said »the the lake« and left.", "»the the lake«"),
    "single guillemets": ("He said ‹the the lake› and left.", "‹the the lake›"),
    "single straight": ("He said 'the the lake' and left.", "'the the lake'"),
    "single curly": ("He said ‘the the lake’ and left.", "‘the the lake’"),
    "single German": ("He said ‚the the lake‘ and left.", "‚the the lake‘"),
    "corner brackets": ("He said 「the the lake」 and left.", "「the the lake」"),
    "white corner brackets": ("He said 『the the lake』 and left.", "『the the lake』"),
    "title brackets": ("He read 《the the lake》 and left.", "《the the lake》"),
    "single in double": ("He said “they ‘the the’ lake” and left.", "“they ‘the the’ lake”"),
    "double in single": ("He said 'they \"the the\" lake' and left.", "'they \"the the\" lake'"),
    "double in double": ("He said “a “the the” lake” and left.", "“a “the the” lake"),
    "with an apostrophe": ("He said 'they don't the lake' and left.", "'they don't the lake"),
    "hundreds of marks": (f"By the lake {'“a” ' * 251} it rained.", "By the lake"),
    "a number": ('He saw "Apollo 13" there.', '"Apollo 13"'),
    "a number with a comma": ('He saw "Area 51", then left.', '"Area 51"'),
    "in brackets": ('He left ("the the lake") then.', '"the the lake"'),
    "after a dash": ("He left—“the the lake”—then.", "“the the lake”"),
    "with full stops": ('He said "The lake. It is deep. So" and left.', "The lake. It is deep. So"),
    "over two lines": ('He said "the\nthe lake" and left.', '"the\nthe lake"'),
    "around a link": ('He said "the the [[lake]] is deep" and left.', "is deep"),
    "around italics": ("He said \"the the ''big'' lake\" and left.", 'lake"'),
    "around a reference": ('He said "the the<ref>A</ref> lake" and left.', 'lake"'),
    "around a template": ('He said "the the {{cn}} lake" and left.', 'lake"'),
    "bold": ("He said '''\"the the lake\"''' and left.", '"the the lake"'),
    "single, ends with s": ("He said 'the the lakes' and left.", "'the the lakes'"),
    "single, a genitive in it": ("He said 'the the lakes' isles' and left.", "'the the lakes'"),
    "opener alone: its sentence": (
        'He said "the the lake is deep. Then he left.',
        "the the lake is",
    ),
    "closer alone: its sentence": ('He said the the lake" then. Then he left.', "He said the the"),
    "curly opener alone": ("He said “the the lake is deep. Then he left.", "the the lake is deep"),
    "curly closer alone": ("He said the the lake” then. Then he left.", "He said the the lake"),
    "each paragraph opened anew": (
        '"The the lake is deep. It is cold.\n\n"The second. It is deep and cold."',
        '"The the lake is deep. It is cold.',
    ),
    "last paragraph of several": (
        '"The lake is deep.\n\n"The the second. It is deep and cold."',
        '"The the second. It is deep and cold."',
    ),
    "after a list mark": (
        "* “The the lake. It is deep.\n* Then he left.",
        "The the lake. It is deep.",
    ),
}
NOT_QUOTED = {
    "beside many quotations": (f"By the lake {'“a” ' * 100} it rained.", "By the lake"),
    "before": ('He often said "the lake" and left.', "He often said"),
    "after": ('He said "the lake" and then left.', "and then left."),
    "between two": ('A "lake" is often a "sea" there.', "is often a"),
    "between two curly": ("A “lake” is often a “sea” there.", "is often a"),
    "between two single": ("A 'lake' is often a 'sea' there.", "is often a"),
    "between two Swedish": ("A ”lake” is often a ”sea” there.", "is often a"),
    "genitive": ("The lakes' isles are old and the dogs' too.", "lakes' isles are old and the"),
    "genitive before a quotation": ("The lakes' 'isles' are old.", "lakes' "),
    "apostrophe": ("They don't often swim there and it isn't deep.", "often swim there and it"),
    "curly apostrophe": (
        "They don’t often swim there and it isn’t deep.",
        "often swim there and it",
    ),
    "possessive plural": ("The boys' lake is deep and the girls' is cold.", "lake is deep and the"),
    "curly plural": ("The boys’ lake is deep and the girls’ is cold.", "lake is deep and the"),
    "decade": ("In the '80s it was deep and in the '90s cold.", " it was deep and in the "),
    "curly decade": ("In the ’80s it was deep and in the ’90s cold.", " it was deep and in the "),
    "foot and inch": ("At 5'11\" he was tall and swam. Then he left.", "he was tall and swam."),
    "inch": ('The 12" guns were old and the 6" guns new.', "guns were old and the 6"),
    "inch at the end": ('The record was a 12". It sold well.', "It sold well."),
    "the sentence after an opener": ('He said "the lake. Then he left it.', " he left it."),
    "the sentence before a closer": ('Then he left it. He said the lake" so.', "Then he left it."),
    "behind a number in brackets": ('Then it fell so".[4] Then he left it.', " he left it."),
    "the paragraph after an opener": ('He said "the lake\n\nThen he left it.', "Then he left it."),
    "the item after an opener": ('* He said "the lake\n* Then he left it.', "Then he left it."),
    "after a quoted paragraph": ('"The lake is deep."\n\nThen he left it.', "Then he left it."),
}


@pytest.mark.parametrize(("text", "part"), QUOTED.values(), ids=QUOTED)
def test_a_quotation_is_kept(text: str, part: str) -> None:
    assert is_kept(text, part)


@pytest.mark.parametrize(("text", "part"), NOT_QUOTED.values(), ids=NOT_QUOTED)
def test_what_is_not_quoted_is_prose(text: str, part: str) -> None:
    assert is_prose(text, part)


@pytest.mark.parametrize("apostrophe", "'’")
def test_rock_n_roll_is_no_quotation(apostrophe: str) -> None:
    text = f"The rock {apostrophe}n{apostrophe} roll band often played there."
    assert is_prose(text, "band often played there.")


def test_nothing_matches_across_a_quotation() -> None:
    assert is_hidden('the "lake" the', '"lake"')
