"""Facts: what stories may test and tell, each with its meaning, its type and its measure."""

from game.story.facts.fact import Fact, Known, Type, type_of
from game.story.facts.functions import FUNCTIONS, Function
from game.story.facts.lived import LivedLife, Standing
from game.story.facts.table import FACTS, measure_all, measure_standing
from game.story.facts.values import Facts, Scalar, WordFact

__all__ = [
    "FACTS",
    "FUNCTIONS",
    "Fact",
    "Facts",
    "Function",
    "Known",
    "LivedLife",
    "Scalar",
    "Standing",
    "Type",
    "WordFact",
    "measure_all",
    "measure_standing",
    "type_of",
]
