"""Which rule speaks, and how a line is filled in."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.narration import narrate, render
from game.story.facts import Facts, Scalar, Type
from game.story.language.condition import compile_condition
from game.story.language.templates import FILTERS, TemplateError, compile_template
from game.story.model import Book, Rule
from game.text.markdown import plain_text


def rule(key: str, when: str, say: str = "", slot: str = "what") -> Rule:
    return Rule(key, slot, compile_condition(when), compile_template(say or f"{key}."))


FACTS = Facts({"kl": 2.0, "changed": True, "said": " no"})


def spoken(book: list[Rule], scene: list[Rule], memory: dict[str, int] | None = None) -> list[str]:
    return [p.rule_key for p in narrate(Book(tuple(book)), scene, FACTS, memory or {}).paragraphs]


def test_the_most_specific_true_rule_speaks() -> None:
    rules = [
        rule("a", "changed"),
        rule("c", "changed and kl > 1"),
        rule("d", "changed and kl > 9 and kl > 1"),
    ]
    assert spoken(rules, []) == ["c"]


def test_a_scene_speaks_before_the_book_when_equally_specific() -> None:
    assert spoken([rule("book", "changed")], [rule("scene", "kl > 1")]) == ["scene"]
    assert spoken([rule("book", "changed and kl > 1")], [rule("scene", "kl > 1")]) == ["book"]


def test_a_scene_is_not_silenced_by_having_spoken() -> None:
    book, scene = [rule("book", "changed")], [rule("scene", "kl > 1")]
    assert spoken(book, scene, {"scene": 5}) == ["scene"]


def test_equals_take_turns() -> None:
    book = Book(tuple(rule(key, "changed") for key in "abc"))
    memory: dict[str, int] = {}
    heard = []
    for _ in range(7):
        told = narrate(book, (), FACTS, memory)
        heard += [p.rule_key for p in told.paragraphs]
        memory = dict(told.last_told)
    assert heard == list("abcabca")


def test_memory_is_handed_on_and_never_changed_in_place() -> None:
    memory = {"x": 3}
    told = narrate(Book((rule("a", "changed"),)), (), FACTS, memory)
    assert memory == {"x": 3}
    assert told.last_told == {"x": 3, "a": 4}


def test_one_paragraph_a_slot_in_a_fixed_order() -> None:
    slots = ["bet", "humans", "how", "why", "what", "what"]
    rules = [rule(f"{slot}{n}", "changed", slot=slot) for n, slot in enumerate(slots)]
    assert spoken(rules, []) == ["what4", "why3", "how2", "humans1", "bet0"]


def filled(template: str, **values: Scalar) -> str:
    return render(compile_template(template), Facts(values))


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("{p_said|percent}", {"p_said": 0.314}, "31%"),
        ("{p_said|percent}", {"p_said": 0.0312}, "3.1%"),
        ("{p_said|percent}", {"p_said": 0.0003}, "0.03%"),
        ("{p_said|percent}", {"p_said": 1e-9}, "less than 0.01%"),
        ("{p_said|percent}", {"p_said": 0.99996}, "more than 99.9%"),
        ("{p_said|percent}", {"p_said": 1.0}, "100%"),
        ("{kl|nats}", {"kl": 2.31}, "2.3 nats"),
        ("{kl|nats}", {"kl": 0.0004}, "0.0004 nats"),
        ("{gain|logits}", {"gain": 1.26}, "+1.3 logits"),
        ("{gain|logits}", {"gain": -0.314}, "\u22120.31 logits"),
        ("{gain|size}", {"gain": -12.34}, "12.3"),
        ("a {lives|count}", {"lives": 3}, "a three"),
        ("a {lives|count}", {"lives": 40}, "a 40"),
        ("a {life|ordinal}", {"life": 3}, "a third"),
        ("a {life|ordinal}", {"life": 12}, "a 12th"),
        ("a {life|ordinal}", {"life": 111}, "a 111th"),
        ("a {life|ordinal}", {"life": 22}, "a 22nd"),
        ("{said|word}", {"said": " no"}, "‘no’"),
        ("{said|word}", {"said": "\n"}, "‘\u21b5’"),
        ("{said|word}", {"said": " "}, "a space"),
        ("{said|word}", {"said": " *x*"}, r"‘\*x\*’"),
        ("by {cause_place|place}", {"cause_place": "L3.H5"}, "by head 5 of layer 3"),
        ("by {cause_place|place}", {"cause_place": "L4"}, "by layer 4"),
        ("by {writer|place}", {"writer": "L6.MLP"}, "by the MLP of layer 6"),
        ("by {writer|place}", {"writer": "think 2"}, "by the thought of nudge 2"),
        ("{writer|place} wrote. {writer|place} did.", {"writer": "L6.MLP"},
         "The MLP of layer 6 wrote. The MLP of layer 6 did."),
        ("{cause|nudge}", {"cause": 'L2.H3 attend "`" 1'}, '`L2.H3 attend "\u02cb" 1`'),
        ("{changed}, {kl}, {life}", {"changed": True, "kl": 0.25, "life": 2}, "yes, 0.25, 2"),
        ("{kl}", {}, "unknown"),
        ("{kl / 0}", {"kl": 1.0}, "unknown"),
        ("{{kl}}", {}, "{kl}"),
        ("{text}", {"text": "- a"}, r"\- a"),
    ],
)  # fmt: skip
def test_holes_are_filled(template: str, values: dict[str, Scalar], text: str) -> None:
    assert filled(template, **values) == text


def test_every_filter_takes_the_type_it_promises() -> None:
    for name, (kind, _) in FILTERS.items():
        fact = "said" if kind is Type.TEXT else "kl"
        assert filled(f"{{{fact}|{name}}}", said=" no", kl=3.0)


@pytest.mark.parametrize(
    ("template", "column", "message"),
    [
        ("You {sayd|word}", 5, "did you mean 'said'?"),
        ("You {said|wrod}", 10, "did you mean 'word'?"),
        ("You {said|percent}", 10, "is for a number"),
        ("You {said", 4, "not closed"),
        ("You {said {kl}", 4, "not closed"),
        ("You } said", 4, "closes nothing"),
        ("You {}", 5, "the braces are empty"),
        ("You {[1, 2]}", 5, "cannot be shown"),
    ],
)
def test_template_mistakes(template: str, column: int, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(template)
    assert message in caught.value.message
    assert caught.value.column == column


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20))
def test_no_value_can_speak_markdown_or_move_the_terminal(value: str) -> None:
    for hole in ("said", "said|word"):
        markdown = filled(f"You say {{{hole}}}, and wait.", said=value)
        assert all(char.isprintable() or char in " \u00a0" or ord(char) > 127 for char in markdown)
        plain = plain_text(markdown)
        assert "\n" not in markdown
        assert plain.startswith("You say ")
        assert plain.endswith(", and wait.")
    if value.isascii() and value.isprintable() and value.strip() == value and "  " not in value:
        assert plain_text(filled("You say {said}, and wait.", said=value)) == (
            f"You say {value}, and wait."
        )


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=40), st.text("{}|\"'\\ said no", max_size=30)))
def test_any_text_is_a_template_or_a_template_error(text: str) -> None:
    try:
        render(compile_template(text), FACTS)
    except TemplateError as error:
        assert 0 <= error.column <= len(text)


def test_stories_and_narration_load_neither_a_mind_nor_a_screen() -> None:
    program = (
        "import sys, json, pkgutil, importlib, game.story, game.narration\n"
        "for room in (game.story, game.narration):\n"
        "    for each in pkgutil.iter_modules(room.__path__, room.__name__ + '.'):\n"
        "        importlib.import_module(each.name)\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(done.stdout))
    assert loaded.isdisjoint({"torch", "textual", "transformers", "numpy", "safetensors"})
    assert {"game", "ruamel", "pydantic"} <= loaded
