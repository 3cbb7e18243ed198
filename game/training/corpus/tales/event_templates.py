"""Sentences for the events that a quiz simulates, and the questions about them.

`<X>` and `<Y>` are people, `<T>` a thing, `<P>` a place, `<at_P>` the place with "in".
"""

from __future__ import annotations

#: event or trait -> the sentences that tell it
SENTENCES: dict[str, list[str]] = {
    "has": [
        "<X> had a [{adj}|new|small|good] <T>.",
        "[One morning|One day|On {day}] <X> found a <T> [on the road|under a tree|near the well].",
        "<X> bought a <T> [in a shop|from an old sailor|from a farmer].",
        "<X> was carrying a [heavy|small|{adj}] <T>.",
        "There was a <T> on the table, and <X> picked it up.",
        "<X> was very proud of <X:his> new <T>.",
    ],
    "colored": [
        "The <T> was {color}.",
        "It was a {color} <T>.",
        "Everybody liked the <T>, because it was {color}.",
        "<X> liked the <T> because it was {color}.",
    ],
    "go": [
        "<X> went to the <P>.",
        "[Then|After lunch|Later|That day|At {hour} o'clock] <X> went to the <P>.",
        "<X> [walked|ran|hurried] to the <P>.",
        "<X> wanted to [rest|be alone|see {n} birds|work], so <X:he> went to the <P>.",
        "<X> was tired, but <X:he> walked to the <P>.",
    ],
    "give": [
        "<X> gave the <T> to <Y>.",
        "[Then|Later|After that|The next day|With a smile], <X> gave <Y> the <T>.",
        "<X> gave <Y> the <T>, and <Y> thanked <X:him>.",
        '"Please give me the <T>," said <Y>. So <X> gave <Y:him> the <T>.',
        '"This is for you," said <X>, and <X:he> gave <Y> the <T>.',
        "<X> did not need the <T> any more, so <X:he> gave it to <Y>.",
        "When <Y> asked for the <T>, <X> gave it to <Y:him>.",
        "<Y> got the <T> from <X>.",
        "<X> handed the <T> to <Y>.",
    ],
    "bring": [
        "<X> went to the <P>, where <Y> was, and gave <Y:him> the <T>.",
        "Then <X> came to the <P> and gave the <T> to <Y>.",
        "<X> followed <Y> to the <P> and gave <Y:him> the <T>.",
    ],
    "drop": [
        "<X> took the <T> to the <P>, left it there, and went away.",
        "<X> went to the <P> with the <T>, but <X:he> left without it.",
        "[Then|Later|In the evening] <X> carried the <T> to the <P>, put it down, and went away.",
        "<X> lost the <T> <at_P> and went away without it.",
        "<X> went on to the <P>, left the <T> there, and went away.",
        "<X> hid the <T> <at_P> and went away.",
    ],
    "take": [
        "[Then|Soon|An hour later|The next day] <X> found the <T> <at_P> and picked it up.",
        "<X> came to the <P>, saw the <T>, and took it.",
        'When <X> came to the <P>, <X:he> saw the <T>. "I will take it," said <X>.',
        "[Then|Later|On {day}] <X> went to the <P> and took the <T>.",
    ],
    "is_job": [
        "<X> was a {job}.",
        "<X> worked as a {job}.",
        "Every day <X> {did}. <X:He> was a {job}.",
    ],
    "wants": [
        "<X> wanted a {frail}.",
        '"I want a {frail}," said <X>.',
        "More than anything, <X> wanted a {frail}.",
        "<X> had always wanted a {frail}.",
    ],
    "laughs": [
        "<X> laughed.",
        "<X> saw a {pet} with a hat and laughed.",
        "When <X> heard a joke about a {beast}, <X:he> laughed.",
        "Nobody knew why, but <X> laughed.",
    ],
    "feels": [
        "<X> was {sad}, because it was raining.",
        "<X> felt {sad}.",
        "<X> was {sad} that day, but nobody knew why.",
    ],
    "likes": [
        "<X> liked {fruit} best.",
        "<X> loved {fruit} more than anything else.",
        "<X> ate {n} {fruit} every day, because <X:he> liked them so much.",
    ],
}

#: what is certain -> questions about it with their answers
QUESTIONS: dict[str, list[tuple[str, str]]] = {
    "has": [
        ("Who has the <T>?", "<X> has the <T>."),
        ("Who has the <T> now?", "<X> has the <T>."),
        ("Where is the <T>?", "<X> has the <T>."),
        ("What does <X> have?", "<X> has the <T>."),
    ],
    "holds": [
        ("Who has the <T>?", "<X> has the <T>."),
        ("Who has the <T> now?", "<X> has the <T>."),
    ],
    "lies": [
        ("Where is the <T>?", "The <T> is <at_P>."),
        ("Where is the <T> now?", "The <T> is <at_P>."),
    ],
    "colored": [("What color is the <T>?", "The <T> is {color}.")],
    "is_at": [("Where is <X>?", "<X> is <at_P>."), ("Where is <X> now?", "<X> is <at_P>.")],
    "go": [("Where did <X> go?", "<X> went to the <P>.")],
    "give": [
        ("Who gave <Y> the <T>?", "<X> gave <Y> the <T>."),
        ("Who gave the <T> to <Y>?", "<X> gave the <T> to <Y>."),
        ("What did <X> give <Y>?", "<X> gave <Y> the <T>."),
        ("What did <X> give to <Y>?", "<X> gave the <T> to <Y>."),
        ("Who did <X> give the <T> to?", "<X> gave the <T> to <Y>."),
    ],
    "is_job": [("What is <X>?", "<X> is a {job}."), ("Who is a {job}?", "<X> is a {job}.")],
    "wants": [
        ("What did <X> want?", "<X> wanted a {frail}."),
        ("Who wanted a {frail}?", "<X> wanted a {frail}."),
    ],
    "laughs": [("Who laughed?", "<X> laughed.")],
    "feels": [("How did <X> feel?", "<X> felt {sad}."), ("Who was {sad}?", "<X> was {sad}.")],
    "likes": [
        ("What did <X> like best?", "<X> liked {fruit} best."),
        ("Who liked {fruit}?", "<X> liked {fruit}."),
    ],
}
