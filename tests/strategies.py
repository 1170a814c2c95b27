"""Hypothesis strategies: wikitext put together from what real pages are made of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import strategies as st

from bot_plugins.core.edits import Edit

SLIPS = (
    "By then the war had began.",
    "It was wrote by a monk.",
    "They did not went home.",
    "He was the the king.",
    "He was the the the king.",
    "By then the war had began , and so so it ended ended . Then it was.",
    "A number of of them left.",
    "The village would later became a town.",
    "She decided to became a nurse.",
    "It could of been worse.",
    "In 1954 he begun a new life.",
    "During the years , all changed.",
    "It ended there . Then it rained.",
    "It flows north ; it is long.",
    "The first,, and the second.",
    "The king ( and his son ) left.",
    "It is known for it's beaches, and its a old one.",
    "Teh house is larger then the old one.",
    "He he went to a Italian town of the of the duke.",
    "They speak english there since january 1990.",
    "It doesnt rain in in May.",
)
WORDS = (
    *"a an the had began was wrote by king the the in in of of simply simply A B c x".split(" "),
    *"had had, that that, came in in 1999 1,000 3.5 12\" 5'11\" don't boys' '80s opt-in".split(" "),
    *"madā'in 漢字 «été» שלום مرحبا 😀 e\u0301 naïve e.g. .NET www.example.org a@example.org".split(
        " "
    ),
)
PUNCTUATION = (
    *" |  |   |\t|\n|\n\n|\n\n\n|\u00a0|\u200b|,|.|;|?|!|:|-|–|—|/|(|)|[|]|( | )".split("|"),
    *" ,| .| ;| ?|,,|, ,|. . .| ,,| .5|...|(sic)|[sic]|[''sic'']".split("|"),
)
QUOTES = (*"\"'“”„‘’‚«»‹›「」『』", ' "', '" ', " '", "' ", "« ", " »")
OPENERS = (
    *"'' ''' '''' ''''' '''''' {{ {{{ {{cn}} {{lang|fr| [[ [[Rome]] [[Rome| [[File:A.jpg|".split(),
    *'<br |<hr a="|<dd>|<li>|<b |<u\n|<ref name="a"\n>|<img \n'.split("|"),
    *"<ref> <ref/> <br> <br/> <!-- <nowiki> <b> <i> <small> <big> <math> <pre> <poem>".split(),
    *"<div> <center> <li>".split(),
    *"[http://example.org http://example.org/a,b <a <ref {| {|\n|-\n |\n | || \n! |}".split(" "),
    *"\n* \n# \n: \n; \n== \n=== \n---- \n# __TOC__ ~~~~ &nbsp; &amp; <nowiki/> |".split(" "),
)
CLOSERS = (
    *"'' ''' }} }}} ]] ] </ref> --> </nowiki> </b> </i> </small> </big> </math>".split(),
    *"</pre> </poem> </div> </center> </li> --> |} \n|}\n ==\n ===\n > />".split(" "),
)
ODDITIES = (
    "\0",
    "\ud800",
    "\udfff",
    "\ufdd0",
    "\ufdd1",
    "\u202e",
    "\ufeff",
    "\r\n",
    "\x7f",
    "\u2028",
)
HEADINGS = ("\n== History ==\n", "\n== References ==\n", "\n=== Notes ===\n", "\n==Works==\n")

PAIRS = (
    ("{{", "}}"),
    ("{{quote|", "}}"),
    ("{{lang|fr|", "}}"),
    ("[[", "]]"),
    ("[[Rome|", "]]"),
    ("[[File:Map.png|thumb|", "]]"),
    ("[http://example.org ", "]"),
    ("<ref>", "</ref>"),
    ('<ref name="a">', "</ref>"),
    ("<b>", "</b>"),
    ("<big>", "</big>"),
    ("<i>", "</i>"),
    ("<nowiki>", "</nowiki>"),
    ("<!--", "-->"),
    ("''", "''"),
    ("'''", "'''"),
    ("'''''", "'''''"),
    ("<div>", "</div>"),
    ('<div class="box-note">\n', "\n</div>\n"),
    ('<div style="font-size: 90%">\n', "\n</div>\n"),
    ("<center>", "</center>"),
    ('<font color="red">', "</font>"),
    ("\n<ol>\n  <li>", "</li>\n</ol>\n"),
    ('"', '"'),
    ("“", "”"),
    ("„", "“"),
    ("« ", " »"),
    ("(", ")"),
    ("\n{|\n|", "\n|}\n"),
    ("\n== ", " ==\n"),
)

_atoms = st.one_of(
    st.sampled_from(SLIPS).map(lambda slip: f" {slip} "),
    st.sampled_from(WORDS).map(lambda word: f"{word} "),
    st.sampled_from(WORDS),
    st.sampled_from(PUNCTUATION),
    st.sampled_from(QUOTES),
    st.sampled_from(OPENERS),
    st.sampled_from(CLOSERS),
    st.sampled_from(HEADINGS),
    st.sampled_from(ODDITIES),
    st.text(max_size=4),
)


def _joined(parts: Sequence[str]) -> str:
    return "".join(parts)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Text inside a pair of marks, or several texts in a row."""
    wrapped = st.builds(
        lambda pair, text: f"{pair[0]}{text}{pair[1]}", st.sampled_from(PAIRS), inner
    )
    return st.one_of(wrapped, st.lists(inner, max_size=6).map(_joined))


