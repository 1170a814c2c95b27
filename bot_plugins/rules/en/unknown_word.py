"""An unknown word, one typo away from a frequent word: "inforamtion" -> "information".

A long word may have two typos. Fires where the surrounding words are English. Left alone: names,
compounds of known words, words that occur more than once on the page, and words that the text
mentions as words. Shorter words and less likely typos are only reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.common.capitals import like
from bot_plugins.languages.english.surroundings import surroundings
from bot_plugins.languages.english.unknown_context import (
    doubts,
    in_english,
    in_order,
    unusual_beside,
    weighed,
)
from bot_plugins.languages.english.unknown_search import search, search_text
from bot_plugins.languages.english.unknown_words import DOUBTFUL, guess, is_doubtful, is_sure


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the word that an unknown word was probably meant to be.

    A word two typos away may fit better than the nearest one, but is no surer.
    """
    for start, end in search_text(document.source):
        word = document.source[start:end]
        found = guess(word.lower())
        if not found or not in_english(document, start, end, found):
            continue
        around, doubt = surroundings(document, start, end), doubts(document, start, end)
        evidence = found.strength - doubt
        if is_doubtful(word, found.rights, evidence):
            beside = around.last(), around.next()
            best = weighed(guess(word.lower(), is_thorough=True) or found, *beside)
            strength = min(best.strength, weighed(found, *beside).strength) - doubt
            rights = in_order(best.rights, around)
            is_plain = not doubt and not unusual_beside(around)
            sure = evidence >= DOUBTFUL and is_sure(word, rights, strength, is_plain=is_plain)
            yield _suggestion(word, start, rights, is_sure=sure)


def _suggestion(word: str, start: int, rights: tuple[str, ...], *, is_sure: bool) -> Suggestion:
    right, *others = (like(word, right) for right in rights)
    return Suggestion(
        Edit(start, start + len(word), right),
        f"'{word}' is not a usual word; '{right}' is spelled similarly",
        Applicability.REVIEW if is_sure else Applicability.REPORT,
        tuple(others),
    )


RULE = Rule(
    summary="spelling",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=(),
    seeks=search,
    examples=(
        Keeps("They travelled to the colour theatre.", "correct in British English"),
        Keeps("The transferrin is bound, and precess it will.", "rare but correct words"),
        Keeps("They found mergings of the rootstocks.", "formed from known words"),
        Keeps("They come by urvan, and an urvan is small.", "used twice, so meant by the writer"),
        Keeps("A school called inforamtion. The word inforamtion is a slip.", "a name, a mention"),
        Keeps("The ''inforamtion'' is here, and \"the inforamtion\" was.", "quoted or italic"),
        Keeps("Er schreibt das System der Reaktion und die Literaten sind hier.", "German"),
        Keeps("See inforamtion(), www.inforamtion.org and /etc/inforamtion/list.", "code"),
        Keeps("The historico-philosophical sciences are old.", "a combining form"),
        Keeps("He was an élève statisticien at the school.", "another language"),
        Keeps("The urniform cup is in greyscale.", "a combining form, and British spelling"),
        Keeps("Later Thommas was the mayor of the town.", "a name"),
        Keeps("They met the Thielemann of the town and Liam Litteral of Rome.", "names"),
        Keeps("The teamd daemon is a process of the system.", "a program in the background"),
        Fixes("The hynms of the town are old.", "The hymns of the town are old."),
        Fixes("The furums of the town are old.", "The forums of the town are old.",
              Applicability.REPORT),
        Fixes("They have all the Qtopia iamges of it.", "They have all the Qtopia images of it."),
        Fixes("He sent a essage and two messages.", "He sent a message and two messages."),
        Fixes("The town is ased on trade.", "The town is based on trade."),
        Fixes("The team consideres it old.", "The team considers it old."),
        Fixes("The console is recibing the keys.", "The console is receiving the keys.",
              applicability=Applicability.REPORT),
        Fixes("The inforamtion is here.", "The information is here."),
        Fixes("They are between Feautures of the town.", "They are between Features of the town."),
        Fixes("They have a network concetion to it.", "They have a network connection to it."),
        Fixes("It conatins it. They neccassary do it.", "It contains it. They necessary do it."),
        Fixes("Please remove all the proporly marked files.",
              "Please remove all the properly marked files."),
        Fixes("It is a non-persistant store of the data.",
              "It is a non-persistent store of the data."),
        Fixes("* Prinicpal rules are here.", "* Principal rules are here."),
        Fixes("* Xyzzy inforamtion is", "* Xyzzy information is"),
        Fixes("The graphicall terminal is here.", "The graphical terminal is here.",
              applicability=Applicability.REPORT, alternatives=("graphically",)),
        Fixes("With the advant of steam it grew.", "With the advent of steam it grew."),
        Fixes("They can vist the mill in June.", "They can visit the mill in June."),
        Fixes("The page lists the XYZ permitivity, density and mass.",
              "The page lists the XYZ permittivity, density and mass."),
        Fixes("They had obtaiend two and three goals.", "They had obtained two and three goals."),
        Fixes("It was the firts time that they won.", "It was the first time that they won."),
        Fixes("The coopearation of all is good.", "The cooperation of all is good."),
    ),
)  # fmt: skip
