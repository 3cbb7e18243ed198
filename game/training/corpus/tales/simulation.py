"""A simulation of people and things: who is where, who has what, and what may be asked of it."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from game.training.corpus.tales import event_templates

Asked = tuple[str, str]
_MARK = re.compile(r"<(at_)?(\w)(:\w+)?>")


def put(template: str, words: dict[str, str]) -> str:
    """The template with a filler's slot where it has `<X>`, `<X:he>` or `<at_P>`."""
    return _MARK.sub(lambda m: "{" + (m[1] or "") + words[m[2]] + (m[3] or "") + "}", template)


@dataclass
class Simulation:
    """Where everyone and everything is, and the sentences that have led to it."""

    rng: random.Random
    place: dict[str, str] = field(default_factory=dict)
    holder: dict[str, str] = field(default_factory=dict)
    lies: dict[str, str] = field(default_factory=dict)
    leaver: dict[str, str] = field(default_factory=dict)
    gifts: list[tuple[str, str, str]] = field(default_factory=list)
    moves: list[tuple[str, str]] = field(default_factory=list)
    always: list[Asked] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def write(self, kind: str, **words: str) -> None:
        """One more sentence; no wording is used twice."""
        fresh = [
            line for line in event_templates.SENTENCES[kind] if put(line, words) not in self.lines
        ]
        self.lines.append(put(self.rng.choice(fresh or event_templates.SENTENCES[kind]), words))

    def ask(self, kind: str, **words: str) -> Asked:
        """One question of a kind and its answer."""
        asked, answer = self.rng.choice(event_templates.QUESTIONS[kind])
        return put(asked, words), put(answer, words)

    def trait(self, kind: str, who: str, thing: str = "thing") -> None:
        """Something about a person or a thing that does not change."""
        self.write(kind, X=who, T=thing)
        self.always.append(self.ask(kind, X=who, T=thing))

    def get(self, who: str, thing: str) -> None:
        """A person comes by a thing that nobody had."""
        self.write("has", X=who, T=thing)
        self.holder[thing] = who

    def go(self, who: str, where: str) -> None:
        """A person goes somewhere."""
        self.write("go", X=who, P=where)
        self._move(who, where)

    def give(self, thing: str, taker: str) -> None:
        """Whoever has the thing gives it away, walking to the other where the two are apart."""
        giver = self.holder[thing]
        where = self.place.get(taker, "")
        if where and self.place.get(giver) != where:
            self.write("bring", X=giver, Y=taker, T=thing, P=where)
            self._move(giver, where)
        else:
            self.write("give", X=giver, Y=taker, T=thing)
        self.holder[thing] = taker
        self.gifts.append((giver, taker, thing))

    def drop(self, thing: str, where: str) -> None:
        """Whoever has the thing leaves it somewhere."""
        who = self.holder.pop(thing)
        self.write("drop", X=who, T=thing, P=where)
        self._lose_sight(who, where)
        self.lies[thing], self.leaver[thing] = where, who

    def take(self, who: str, thing: str) -> None:
        """A person takes up a thing that lies somewhere."""
        where = self.lies.pop(thing)
        self.write("take", X=who, T=thing, P=where)
        self._move(who, where)
        self.holder[thing] = who

    def questions(self) -> list[Asked]:
        """Everything that is certain at the end."""
        asked = list(self.always)
        asked += [self._held(thing, who) for thing, who in self.holder.items()]
        asked += [self.ask("lies", T=thing, P=where) for thing, where in self.lies.items()]
        asked += [self.ask("is_at", X=who, P=where) for who, where in self.place.items()]
        for who, where in self.moves:
            if [mover for mover, _ in self.moves].count(who) == 1:
                asked.append(self.ask("go", X=who, P=where))
        for giver, taker, thing in self.gifts:
            alike = [g for g in self.gifts if giver == g[0] or taker == g[1]]
            if len(alike) == 1:
                asked.append(self.ask("give", X=giver, Y=taker, T=thing))
        return asked

    def _held(self, thing: str, who: str) -> Asked:
        alone = list(self.holder.values()).count(who) == 1
        return self.ask("has" if alone else "holds", X=who, T=thing)

    def _move(self, who: str, where: str) -> None:
        self.place[who] = where
        self.moves.append((who, where))

    def _lose_sight(self, who: str, where: str) -> None:
        self.place.pop(who, None)
        self.moves += [(who, where), (who, "home")]