wikitext: st.SearchStrategy[str] = st.lists(
    st.recursive(_atoms, _nested, max_leaves=12), max_size=12
).map(_joined)
"""Any wikitext: balanced and broken markup, slips, quotations, odd characters."""

prose: st.SearchStrategy[str] = st.lists(
    st.one_of(
        st.sampled_from(SLIPS),
        st.sampled_from(WORDS),
        st.sampled_from(PUNCTUATION),
        st.sampled_from(QUOTES),
    ),
    max_size=30,
).map(" ".join)
"""Text with little markup and many slips, so that rules meet one another."""

slips: st.SearchStrategy[str] = st.tuples(
    st.sampled_from(SLIPS), st.sampled_from((" ", " ", "\n", "\n\n", "\n* ", "")), wikitext
).map(_joined)
"""A slip with a bit of wikitext behind it, near or far."""

sloppy: st.SearchStrategy[str] = st.lists(slips, min_size=1, max_size=4).map(_joined)
"""Wikitext in which rules almost always find something, beside every kind of markup."""

FAR_APART = "\n\n" + "The mill stood by the river for many years, as all could see. " * 4 + "\n\n"
"""Paragraphs so long that what stands before and behind them is read in parts of its own."""
HALVES = (
    *PAIRS,
    *((f"<{name}>", f"</{name}>") for name in "div li td table code math poem blockquote".split()),
    ("<div", ">"),
    ('<ref name="', '">'),
    ("<ref name=", "/>"),
    ("\n:{|\n|", "\n|}\n"),
    ("-{", "}-"),
    ("<me@host>", ""),
    ("</", "</div>"),
)


def _woven(first: Sequence[str], second: Sequence[str], inside: str, behind: str) -> str:
    """Two kinds of markup that cross each other."""
    return f"{first[0]}{second[0]}{inside}{first[1]}{behind}{second[1]}"


_insides = st.sampled_from(("", "|", "[", "a", FAR_APART, f" {SLIPS[0]} "))
_broken = st.one_of(
    st.sampled_from((FAR_APART, FAR_APART, *(f" {slip} " for slip in SLIPS))),
    st.builds(_woven, st.sampled_from(HALVES), st.sampled_from(HALVES), _insides, _insides),
    st.sampled_from(HALVES).map(lambda pair: pair[0]),
    st.sampled_from(HALVES).map(lambda pair: pair[1]),
)
broken: st.SearchStrategy[str] = st.builds(
    lambda slip, parts: f"{slip}{''.join(parts)}",
    st.sampled_from(SLIPS),
    st.lists(_broken, min_size=2, max_size=8),
)
"""Tags, templates, links and tables that are never closed or cross one another, near and far."""

pages: st.SearchStrategy[str] = st.one_of(sloppy, wikitext, prose, st.text(max_size=60))

titles: st.SearchStrategy[str] = st.one_of(
    st.just(""),
    st.sampled_from(("Rome", "The the", "Had Began", "a", "of of")),
    st.text(max_size=9),
)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    """Some sorted edits of ``text`` that do not overlap, though they may touch."""
    places = draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
    spans = [span for number, span in enumerate(pairwise(places)) if number % 2 == 0]
    return sorted(
        {
            start: Edit(start, end, draw(st.text("abc \n", max_size=3))) for start, end in spans
        }.values()
    )
