"""The condition language: what holds, what is refused, and that nothing else can happen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.facts import FACTS, FUNCTIONS, Facts, Type, WordFact
from game.story.language.condition import ConditionError, compile_condition, compile_expression

FACTS_NOW = Facts(
    values={"said": " no", "kl": 2.0, "changed": True, "life": 2, "text": " oh no", "bet": ""},
    words={" no": WordFact(1, 0.5, 7, 0.01)},
    spoken=(" oh", " no"),
    used={"think": 2},
    flags=frozenset({"knocked"}),
)


@pytest.mark.parametrize(
    "text",
    [
        'said == " no"',
        "said == ' no' and kl >= 2",
        "1 < kl <= 2",
        'said in [" no", " never"]',
        'said in (" no", " never",)',
        '"oh" in text and " yes" not in text',
        'rank(" no") == 1 and rank_before(" no") > 5 and p(" no") > 10 * p_before(" no")',
        'spoke(" oh") and not spoke(" yes")',
        'used("think") == 2 and used("attend") == 0',
        'flag("knocked") and changed == True',
        "-kl + 2 * 3 - 1 == 3",
        "8 / 2 / 2 == kl",
        'bet == ""',
        "changed or margin > 1",
    ],
)
def test_what_holds(text: str) -> None:
    assert compile_condition(text).holds(FACTS_NOW)


@pytest.mark.parametrize(
    "text",
    [
        'said == " yes"',
        "margin > 1",
        "not margin > 1",
        "not (margin > 1 or kl > 5)",
        "kl / 0 > 1",
        "not kl / 0 > 1",
        'rank(" maybe") > 0',
        'not rank(" maybe") > 0',
        "kl * 1e308 * 1e308 > 0",
        "margin == margin",
    ],
)
def test_false_and_unknown_do_not_hold(text: str) -> None:
    assert not compile_condition(text).holds(FACTS_NOW)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("sayd == 1", 0, "there is no fact 'sayd' (did you mean 'said'?)"),
        ('kl > 1 and rnk(" no") == 1', 11, "there is no function 'rnk' (did you mean 'rank'?)"),
        ("kl < ' a'", 0, 'kl is a number and " a" is a text; they cannot be compared'),
        ("said > ' b'", 0, "'>' is for numbers, and said is a text; use '==' or '!='"),
        ("kl = 3", 3, "'=' cannot stand here: write '==' to compare"),
        ("kl > 1 && changed", 7, "'&' cannot stand here: write 'and'"),
        ("said == \u201cno\u201d", 8, "use straight quotes"),
        ("said == ' no", 8, "a quote is left open"),
        ("(kl > 1", 0, "this '(' is never closed"),
        ("kl > 1)", 6, "this ')' closes nothing"),
        ("kl >", 4, "the condition breaks off here"),
        ("kl > 1 changed", 7, "join two tests with 'and' or 'or'"),
        ("", 0, "the condition is empty"),
        ("kl", 0, "kl is a number: compare it, like kl > 0"),
        ("changed and kl", 12, "'and' joins yes-or-no tests, but kl is a number"),
        ("rank", 0, 'rank is a function: write rank("…")'),
        ("kl(' no') > 1", 0, "kl is a fact, not a function"),
        ("rank(said) == 1", 0, "rank() takes one text in quotes"),
        ("rank(' a', ' b') == 1", 0, "rank() takes one text in quotes"),
        ("used('atend') > 1", 0, "(did you mean 'attend'?)"),
        ("cause_kind == 'thnk'", 14, "(did you mean 'think'?)"),
        ("kl in [1, ' a']", 6, "mixes kinds"),
        ("kl in [' a']", 0, "never in a list"),
        ("said in []", 8, "an empty list holds nothing"),
        ("said.upper() == 1", 4, "facts are single names"),
        ("__import__('os')", 0, "there is no function '__import__'"),
        ("kl > 1e999", 5, "too large"),
        (r"said == '\x1b'", 8, "is no escape"),
        ("said == '\x1b'", 8, "control character U+001B"),
        ("(" * 30 + "kl > 1" + ")" * 30, 21, "nested more than"),
        ("-" * 400 + "kl > 1", 21, "nested more than"),
        ("kl > 1" + " " * 600, 0, "at most 500 characters"),
    ],
)
def test_errors_say_what_and_where(text: str, column: int, message: str) -> None:
    with pytest.raises(ConditionError) as caught:
        compile_condition(text)
    assert message in caught.value.message
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("text", "specificity"),
    [
        ("True", 0),
        ("changed", 1),
        ("changed and kl > 1", 2),
        ("changed and (kl > 1 and margin > 2)", 3),
        ("0.1 < kl < 2", 2),
        ("changed or (kl > 1 and margin > 2)", 1),
        ("not (changed or kl > 1)", 2),
        ("not (changed and kl > 1)", 1),
    ],
)
def test_specificity_counts_tests_that_must_hold_together(text: str, specificity: int) -> None:
    assert compile_condition(text).specificity == specificity


def test_words_are_those_the_mind_must_measure() -> None:
    condition = compile_condition('p(" b") > p_before(" a") and spoke(" c") or rank(" b") == 1')
    assert condition.words == (" b", " a")


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl"]), max_size=6
)
NUMBERS = st.floats(0, 1e12, allow_nan=False).map(repr)
QUOTED = WORDS.map(lambda word: '"' + word.replace("\\", r"\\").replace('"', r"\"") + '"')


def names_of(wanted: Type) -> st.SearchStrategy[str]:
    return st.sampled_from([fact.name for fact in FACTS.values() if fact.type is wanted])


ATOMS = st.one_of(names_of(Type.NUMBER), NUMBERS, st.just('rank(" no")'), st.just("-kl"))
SUMS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda p: f"({p[0]} {p[1]} {p[2]})"),
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(" ".join),
        inner.map(lambda each: f"-{each}"),
    ),
    max_leaves=5,
)
TESTS = st.one_of(
    names_of(Type.BOOL),
    st.tuples(SUMS, st.sampled_from(["<", "<=", "==", "!=", ">", ">="]), SUMS).map(" ".join),
    st.tuples(SUMS, SUMS, SUMS).map(" < ".join),
    QUOTED.map(lambda word: f"{word} in text"),
    st.lists(QUOTED, min_size=1, max_size=3).map(lambda ws: f"said not in [{', '.join(ws)}]"),
)
CONDITIONS = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" and ", " or "]), inner).map("".join),
        inner.map(lambda each: f"not {each}"),
        inner.map(lambda each: f"({each})"),
    ),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None)
@given(CONDITIONS)
def test_a_condition_shown_and_read_again_is_the_same(text: str) -> None:
    try:
        condition = compile_condition(text)
    except ConditionError as error:
        assert "at most" in error.message or "nested" in error.message
        return
    assert compile_condition(str(condition)) == condition
    assert isinstance(condition.holds(FACTS_NOW), bool)


PIECES = st.sampled_from(
    [
        *FACTS,
        *FUNCTIONS,
        "(",
        ")",
        "[",
        "]",
        ",",
        "==",
        "<",
        "in",
        "not",
        "and",
        "or",
        "-",
        "+",
        "/",
        '"a"',
        "' no'",
        "1",
        "0",
        "1e400",
        "True",
        "lambda",
        ".",
        "=",
        "\\",
        '"',
        "\x00",
        "é",
        "{",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.text(max_size=60)))
def test_any_text_is_a_condition_or_a_condition_error(text: str) -> None:
    try:
        condition = compile_expression(text)
    except ConditionError as error:
        assert 0 <= error.column <= len(text)
        assert error.message
        assert "\x00" not in error.message
    else:
        condition.holds(FACTS_NOW)
        condition.holds(Facts())


SCALARS = st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=3))


@settings(max_examples=100, deadline=None)
@given(CONDITIONS, st.dictionaries(st.sampled_from(sorted(FACTS)), SCALARS, max_size=8))
def test_no_facts_however_wrong_break_a_condition(
    text: str, values: dict[str, bool | int | float | str]
) -> None:
    try:
        condition = compile_condition(text)
    except ConditionError:
        return
    assert isinstance(condition.holds(Facts(values)), bool)


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ('said == " no"', (" no",)),
        ('said != " two"', ()),
        ('not (said != " two")', (" two",)),
        ('said in (" no", " zero")', (" no", " zero")),
        ('said not in (" no", " zero")', ()),
        ('spoke(" one") and not spoke(" two")', (" one",)),
        ('rank(" no") <= 3 or p(" one") > 0.5', (" no", " one")),
        ('rank(" two") > 1 and p(" two") < 0.1', ()),
        ('0.5 < p(" no") and 1 == rank(" one")', (" no", " one")),
        ('not rank(" no") > 2', (" no",)),
        ('p_before(" no") > 0.1 and surprise < 4', ()),
        ('" no" == said', (" no",)),
    ],
)
def test_wished_words_are_those_that_help(text: str, wished: tuple[str, ...]) -> None:
    assert compile_condition(text).wished_words == wished
