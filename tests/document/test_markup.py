"""Markup is never prose, and the prose beside it stays prose."""

from __future__ import annotations

import pytest

from bot_plugins import document
from bot_plugins.document import markup
from tests.document.claims import is_hidden, is_kept, is_prose, is_seen_through

HIDDEN = {
    "template": ("They saw {{lang|fr|le le roi}} there.", "{{lang|fr|le le roi}}"),
    "template in a template": ("A {{a|x={{b|the the}} , c}} lake.", "{{a|x={{b|the the}} , c}}"),
    "infobox of many lines": (
        "{{Infobox lake\n| name = the the , lake\n| area = 5\n}}\nIt is deep.",
        "{{Infobox lake\n| name = the the , lake\n| area = 5\n}}",
    ),
    "template parameter": ("It is {{{name|the the}}} there.", "{{{name|the the}}}"),
    "parser function": ("It is {{#if: a | the the | b }} there.", "{{#if: a | the the | b }}"),
    "comment": ("The lake <!-- the the , --> is deep.", "<!-- the the , -->"),
    "nowiki": ("The <nowiki>the the ''x</nowiki> lake.", "<nowiki>the the ''x</nowiki>"),
    "pre": ("The lake.\n<pre>the the ,</pre>\nIt is deep.", "<pre>the the ,</pre>"),
    "math": ("Let <math>a , b</math> be given.", "<math>a , b</math>"),
    "chem": ("It is <chem>H2 , O</chem> here.", "<chem>H2 , O</chem>"),
    "code": ("Type <code>the the ,</code> there.", "<code>the the ,</code>"),
    "kbd": ("Type <kbd>the the ,</kbd> there.", "<kbd>the the ,</kbd>"),
    "syntaxhighlight": (
        "So:\n<syntaxhighlight lang=py>\na , b = the the\n</syntaxhighlight>\nIt ran.",
        "<syntaxhighlight lang=py>\na , b = the the\n</syntaxhighlight>",
    ),
    "score": ("Sing <score>c d , e e</score> here.", "<score>c d , e e</score>"),
    "timeline": (
        "Look:\n<timeline>bar the the</timeline>\nThen.",
        "<timeline>bar the the</timeline>",
    ),
    "hieroglyphs": ("Read <hiero>A1 , A1</hiero> here.", "<hiero>A1 , A1</hiero>"),
    "end of a paragraph": ("<p>It is deep.</p><p>It is cold.</p>", "</p><p>"),
    "imagemap": ("<imagemap>Image:A.png|the the</imagemap> It is.", "Image:A.png|the the"),
    "gallery": (
        "<gallery>\nLake , a.jpg|The the lake\n</gallery>\nIt is deep.",
        "\nLake , a.jpg|The the lake\n",
    ),
    "poem": ("<poem>\nthe the sea ,\n</poem>\nIt is read.", "\nthe the sea ,\n"),
    "blockquote": ("<blockquote>the the sea ,</blockquote> It is.", "the the sea ,"),
    "quotation template": ("{{quote|the the sea ,|me}}\nIt is read.", "the the sea ,"),
    "big quotation template": ("{{cquote|the the sea ,}}\nIt is read.", "the the sea ,"),
    "reference": (
        "The lake.<ref>The the book , p. 5</ref> It is.",
        "<ref>The the book , p. 5</ref>",
    ),
    "named reference": ("The lake.<ref name=a>the the</ref> It is.", "<ref name=a>the the</ref>"),
    "empty reference": ('The lake.<ref name="a" /> It is.', '<ref name="a" />'),
    "reference with a template": ("It is.<ref>{{cite|t=A , b}}</ref> So.", "{{cite|t=A , b}}"),
    "address": ("See https://example.org/a,b , or ask.", "https://example.org/a,b"),
    "labelled address": ("See [https://example.org/a The the site] there.", "The the site"),
    "protocol-relative address": ("See [//example.org the the] there.", "//example.org the the"),
    "line break": ("a<br>b is deep", "<br>"),
    "table": ("{|\n|-\n| the the || a , b\n|}\nIt is deep.", "\n|-\n| the the || a , b\n|}"),
    "table head": ("{| class=x\n! the the !! b\n|}\nIt is deep.", "! the the !! b"),
    "table caption": ("{|\n|+ The the table\n| a\n|}\nIt is deep.", "|+ The the table"),
    "link without a target": ("The deep [[]]lake is cold.", "[[]]"),
    "link without a label": ("The deep [[Sea| ]]lake is cold.", "[[Sea| ]]"),
    "category": ("It is deep. [[Category:The the lakes]]", "[[Category:The the lakes]]"),
    "interwiki": ("It is deep.\n[[de:Der der See]]", "[[de:Der der See]]"),
    "file": (
        "[[File:The the lake.jpg|thumb|The the [[lake]] , seen]] It is deep.",
        "[[File:The the lake.jpg|thumb|The the [[lake]] , seen]]",
    ),
    "linked category": ("See [[:Category:The the]] there.", "[[:Category:The the]]"),
    "entity": ("It is 5&nbsp;km away.", "&nbsp;"),
    "span with a style": ('A <span style="x">the the</span> lake.', "the the"),
    "heading": ("It is.\n\n== The the lake ==\nIt is deep.", "== The the lake =="),
    "list mark": ("It is:\n* deep and cold\n", "*"),
    "magic word": ("__NOTOC__\n\nIt is deep.", "__NOTOC__"),
    "signature": ("It is deep. ~~~~\n\nThe lake.", "~~~~"),
}
PROSE_BESIDE = {
    "word after a list's mark": ("*The lake.\n*#The hill.", "The hill"),
    "word after the first list's mark": ("*The lake.", "The"),
    "a template": ("They saw {{lang|fr|le roi}} over there.", " over there."),
    "a reference": ("The lake.<ref>A</ref> It is deep.", " is deep."),
    "a comment": ("The lake <!-- a --> is deep.", " deep."),
    "an infobox": ("{{Infobox\n|a=b\n}}\nIt is deep.", "\nIt is deep."),
    "a link": ("The deep [[lake]] is cold.", " is cold."),
    "a file": ("[[File:A.jpg|thumb|b]] It is deep.", " is deep."),
    "a table": ("{|\n| a\n|}\nIt is deep.", "It is deep."),
    "inside bold": ("The '''very deep''' lake.", "very deep"),
    "inside big": ("The <big>very deep</big> lake.", "very deep"),
    "a list mark": ("* The lake is deep.", "The lake is deep."),
    "an unclosed bracket": ("The [lake is deep and cold.", "lake is deep and cold."),
    "less than": ("There a < b holds and the lake is deep.", "holds and the lake is deep."),
    "a single brace": ("The {lake is deep} and cold.", "lake is deep"),
    "a single bar": ("The lake|it is deep.", "it is deep."),
}
SEEN_THROUGH = {
    "link brackets": ("The [[lake]] is deep.", "[["),
    "hidden link target": ("The [[Great Lake|lake]] is deep.", "[[Great Lake|"),
    "bold marks": ("The '''lake is deep.", "'''"),
    "tag without attributes": ("The <big>lake</big> is deep.", "<big>"),
}
KEPT = {
    "word after a template in a list": ("*{{cn}}The lake is deep.", "The"),
    "link text": ("The [[lake]] is deep.", "lake"),
    "link label": ("The [[Great Lake|cold lake]] is deep.", "cold lake"),
    "link trail": ("A [[Europe]]an lake.", "an"),
    "word before a template": ("A lake{{cn}} there.", "lake"),
    "word after a template": ("A {{convert|5|km}}long lake.", "long"),
}


