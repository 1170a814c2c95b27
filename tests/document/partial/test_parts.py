"""What is found by reading parts of a page is what reading all of it finds."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from bot_plugins.core import registry
from bot_plugins.core.engine import propose_revision
from bot_plugins.core.proposal import Revision
from tests.strategies import FAR_APART, broken, pages, sloppy, titles

RULES = tuple(rule for rule in registry.all_rules() if rule.language in ("en", "any"))


def found(text: str, title: str, *, prefiltering: bool) -> list[tuple[object, ...]]:
    proposal = propose_revision(Revision(text, title), RULES, prefiltering=prefiltering)
    return [(one.rule.name, one.edit, one.before, one.message) for one in proposal.findings]


paragraphs = st.lists(st.one_of(pages, sloppy), min_size=1, max_size=5).map("\n\n".join)
"""Pages that can be cut, if nothing is open: broken markup may reach from one into another."""


@given(st.one_of(paragraphs, broken), titles)
@example("They was center An have went home.", "")
@example("See http://a.example/b{{c| have went home.", "")
@example("It was <br class=a\n\nin the the lake> there.", "")
@example('It ended. <br <ref name="a">It was in the the lake.', "")
@example("<img \n\nIt had began here. <s>", "")
@example("<dt \n\n<p>It was in the the lake.", "")
@example("<dd>It was in the the lake.\n\n</sub>", "")
@example("<dd>It was in the the lake.\n== a ==\n</ref\n>", "")
@example("==<math display=The king had went to Rome.", "")
@example("<u\n{|\n-->\n\nIt ended .", "")
@example('<ref name="a"\n>The king left.\n\nIt had began.\n\nHe came.</ref>', "")
@example("The king had went to Rome.\n\n</b \n\n-->", "")
@example("<li>It was in the the lake.\n\n</b ", "")
@example("A apple fell.<math display=<td>[[a]]</math>", "")
@example('<pre a="b"><ref </pre>He could of gone.', "")
@example('A apple fell.\n\n\n{| class="a"\n<li>\n|}', "")
@example("<1 \n\n<br\n\nIt was in the the lake./>", "")
@example("A apple fell.\n\n&lt;ref&gt;</math>&lt;/ref&gt;", "")
@example("A apple fell.[[a|b[http://a.b]]", "")
@example('==a<!-- a\n\nb --><source lang="a">It ended .', "")
@example("He could of gone.\n\n{{#if:a|<li>\n|}}", "")
@example("A apple fell.[[a|<dd>\n\n]]", "")
@example("He refered to it. <div>{{x|</div>}}\n\nIn 1960 he begun a life.", "")
@example(f"It was the the lake.{FAR_APART}<blockquote></</blockquote>", "")
@example(f"It was the the lake.{FAR_APART}<poem/b></poem>", "")
@example(f"It was the the lake.{FAR_APART}<div>[[|</div>]]", "")
@example(f"It was the the lake.{FAR_APART}<div><code></div></code>", "")
@example(f"It was the the lake.{FAR_APART}</div", "")
@example("[http://<r ]>refered", "")
@example(f"By then the war had began.''<diva''{FAR_APART}>{{{{''}}}}''", "")
@example(f"It was the the lake.{FAR_APART}*<hr \n{{|>\n|}}", "")
@example("By then the war had began. \n\n[[<!---->]]", "")
@example("By then the war had began. had,[[Rome|an ]]", "")
@example(f"It was the the lake.<div''{FAR_APART}> It was the the lake. ", "")
@example("<hr {{x|>}}<math></math><source> the the", "")
@example("{{x|<ref}}>refered", "")
@example(f"It was the the lake.{FAR_APART}{{{{quote|{{{{}}}}|}}}}", "")
def test_the_same_with_and_without_the_prefilter(text: str, title: str) -> None:
    assert found(text, title, prefiltering=True) == found(text, title, prefiltering=False)
