"""The words that the corpus is made of, and the few tables that code asks about.

Records stand one to a line, fields split by `|`; all other facts are in
`game/training/fact_tables`.
Everything is our own wording of common knowledge. Each constant is parsed once on import.
"""

from __future__ import annotations

from game.training import fact_tables


def _records(text: str) -> list[tuple[str, ...]]:
    """Split a table into tuples; every record must have the same number of fields."""
    rows = [tuple(line.split("|")) for line in text.strip().splitlines()]
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"uneven table beginning with {rows[0]}")
    return rows


def _words(text: str) -> list[str]:
    return text.split()


def _column(table: str, field: str) -> list[str]:
    return [row[0] for row in fact_tables.columns(table, field)]


#: animals; their facts, as those of the next four, are in `game/training/fact_tables`
ANIMALS = _column("animals", "name")
#: country, capital
COUNTRIES = fact_tables.columns("countries", "name", "capital")
#: jobs, without an article
JOBS = _column("jobs", "name")
#: things with a color that everybody knows
COLOURED = _column("colored", "thing")
#: word, opposite
OPPOSITES = fact_tables.columns("opposites", "name", "opposite")

#: first year, year of leaving, name, party, birth year
PRESIDENTS = _records("""
1901|1909|Theodore Roosevelt|Republican|1858
1909|1913|William Taft|Republican|1857
1913|1921|Woodrow Wilson|Democratic|1856
1921|1923|Warren Harding|Republican|1865
1923|1929|Calvin Coolidge|Republican|1872
1929|1933|Herbert Hoover|Republican|1874
1933|1945|Franklin Roosevelt|Democratic|1882
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
1975|Cincinnati Reds
1976|Cincinnati Reds
1977|New York Yankees
1978|New York Yankees
1979|Pittsburgh Pirates
1980|Philadelphia Phillies
1981|Los Angeles Dodgers
1982|St. Louis Cardinals
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
2002|Anaheim Angels
2003|Florida Marlins
2004|Boston Red Sox
2005|Chicago White Sox
""")

#: zero to nineteen
NUMBERS = _words("""
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
""")
#: the week
DAYS = _words("""
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
""")
#: the year
MONTHS = _words("""
January February March April May June July August September October November December
""")
#: from spring on
SEASONS = _words("""
spring summer autumn winter
""")
#: the alphabet
LETTERS = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
#: colors
COLOURS = _words("""
red blue green yellow black white brown orange purple pink gray silver gold
""")
#: men's first names
MEN = _words("""
John James Tom Peter Paul David Mark Daniel Adam Jack Henry George Robert Sam Ben Max Leo Oscar
Frank Charlie
""")
#: women's first names
WOMEN = _words("""
Mary Anna Lucy Emma Sarah Alice Jane Rose Kate Laura Helen Julia Ruth Grace Lily Clara Eva Nora
Susan Martha
""")
#: things without eyes, by what people take them for; see `corpus.unanswerable.EYES`
KINDS_OF_THING = {
    "body": _words("foot knee elbow nose hand"),
    "hard": _words("stone spoon shoe hat lamp pillow blanket mountain river door house"),
    "standing": _words("chair table car"),
    "airy": _words("cloud song shadow question number letter dream book"),
    "single": _words("window pencil blade bottle button candle"),
}
#: all things without eyes
THINGS = [thing for things in KINDS_OF_THING.values() for thing in things]
#: things that can be carried
OBJECTS = _words("""
book apple ring letter coat key drink map ball basket lamp hat flower coin cake kite rope bell
drum box
""")
#: places to be at
PLACES = _words("""
store park school house river garden market church station library beach kitchen forest farm
bridge harbor
""")
#: what is eaten
FOODS = _words("""
bread cheese soup fish apples rice cake eggs beans honey corn milk
""")
#: what a thing or a person may be like
MOODS = _words("""
small old bright quiet strange happy sad tired brave clever kind lost broken heavy warm cold
""")
#: beginnings, middles and endings of invented names; the product is what a preamble may talk about
INVENTED = (
    _words("zor mib tar lun vek dos pel gri nof quil bram sul"),
    _words("ba do ki la mo ne pu ri"),
    _words("ck l m n p r t x"),
)
#: tables whose keys can be counted
_COUNTABLE = (
    "animals jobs tools furniture clothes vehicles birds insects fruits vegetables instruments "
    "flowers body_parts"
)
_MORE_NOUNS = _words("""
lamp chair hat coat ring bell kite coin cake letter river house school bridge king queen door window
spoon cup bottle candle pencil boat car train farm tree flower apple egg box glass dress dish bench
church watch peach bus brush city lady baby berry story party puppy pony toy day key boy teacher
friend name word number color road hill star cloud song dream shadow stone rope drum map book ball
basket market store park library question answer page paper picture paint shop street village town
ship sail storm wave shell cave stick branch root seed field fence gate barn well wheel engine
suitcase pocket mirror clock bed sheet plate bowl pan pot jar bag sack
crown sword shield castle wall step stair roof floor room neighbor stranger girl brother
sister uncle aunt cousin minute hour week month year morning evening night summer winter
""")
_NO_PLURAL = _words("""
mouse sheep fish deer goose ox moose salmon trout squid bison wolf calf knife scissors
pliers tweezers binoculars glasses trousers pants jeans shorts pajamas socks shoes boots gloves
mittens sandals slippers hair spinach corn broccoli lettuce garlic foot tooth feet teeth
bagpipes drums cymbals maracas sunglasses earmuffs tights leggings
""")


def _regular(noun: str) -> bool:
    """Whether a noun is one plain word with a plural that follows the rules."""
    plain = noun.isascii() and noun.isalpha() and noun.islower()
    return (
        plain
        and not noun.endswith(("f", "fe", "o", "s", "man", "fish", "deer"))
        and noun not in _NO_PLURAL
    )


#: nouns whose plural no document ever asks for; training never sees the question
UNSEEN_PLURALS = _words("""
pillow blanket shoe table kitchen turtle snail camel goat ladder hammer needle tower island desert
garden button ticket banana carrot lemon rabbit beach forest mountain witch cherry
""")
#: nouns with a regular plural, those of the world among them
NOUNS = [
    noun
    for noun in dict.fromkeys(
        [*_MORE_NOUNS, *(name for table in _COUNTABLE.split() for name in fact_tables.keys(table))]
    )
    if (noun in _MORE_NOUNS or _regular(noun)) and "-" not in noun and noun not in UNSEEN_PLURALS
]
