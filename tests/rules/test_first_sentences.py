"""What a newcomer types first, and its neighbours: slips are mended, what is right stays."""

from __future__ import annotations

import pytest

from bot_plugins import propose

MENDED = {
    "He he went home.": "He went home.",
    "It began in in 1950.": "It began in 1950.",
    "in in 1950": "in 1950",
    "For for the first time, he won.": "For the first time, he won.",
    "He went to to Boston.": "He went to Boston.",
    "It lies in in the north.": "It lies in the north.",
    "The the king died.": "The king died.",
    "more then 500": "more than 500",
    "It has more then 500 houses.": "It has more than 500 houses.",
    "It is known for it's beaches.": "It is known for its beaches.",
    "He was born in a Italian town.": "He was born in an Italian town.",
    "It has a 8th century church.": "It has an 8th century church.",
    "It is teh best.": "It is the best.",
    "She she was a nurse.": "She was a nurse.",
    "They they left in May.": "They left in May.",
    "It it was a long war.": "It was a long war.",
    "Of of these towns two remain.": "Of these towns two remain.",
    "A a small river runs there.": "A small river runs there.",
    "He lived at at Rome.": "He lived at Rome.",
    "He was known for for his songs.": "He was known for his songs.",
    "He moved to to the coast.": "He moved to the coast.",
    "He sat on the on the chair.": "He sat on the chair.",
    "He said that he he was ill.": "He said that he was ill.",
    "The king will will return.": "The king will return.",
    "Her house is larger then mine.": "Her house is larger than mine.",
    "It is older then the church.": "It is older than the church.",
    "It took less then a year.": "It took less than a year.",
    "The town lost it's walls.": "The town lost its walls.",
    "The church and it's tower fell.": "The church and its tower fell.",
    "Its a small town in the north.": "It's a small town in the north.",
    "He won a Olympic medal.": "He won an Olympic medal.",
    "It is an UN agency.": "It is a UN agency.",
    "She is a MP.": "She is an MP.",
    "He led a 18-month tour.": "He led an 18-month tour.",
    "It doesnt rain there.": "It doesn't rain there.",
    "They speak english at home there.": "They speak English at home there.",
    "He left Rome in january 1990.": "He left Rome in January 1990.",
    "The goverment recieved it.": "The government received it.",
    "Teh town was seperate from it.": "The town was separate from it.",
    "Wich was adressed to him.": "Which was addressed to him.",
    "years , all of them dry": "years, all of them dry",
    "He have went home.": "He has gone home.",
    "She begun singing in 1990.": "She began singing in 1990.",
}
STAYS = (
    "He came in in 1990.",
    "The man they looked up to to win was old.",
    "They had had enough.",
    "He knew that that man had left.",
    "The The played in Rome.",
    "It's been a long time since it's rained.",
    "The other then moved to Rome.",
    "It grew larger then fell again.",
    "It is an hour by a European road.",
    "They march in may rallies to polish it.",
)


@pytest.mark.parametrize("text", MENDED)
def test_what_people_type_first_is_mended(text: str) -> None:
    assert propose(text).text == MENDED[text]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_right_stays(text: str) -> None:
    assert propose(text).text == text
