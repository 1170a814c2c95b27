"""A word for another that sounds or looks like it: "to loose the match" -> "to lose the match".

Fires where the surrounding words allow no other reading, by a table of about 200 rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot_plugins.core.edits import Edit
from bot_plugins.core.rule import Applicability, Fixes, Keeps, Rule, Suggestion
from bot_plugins.document import Document
from bot_plugins.languages.common.capitals import like
from bot_plugins.languages.english.confusions import confusions, found_in
from bot_plugins.languages.english.excerpt import Excerpt


def check(document: Document) -> Iterator[Suggestion]:
    """Suggest the word that is meant."""
    for confusion, match in found_in(document.prose):
        right, *others = (like(match["wrong"], right) for right in confusion.rights)
        message = f"'{match['wrong']}' is a mistake for '{right}' here"
        edit = Edit(*match.span("wrong"), right)
        yield Suggestion(edit, message, confusion.applicability, tuple(others))


def confirms(source: str) -> bool:
    """Tell whether a piece of wikitext may contain a confused word."""
    return any(True for _ in found_in(Excerpt(source).prose))


RULE = Rule(
    summary="confused words",
    applicability=Applicability.REVIEW,
    check=check,
    triggers=lambda: tuple(confusion.trigger for confusion in confusions()),
    confirms=confirms,
    examples=(
        Keeps("They would loose arrows and let loose the dogs.", "'loose' means 'set free'"),
        Keeps("In this area were people; you can update your working copy.", "right as it is"),
        Keeps("The aim is to slow the ship and to many it is a sin.", "'to' is the right word"),
        Keeps("Two ranges form a wall; millions off it; from this point on he can leave.", "right"),
        Keeps("The affect was flat; they did effect a change and its self test.", "nouns, a verb"),
        Keeps("In which town were they born? They came to big business.", "right as it is"),
        Keeps("A lead roll for the roof, and in principle source code.", "nouns"),
        Keeps("They caught a few miles of the river; it grew to great fame.", "right as it is"),
        Keeps("They sit in the turn of the road, or part of it falls off the coast.", "right"),
        Keeps("A fair off the coast set off a storm, and pieces off it fell.", "right as it is"),
        Keeps("So too the town grew; they too have a mill, and it let loose its dogs.", "right"),
        Keeps("If your ready answer helps, your own is it, against their will.", "possessives"),
        Keeps("Before you file it, if you name it, and once you page him.", "verbs"),
        Keeps("It is not an int; please not now; in not doing so he won.", "right as it is"),
        Keeps("Words such as and or but; of and or to and or not.", "conjunctions as words"),
        Keeps("He lets go, so lets fall the two kind of heart.", "right as it is"),
        Keeps("Some kind of mill; refer the matter to him; oft he sang it.", "right as it is"),
        Keeps("It is for you private people; I sent it to you in file form.", "'you' is meant"),
        Keeps("The reasons therefor are old; the Upto mill, an inorder walk.", "words, a name"),
        Keeps("They turned it in to the bank, and they fell apart of their own.", "right as it is"),
        Keeps("It is hers, not its; its will be done; so let's you and I go.", "right as it is"),
        Keeps("He came in anyway, e.g. by train, i.e. late; if you phone, go.", "right as it is"),
        Keeps('He wrote "your going to loose the match".', "a quotation is verbatim"),
        Fixes("Do not loose it after loosing him.", "Do not lose it after losing him."),
        Fixes("Your going to need it: it is to expensive for them, there are way to many.",
              "You're going to need it: it is too expensive for them, there are way too many."),
        Fixes("At first they where not able to win.", "At first they were not able to win."),
        Fixes("Their are two own cars; they sold there own cars.",
              "There are two own cars; they sold their own cars."),
        Fixes("It has an affect on trade.", "It has an effect on trade."),
        Fixes("It adversely effected the trade.", "It adversely affected the trade."),
        Fixes("A man who's name is lost lived here.", "A man whose name is lost lived here."),
        Fixes("It is suppose to be kind off a mill.", "It is supposed to be kind of a mill."),
        Fixes("It is on of the largest towns.", "It is one of the largest towns."),
        Fixes("It lies in he city.", "It lies in the city.", alternatives=("his", "her")),
        Fixes("He suffered form a fever him self.", "He suffered from a fever himself."),
        Fixes("If to much salt is added, it dies.", "If too much salt is added, it dies."),
        Fixes("Forced too sell, it lies too the north.", "Forced to sell, it lies to the north."),
        Fixes("Go when your ready to leave.", "Go when you're ready to leave."),
        Fixes("One of the ropes came lose.", "One of the ropes came loose."),
        Fixes("A group off artists met here.", "A group of artists met here."),
        Fixes("He fell of a horse miles of the coast.", "He fell off a horse miles off the coast."),
        Fixes("He died their in 1920.", "He died there in 1920."),
        Fixes("The law came into affect.", "The law came into effect."),
        Fixes("It was badly effected by war.", "It was badly affected by war."),
        Fixes("It wont open, and you cant go.", "It won't open, and you can't go."),
        Fixes("It played a key roll in the war.", "It played a key role in the war."),
        Fixes("It let's you go an other way.", "It lets you go another way."),
        Fixes("Its was apart of it, merged in to the city.",
              "It was a part of it, merged into the city."),
        Fixes("They lived there, e.g in Rome.", "They lived there, e.g. in Rome."),
        Fixes("It would illicit a reply, i.e one.", "It would elicit a reply, i.e. one."),
        Fixes("It is never the less old in anyway.", "It is nevertheless old in any way."),
        Fixes("If you phone is off or you computer is slow, go.",
              "If your phone is off or your computer is slow, go."),
        Fixes("Enter you password in you home page.", "Enter your password in your home page."),
        Fixes("Add the ID of you remote and local disks to you known_hosts file.",
              "Add the ID of your remote and local disks to your known_hosts file."),
        Fixes("Therefor it holds upto 50 men.", "Therefore it holds up to 50 men."),
        Fixes("Everytime he is incharge of it, run inorder to win incase it fails.",
              "Every time he is in charge of it, run in order to win in case it fails."),
        Fixes("Please not that it is old.", "Please note that it is old."),
        Fixes("As as result, it in not supported.", "As a result, it is not supported."),
        Fixes("It fell int the river.", "It fell in the river.", alternatives=("into",)),
        Fixes("Lets see; lets' say its' mill fell.", "Let's see; let's say its mill fell."),
        Fixes("The head and or neck fell ont he roof.", "The head and/or neck fell on the roof."),
        Fixes("Please refer the following page.", "Please refer to the following page."),
        Fixes("It is for all kind of corn.", "It is for all kinds of corn."),
        Fixes("These kind of mills fell.", "These kinds of mills fell.",
              alternatives=("This kind of",)),
    ),
)  # fmt: skip
