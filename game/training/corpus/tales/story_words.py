"""What tales are about: places and their corners, things, animals, jobs, meals, riddles, noises."""

from __future__ import annotations


def _rows(text: str) -> list[tuple[str, ...]]:
    rows = [tuple(line.split("|")) for line in text.strip().splitlines()]
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"uneven table beginning with {rows[0]}")
    return rows


#: place, preposition for a person there, three corners of it where a thing may lie
PLACES = _rows("""
store|in|behind the door|on a high shelf|under the counter
park|in|under a bench|behind a tall tree|beside the fountain
school|at|under a desk|on the stairs|behind the piano
house|in|under the bed|behind the clock|on a chair
river|by|in the tall grass|under an old boat|between two stones
garden|in|under a rose bush|beside the well|behind the gate
market|at|under a table|behind the fish stand|between two boxes of apples
church|in|on a wooden bench|behind the door|under the stairs
station|at|under a seat|beside the ticket window|on the steps
library|in|behind a row of books|under a table|on the top shelf
beach|on|in the sand|under a blue boat|behind a big rock
kitchen|in|under the stove|behind the flour|on top of the stove
forest|in|under a fallen tree|beside a small stream|in a heap of leaves
farm|on|in the hay|behind the barn|under a wagon
bridge|on|beside the stone lion|between two boards|at the foot of the steps
harbor|at|in a fishing net|behind a barrel|under a pile of rope
""")

#: things that a person can carry, lose, lend and give
THINGS = """
book ring key map ball basket lamp hat coin kite bell drum box coat cup knife clock spoon doll
pencil whistle scarf blanket pen button bottle brush mirror toy glove stone
""".split()
#: places under the sky, where animals are found
WILD = "park river garden beach forest farm bridge harbor".split()
#: names of pets
PET_NAMES = "Star Button Pepper Lucky Snow Cloud Honey Shadow Berry Muffin Biscuit".split()
#: things that break
FRAGILE = "lamp bell drum cup clock mirror toy bottle doll kite flute plate basket vase".split()
#: places with enough ground around them to live nearby
OUTDOORS = (
    "store park school river market church station library beach forest bridge harbor".split()
)
#: what a thing may be like
THING_ADJECTIVES = (
    "small old little pretty strange fine lovely plain beautiful heavy bright".split()
)

#: animal, its cry in the past tense, what it likes to eat
BEASTS = _rows("""
puppy|whined|meat
kitten|cried|fish
lamb|cried|grass
duck|quacked|bread
rabbit|shook|carrots
goat|cried|leaves
fox|yelped|berries
fawn|trembled|leaves
owl|hooted|meat
dog|barked|meat
cat|cried|fish
goose|honked|corn
squirrel|chattered|nuts
swan|hissed|weeds
""")
#: plurals of animals that do not end in a mere s
PLURALS = {"goose": "geese", "pony": "ponies"}
#: animals that live with people
PETS = "dog cat parrot pony goat donkey hen rabbit goose".split()

#: job, what the person did all day, the place, a thing of the trade
JOBS = _rows("""
baker|baked bread|bakery|oven
farmer|grew corn|farm|rake
teacher|taught children|school|chalk
sailor|sailed ships|harbor|rope
painter|painted pictures|studio|brush
cook|cooked soup|inn|pot
driver|drove a bus|city|key
singer|sang songs|theater|songbook
gardener|planted flowers|palace garden|spade
tailor|sewed coats|tailor's shop|needle
carpenter|made chairs|workshop|hammer
nurse|helped the sick|hospital|lamp
clerk|counted money|bank|pen
fisher|caught fish|harbor|net
shepherd|watched the sheep|hills|horn
clockmaker|repaired clocks|clock shop|screwdriver
librarian|lent out books|library|big book
""")

#: dish with its article, its short name, three things that go into it
DISHES = _rows("""
a pot of soup|soup|carrots|onions|beans
an apple pie|pie|apples|flour|sugar
a honey cake|cake|honey|eggs|flour
a pan of fried rice|rice|rice|eggs|peas
a loaf of bread|bread|flour|salt|water
a fish stew|stew|fish|potatoes|milk
a corn soup|soup|corn|milk|butter
a cheese omelet|omelet|eggs|cheese|butter
a plum cake|cake|plums|flour|eggs
a pumpkin soup|soup|pumpkin|cream|salt
""")

#: a riddle and its answer, with a wrong answer
RIDDLES = _rows("""
What has two hands but cannot hold a spoon?|a clock|a glove
What has teeth but never eats?|a comb|an old man
What grows smaller the more you wash with it?|soap|a sponge
What runs all day and never leaves its bed?|a river|a sick horse
What has one eye but cannot see?|a needle|a pirate
What goes up when the rain comes down?|an umbrella|a balloon
What gets wetter the more it dries?|a towel|a fish
What has many leaves but no branch?|a book|a cabbage
What follows you all day and hides at night?|your shadow|your dog
What can you break without touching it?|a promise|a window
What has four legs and never walks?|a table|a lazy cow
What speaks every language but has no mouth?|an echo|a teacher
What has a neck and no head?|a bottle|a shirt
What must you give away before you can keep it?|your word|a coin
What is full of holes and still holds water?|a sponge|a net
What belongs to you but is used more by others?|your name|your umbrella
""")

#: a noise in the night, what people feared it was, what it was
NOISES = _rows("""
a soft scratching at the door|a wolf|a cat that wanted to come in
a slow tapping on the window|a ghost|a branch that moved in the wind
a loud bang in the kitchen|a thief|a pot that had fallen from its shelf
a strange song under the floor|a ghost|a family of crickets
heavy steps on the roof|a giant|a fat owl that was looking for mice
a low growl behind the wall|a bear|a neighbor who snored in his sleep
a thin cry in the garden|a lost child|a kitten that was stuck in a tree
a dripping sound on the stairs|a thief with wet shoes|a hole in the roof
a ringing in the dark|a ghost with a bell|a goat with a bell on its neck
a rustle under the bed|a snake|a mouse with a piece of paper
""")

#: something to build, its short name, what it is for, what it is made of
BUILDINGS = _rows("""
a bridge over the stream|bridge|cross the water|wood
a small boat|boat|sail on the lake|wood
a tree house|tree house|look over the fields|old boards
a stone wall|wall|keep the sheep in|gray stones
a house for the hens|henhouse|keep the fox out|wood and wire
a cart with two wheels|cart|bring the apples to market|wood and iron
a long table|table|eat with all the neighbors|oak
a tall clock|clock|tell the time to the whole street|wood and brass
a big kite|kite|catch the wind|paper and string
a raft|raft|float down the river|logs and rope
a little windmill|windmill|grind the corn|wood and cloth
""")

#: instrument and the verb that goes with it
MUSIC = _rows("""
bell|ring
drum|beat
flute|play
violin|play
horn|blow
guitar|play
""")
#: how someone feels when all goes well
FEELINGS_GOOD = "happy glad pleased delighted".split()
#: how someone feels when it does not
FEELINGS_BAD = "sad unhappy worried upset".split()
#: what grows on trees
TREE_FRUITS = "apples plums pears cherries lemons peaches oranges".split()
#: what is sold at a market, in the plural
FRUITS = "apples plums pears lemons onions eggs potatoes peaches oranges melons".split()
#: what one person may be to another
RELATIONS = "friend neighbor cousin classmate".split()
