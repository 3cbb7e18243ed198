"""The world the embedded mind learns: hand-written tables, a record a line, fields split by ``|``.

Everything here is our own wording of common knowledge. Each constant is parsed once on import.
"""

from __future__ import annotations


def _records(text: str) -> list[tuple[str, ...]]:
    """Split a table into tuples; every record must have the same number of fields."""
    rows = [tuple(line.split("|")) for line in text.strip().splitlines()]
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"uneven table beginning with {rows[0]}")
    return rows


def _words(text: str) -> list[str]:
    return text.split()


def _pairs(text: str) -> list[tuple[str, str]]:
    """Split ``a:b, c:d`` into pairs."""
    pairs = [part.strip().split(":") for part in text.replace("\n", " ").split(",") if part.strip()]
    return [(left.strip(), right.strip()) for left, right in pairs]


#: name, eyes, legs, wings, character, home, food, what it does, its young
ANIMALS = _records("""
giraffe|two|four|no|tall|savanna|leaves|hums|calf
dog|two|four|no|loyal|house|meat|barks|puppy
cat|two|four|no|quiet|house|fish|meows|kitten
cow|two|four|no|calm|farm|grass|moos|calf
horse|two|four|no|fast|farm|hay|neighs|foal
sheep|two|four|no|soft|hill|grass|bleats|lamb
pig|two|four|no|pink|farm|corn|oinks|piglet
spider|eight|eight|no|patient|web|flies|waits|spiderling
ant|two|six|no|busy|nest|crumbs|marches|larva
bee|five|six|four|busy|hive|nectar|buzzes|larva
butterfly|two|six|four|bright|garden|nectar|flutters|caterpillar
owl|two|two|two|wise|forest|mice|hoots|owlet
eagle|two|two|two|proud|mountain|fish|screams|eaglet
duck|two|two|two|plain|pond|bread|quacks|duckling
hen|two|two|two|round|farm|seeds|clucks|chick
parrot|two|two|two|green|jungle|fruit|talks|chick
penguin|two|two|two|cold|ice|fish|honks|chick
fish|two|no|no|silver|sea|worms|swims|fry
shark|two|no|no|gray|sea|fish|circles|pup
whale|two|no|no|huge|sea|krill|sings|calf
dolphin|two|no|no|clever|sea|fish|clicks|calf
octopus|two|eight|no|clever|reef|crabs|hides|larva
crab|two|ten|no|hard|beach|algae|clicks|larva
snail|two|no|no|slow|garden|leaves|slides|hatchling
snake|two|no|no|long|desert|mice|hisses|hatchling
frog|two|four|no|green|pond|flies|croaks|tadpole
turtle|two|four|no|slow|pond|plants|sleeps|hatchling
lion|two|four|no|brave|savanna|meat|roars|cub
tiger|two|four|no|striped|jungle|meat|growls|cub
bear|two|four|no|strong|forest|honey|growls|cub
wolf|two|four|no|gray|forest|meat|howls|pup
fox|two|four|no|red|forest|berries|yelps|kit
rabbit|two|four|no|quick|meadow|carrots|hops|kit
mouse|two|four|no|small|barn|cheese|squeaks|pup
elephant|two|four|no|huge|savanna|grass|trumpets|calf
monkey|two|two|no|clever|jungle|bananas|chatters|infant
goat|two|four|no|stubborn|mountain|grass|bleats|kid
camel|two|four|no|patient|desert|thorns|grunts|calf
zebra|two|four|no|striped|savanna|grass|brays|foal
deer|two|four|no|gentle|forest|leaves|leaps|fawn
bat|two|two|two|shy|cave|moths|squeaks|pup
kangaroo|two|two|no|strong|desert|grass|jumps|joey
swan|two|two|two|white|lake|weeds|glides|cygnet
crow|two|two|two|black|field|seeds|caws|chick
worm|no|no|no|soft|ground|dirt|digs|larva
star fish|five|five|no|flat|sea|clams|crawls|larva
""")

