"""The names of tags that some wiki knows: anything else that looks like a tag is text."""

from __future__ import annotations

from mwparserfromhell.definitions import INVISIBLE_TAGS, PARSER_BLACKLIST, SINGLE

_HTML = (
    "a abbr address area article aside audio b base bdi bdo big blink blockquote body br button"
    " canvas caption center cite code col colgroup data dd del details dfn dialog dir div dl dt em"
    " embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head"
    " header hr html i iframe img input ins kbd label legend li link main map mark marquee meta"
    " nav nobr noframes noscript object ol optgroup option output p param picture pre q rb rp rt"
    " rtc ruby s samp script section select small source span strike strong style sub summary sup"
    " table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr"
)
"""The elements of HTML (HTML Living Standard; HTML 4.01); wikitext does not allow all of them."""
_OF_WIKIS = (
    "categorytree ce charinsert chem choose dpl dynamicpagelist embedvideo gallery googlemap graph"
    " hiero html imagemap include includeonly indicator inputbox languages mapframe maplink math"
    " mediaplayer noinclude nowiki onlyinclude pagelist pages poem quiz ref references rss score"
    " section seo sourcecode syntaxhighlight tab tabber tabs templatedata templatestyles timeline"
    " translate tvar verbatim videoflash widget youtube"
)
"""Tags of MediaWiki and its extensions (Manual:Tag extensions; Extension Matrix)."""
HTML = frozenset(_HTML.split())
"""The names of HTML's elements."""
KNOWN = frozenset([*HTML, *_OF_WIKIS.split(), *PARSER_BLACKLIST, *INVISIBLE_TAGS, *SINGLE])
