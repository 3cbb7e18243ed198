"""Rhyme sets and the patterns of lines that end in them.

A set is `beings | things | places | adjectives | verbs`; a pattern is two lines whose last words
come from one set: `<B>` a being, `<T>` a thing, `<L>` a place, `<A>` an adjective and
`<V>` a verb. `<B2>` is a second, different one. Other slots are filled as in tales.
"""

from __future__ import annotations

_SETS = """
cat rat bat | hat mat bat | | fat flat | chat
mouse | blouse | house | |
fox ox | box | | |
bear hare mare | chair pear | fair stair | rare fair | stare
hen wren | pen | den glen | |
goat | coat boat note | moat | | float
frog dog hog | log | bog | |
snake | cake rake | lake | awake | wake bake shake
king | ring string swing | spring | | sing swing bring
bee | key tree | sea | free | see agree
crow | bow | snow | slow low | go grow know
sheep | heap | deep | deep cheap asleep | sleep weep leap
whale snail quail | nail pail sail | trail | | sail fail
owl fowl | | | foul | howl growl
mole foal | bowl coal | hole | | roll
bug slug | mug jug rug | | snug | hug
knight | light kite | | bright white right | fight write
maid | spade | shade glade | afraid | fade trade
toad | | road | | 
clown | crown gown | town | brown | frown
cook crook | book hook | brook nook | | look
duck | truck | | stuck | cluck
pig | wig fig | | big | dig
ant aunt | plant | | | 
lamb ram | ham jam | dam | | 
boy | toy | | | 
mule | stool | pool school | cool | 
deer | spear | pier | near clear dear | hear cheer
nurse | purse | | worse | 
man | pan fan can | | | 
hound | | ground mound | round | 
horse | | course | | 
calf giraffe | scarf | | | laugh
"""

#: patterns of couplets, one to a line
PATTERNS = """
I saw a {color} <B> / sitting on a {adj} <T>.
There once was a <B> / who lived in the <L>.
The <B> is <A>, / and so is the <B2>.
If you meet a <B>, / give it a <T>.
A <B> with a <T> / went down to the <L>.
In {month}, near the <L>, / I lost my {adj} <T>.
The little {color} <B> / was hiding in the <L>.
{a} gave {b} a {color} <T> / and {n} new buttons for {b:his} <T2>.
{a} has a {pet}, and {b} has a <B>; / {a} has a {thing}, and {b} has a <T>.
{b} went to the {far} with a <B> / and wore on {b:his} head a {color} <T>.
The {beast} looked up and began to <V>, / for far away it heard the <B>.
"What shall I do?" asked the <B>. / "Nothing," I said, "but you may <V>."
On {day} {a} could not find the <T>; / it lay by the <L>.
How are you, my {pet}? Are you <A>? / Then come with me and begin to <V>.
{a} said that the {pet} was <A>, / but {b} replied that it was <A2>.
Who is it that can <V> and <V2>? / It is the {color} <B>.
I asked for a <T>, and I got a <B>; / I asked for a {thing}, and I got a <T2>.
{n} {fruit} and a {color} <T> / were all that was left for the poor old <B>.
Good night, little <B>, / good night, little <T>.
Where is the <B>? It is by the <L>. / Where is {a}'s {thing}? It is under the <T>.
{a} came home late from the <L> / and found in {a:his} bed a <B>.
The moon looked down on the <L> / and smiled at the {color} <B>.
Oh, {b}, come quickly and look at the <B>! / It has taken your {thing} and my {color} <T>.
I would not trade my {adj} <T> / for {many} {pets} and a <B>.
I do not know how to <V>, / but nobody says that I am <A>.
By day I work, by night I <V>, / and {a} says that I am <A>.
Sing me a song of a {color} <T>, / of {n} {pets}, and of one <B>.
Softly, softly goes the <B> / over the hill and down to the <L>.
A house, a garden, a {color} <T>, / a friend like {a}, and one small <B>.
"""


def _parsed(text: str) -> list[dict[str, list[str]]]:
    sets = []
    for line in text.strip("\n").splitlines():
        fields = [field.split() for field in line.split("|")]
        sets.append(dict(zip("BTLAV", fields, strict=True)))
    return sets


#: rhyme sets: kind of word -> words
SETS = _parsed(_SETS)
#: `PATTERNS` as a list
COUPLETS = PATTERNS.strip().splitlines()