@pytest.mark.parametrize(("text", "part"), HIDDEN.values(), ids=HIDDEN)
def test_markup_is_hidden(text: str, part: str) -> None:
    assert is_hidden(text, part)


@pytest.mark.parametrize(("text", "part"), KEPT.values(), ids=KEPT)
def test_what_stands_in_or_at_markup_is_kept(text: str, part: str) -> None:
    assert is_kept(text, part)


@pytest.mark.parametrize(("text", "part"), PROSE_BESIDE.values(), ids=PROSE_BESIDE)
def test_prose_beside_markup_is_prose(text: str, part: str) -> None:
    assert is_prose(text, part)


@pytest.mark.parametrize(("text", "part"), SEEN_THROUGH.values(), ids=SEEN_THROUGH)
def test_what_a_reader_does_not_see_is_transparent(text: str, part: str) -> None:
    assert is_seen_through(text, part)


def test_a_colon_in_a_title_is_no_namespace() -> None:
    assert is_kept("They saw [[2001: A Space Odyssey]] there.", "Odyssey")
    assert not is_hidden("They saw [[2001: A Space Odyssey]] there.", "Odyssey")


def test_links_lead_to_their_titles() -> None:
    code = markup.parse("A [[lake]] and [[Great Lake|another]], [[deep (water)]].")
    assert list(markup.link_targets(code)) == ["lake", "Great Lake", "deep (water)"]


PAGE = document.read("The [[Big Lake|lake]] and the [[Sea]].", "Nowhere Island (1950)")


@pytest.mark.parametrize("name", ["nowhere island 1950", "big lake", "sea"])
def test_names_are_title_and_link_targets_in_lower_case(name: str) -> None:
    assert PAGE.is_name(name)
    assert PAGE.in_name(name)


@pytest.mark.parametrize("part", ["nowhere island", "island 1950", "big", "lake"])
def test_a_part_of_a_name_is_in_it(part: str) -> None:
    assert PAGE.in_name(part)
    assert not PAGE.is_name(part)


@pytest.mark.parametrize("words", ["lake big", "nowhere 1950", "lake sea", "islands", "ake", "the"])
def test_other_words_are_in_no_name(words: str) -> None:
    assert not PAGE.in_name(words)
    assert not PAGE.is_name(words)