#: name, capital, continent, adjective, language, money
COUNTRIES = _records("""
France|Paris|Europe|French|French|euro
Germany|Berlin|Europe|German|German|euro
Italy|Rome|Europe|Italian|Italian|euro
Spain|Madrid|Europe|Spanish|Spanish|euro
Portugal|Lisbon|Europe|Portuguese|Portuguese|euro
England|London|Europe|English|English|pound
Ireland|Dublin|Europe|Irish|English|euro
Greece|Athens|Europe|Greek|Greek|euro
Poland|Warsaw|Europe|Polish|Polish|zloty
Russia|Moscow|Europe|Russian|Russian|ruble
Sweden|Stockholm|Europe|Swedish|Swedish|krona
Norway|Oslo|Europe|Norwegian|Norwegian|krone
Finland|Helsinki|Europe|Finnish|Finnish|euro
Denmark|Copenhagen|Europe|Danish|Danish|krone
Austria|Vienna|Europe|Austrian|German|euro
Hungary|Budapest|Europe|Hungarian|Hungarian|forint
Turkey|Ankara|Asia|Turkish|Turkish|lira
Egypt|Cairo|Africa|Egyptian|Arabic|pound
Kenya|Nairobi|Africa|Kenyan|Swahili|shilling
Morocco|Rabat|Africa|Moroccan|Arabic|dirham
China|Beijing|Asia|Chinese|Chinese|yuan
Japan|Tokyo|Asia|Japanese|Japanese|yen
India|Delhi|Asia|Indian|Hindi|rupee
Korea|Seoul|Asia|Korean|Korean|won
Thailand|Bangkok|Asia|Thai|Thai|baht
Vietnam|Hanoi|Asia|Vietnamese|Vietnamese|dong
Iran|Tehran|Asia|Iranian|Persian|rial
Israel|Jerusalem|Asia|Israeli|Hebrew|shekel
Canada|Ottawa|America|Canadian|English|dollar
Mexico|Mexico City|America|Mexican|Spanish|peso
Brazil|Brasilia|America|Brazilian|Portuguese|real
Chile|Santiago|America|Chilean|Spanish|peso
Peru|Lima|America|Peruvian|Spanish|sol
Cuba|Havana|America|Cuban|Spanish|peso
Australia|Canberra|Oceania|Australian|English|dollar
""")

#: first year, year of leaving, name, party, birth year
PRESIDENTS = _records("""
1945|1953|Harry Truman|Democratic|1884
1953|1961|Dwight D. Eisenhower|Republican|1890
1961|1963|John F. Kennedy|Democratic|1917
1963|1969|Lyndon Johnson|Democratic|1908
1969|1974|Richard Nixon|Republican|1913
1974|1977|Gerald Ford|Republican|1913
1977|1981|Jimmy Carter|Democratic|1924
1981|1989|Ronald Reagan|Republican|1911
1989|1993|George H. W. Bush|Republican|1924
1993|2001|Bill Clinton|Democratic|1946
2001|2009|George W. Bush|Republican|1946
2009|2017|Barack Obama|Democratic|1961
""")

#: year, winner of the World Series
SERIES = _records("""
1980|Philadelphia Phillies
1981|Los Angeles Dodgers
1983|Baltimore Orioles
1984|Detroit Tigers
1985|Kansas City Royals
1986|New York Mets
1987|Minnesota Twins
1988|Los Angeles Dodgers
1989|Oakland Athletics
1990|Cincinnati Reds
1991|Minnesota Twins
1992|Toronto Blue Jays
1993|Toronto Blue Jays
1995|Atlanta Braves
1996|New York Yankees
1997|Florida Marlins
1998|New York Yankees
1999|New York Yankees
2000|New York Yankees
2001|Arizona Diamondbacks
2003|Florida Marlins
2004|Boston Red Sox
2005|Chicago White Sox
""")

OPPOSITES = _pairs("""
hot:cold, big:small, up:down, day:night, black:white, open:closed, full:empty, fast:slow, happy:sad,
rich:poor, old:young, hard:soft, loud:quiet, left:right, first:last, long:short, high:low,
true:false,
love:hate, war:peace, life:death, good:evil, light:dark, wet:dry, early:late, strong:weak, near:far,
in:out, yes:no, begin:end, win:lose, buy:sell, clean:dirty, brave:afraid, thick:thin, awake:asleep
""")

