"""Beats that many tales have in common: how they begin, what happens by the way, how they end."""

#: templates of beats
SHARED = """
@entry opening
@beat
It was [early|late] {season}, and the [birds were singing|streets were full of people|sky was
  blue|hills were green|children were at play].
This happened [one {season}|many years ago|not long ago|last {month}], in a [small|quiet|pretty]
  [village|town] near the {far}.
The {season} had come, and the days were [long|short|calm|bright].
In {month} the town near the {far} is [always quiet|as busy as ever|full of visitors].
Everyone in the village still [remembers|talks about|likes to tell] what happened that {season}.
Something [strange|funny|good|curious] happened in our [town|village|street] [last {month}|last
  {season}|many years ago|when I was young].
Have you [ever heard|heard] the story of {a} and {b}? It [begins|began] in {month}.
Listen, and I will tell you about {a} and {b}.

@entry intro
@beat
{a} was a {job}, and every day {a:he} {did}.
There was once a {job} named {a}, who lived [near the {far}|in a {color2} house|with a {pet} and a
  hundred books|at the end of a long road].
{a} lived [in a little {color2} house|in a narrow street|on a hill] not far from the {far}.
In a [small|quiet|busy] town lived a [young|kind|clever|cheerful|patient] {a:man} named {a}.
{a} had a {pet}, {n} [chairs|books|plants|windows], and not a [worry|care] in the world.
People called {a} [kind|clever|shy|patient|brave], and they were right.
{a} was [ten|nine|eleven|twelve|fourteen] years old and lived with {a:his} {a:grandfather}.
Nobody in town was as [kind|curious|careful|patient|cheerful] as {a}.

@entry byway
@beat
On the way {a:he} saw {c}, who was carrying {n} {fruit}. "[Good morning|Good day|Hello], {c}!"
  called {a}.
The road was long, and {a} sang a little song about {fruit} to pass the time.
A {pet} followed {a:him} for a while and then ran [home|away|after a bird].
{a:He} stopped only once, to drink some water and eat {n} {fruit}.
{c} was sitting by the road and waved, but {a} was in a hurry and did not stop.
Clouds had covered the sun, but it did not rain.

@entry evening
@beat
That evening they [ate|shared] {dish} together and talked until {hour} o'clock.
When the moon rose, {a} was already asleep, and so was the {pet}.
"[What a day|What a strange day|What a fine day]!" said {a} that night.
{c} heard the whole story the next day and could hardly believe it.
{a} wrote it all down in a {color2} book that night.
Later, when {c} asked what had happened, {a} told the story from beginning to end.
They still laugh about it [today|every {season}|when they meet].
{a} never forgot what {b} had done that day.
{b} often thought about that day, and so did {a}.
Tomorrow would be [another day|a new day], and {a} was not worried about it at all.
"I will remember this day," said {b}, "even when I am old."
"""
