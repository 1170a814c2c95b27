"""A word for another that sounds or looks like it: "to loose the match" -> "to lose the match".

Fires where the words around leave no other reading, by a table of some sixty of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.document import Document
from bot_plugins.edits import Edit
from bot_plugins.english.confusions import confusions
from bot_plugins.rule import Applicability, Fixes, Leaves, Rule, Suggestion
from bot_plugins.text.capitals import like


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the word that is meant."""
    for one in confusions():
        for match in one.pattern.finditer(document.prose):
            if one.is_meant(match):
                right, *others = (like(match["wrong"], right) for right in one.rights)
                message = f"'{match['wrong']}' is written for '{right}'"
                edit = Edit(*match.span("wrong"), right)
                yield Suggestion(edit, message, one.applicability, tuple(others))


RULE = Rule(
    summary="confused words",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=lambda: tuple(one.trigger for one in confusions()),
    examples=(
        Leaves("They would loose arrows and let loose the dogs.", "set free"),
        Leaves("In this area were people from the hills.", "'were' is the verb"),
        Leaves("You can update your working copy.", "a noun phrase"),
        Leaves("The aim is to slow the ship and to many it is a sin.", "an infinitive; 'to' them"),
        Leaves("Two ranges form a wall.", "the verb 'form'"),
        Leaves("They made millions off the industry.", "'off' is meant"),
        Leaves("From this point on he can leave.", "a pronoun"),
        Leaves("The affect of the patient was flat.", "the noun 'affect'"),
        Leaves("They did effect a change, and it ran its self test.", "brought about; a compound"),
        Leaves("In which town were they born? They came to big business.", "right"),
        Leaves("A lead roll for the roof, and in principle source code.", "the same"),
        Leaves('He wrote "your going to loose the match".', "a quotation is verbatim"),
        Fixes("They did not want to loose the match.", "They did not want to lose the match."),
        Fixes("He left after loosing his job.", "He left after losing his job."),
        Fixes("Your going to need it.", "You're going to need it."),
        Fixes("It is to expensive for them.", "It is too expensive for them."),
        Fixes("There are way to many of them.", "There are way too many of them."),
        Fixes("It is a town were he lived.", "It is a town where he lived."),
        Fixes("At first they where not able to win.", "At first they were not able to win."),
        Fixes("They sold there own cars.", "They sold their own cars."),
        Fixes("Their are two mills.", "There are two mills."),
        Fixes("It has an affect on trade.", "It has an effect on trade."),
        Fixes("It adversely effected the trade.", "It adversely affected the trade."),
        Fixes("A man who's name is lost lived here.", "A man whose name is lost lived here."),
        Fixes("It is kind off a mill.", "It is kind of a mill."),
        Fixes("It is suppose to work.", "It is supposed to work."),
        Fixes("It is on of the largest towns.", "It is one of the largest towns."),
        Fixes("It lies in he city.", "It lies in the city.", alternatives=("his", "her")),
        Fixes("He suffered form a fever.", "He suffered from a fever."),
        Fixes("He hurt him self.", "He hurt himself."),
        Fixes("It played a key roll in the war.", "It played a key role in the war."),
    ),
)  # fmt: skip