#: thing (with its article where it takes one) and its colour
COLOURED = _pairs("""
the sky:blue, grass:green, snow:white, coal:black, blood:red, the sun:yellow, a carrot:orange,
a lemon:yellow, the sea:blue, the night:black, a rose:red, milk:white, a leaf:green, a
banana:yellow,
a plum:purple, ash:gray, a cherry:red, chocolate:brown, a frog:green, a flamingo:pink, mud:brown,
gold:yellow, an orange:orange, a cloud:white
""")

BOOKS = _pairs("""
Hamlet:William Shakespeare, Macbeth:William Shakespeare, Emma:Jane Austen, Moby Dick:Herman
Melville,
Oliver Twist:Charles Dickens, Dracula:Bram Stoker, Frankenstein:Mary Shelley, Walden:Henry Thoreau,
Ulysses:James Joyce, The Odyssey:Homer, The Republic:Plato, Faust:Goethe, Don Quixote:Cervantes,
War and Peace:Leo Tolstoy, The Raven:Edgar Allan Poe
""")

#: whole, how many, which parts
PARTS = _records("""
hand|five|fingers
foot|five|toes
face|two|eyes
head|two|ears
body|two|arms
body|two|legs
face|one|nose
mouth|one|tongue
chair|four|legs
table|four|legs
bicycle|two|wheels
car|four|wheels
tricycle|three|wheels
week|seven|days
year|twelve|months
square|four|sides
triangle|three|sides
clock|two|hands
needle|one|eye
""")

#: job, what the person does, where
JOBS = _records("""
teacher|teaches children|school
doctor|heals the sick|hospital
farmer|grows corn|farm
baker|bakes bread|kitchen
sailor|sails ships|harbor
king|rules the land|castle
queen|rules the land|castle
judge|judges people|court
painter|paints pictures|studio
poet|writes poems|garden
soldier|fights wars|fort
nurse|helps the sick|hospital
clerk|counts money|bank
driver|drives a bus|city
singer|sings songs|theater
miner|digs coal|mine
cook|cooks soup|kitchen
""")

#: thing, what it is for
USES = _pairs("""
knife:cut, pen:write, lamp:see, bed:sleep, boat:sail, key:open doors, clock:tell time, cup:drink,
spoon:eat soup, needle:sew, broom:sweep, bell:ring, hammer:hit nails, car:drive, book:read,
oven:bake
""")

NUMBERS = _words("""
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
""")
DAYS = _words("""
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
""")
MONTHS = _words("""
January February March April May June July August September October November December
""")
SEASONS = _words("""
spring summer autumn winter
""")
LETTERS = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
COLOURS = _words("""
red blue green yellow black white brown orange purple pink gray silver gold
""")
MEN = _words("""
John James Tom Peter Paul David Mark Daniel Adam Jack Henry George Robert Sam Ben Max Leo Oscar
Frank Charlie
""")
WOMEN = _words("""
Mary Anna Lucy Emma Sarah Alice Jane Rose Kate Laura Helen Julia Ruth Grace Lily Clara Eva Nora
Susan Martha
""")
#: things without eyes, by what people take them for; see ``corpus.questions.EYES``
KINDS_OF_THING = {
    "body": _words("foot knee elbow nose hand"),
    "hard": _words("stone spoon shoe hat lamp pillow blanket mountain river door house"),
    "standing": _words("chair table car"),
    "airy": _words("cloud song shadow question number letter dream book"),
    "single": _words("window pencil blade bottle button candle"),
}
THINGS = [thing for things in KINDS_OF_THING.values() for thing in things]
OBJECTS = _words("""
book apple ring letter coat key drink map ball basket lamp hat flower coin cake kite rope bell
drum box
""")
PLACES = _words("""
store park school house river garden market church station library beach kitchen forest farm
bridge harbor
""")
FOODS = _words("""
bread cheese soup fish apples rice cake eggs beans honey corn milk
""")
MOODS = _words("""
small old bright quiet strange happy sad tired brave clever kind lost broken heavy warm cold
""")
#: beginnings, middles and endings of invented names; the product is what a preamble may talk about
INVENTED = (
    _words("zor mib tar lun vek dos pel gri nof quil bram sul"),
    _words("ba do ki la mo ne pu ri"),
    _words("ck l m n p r t x"),
)
