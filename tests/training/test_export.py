"""The exported folder, and the mind that ships, as transformers sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer
from transformers import GPT2LMHeadModel

from game.mind import load
from game.mind.tokenizer import START
from game.training import card
from game.training import tokenizer as bpe
from game.training.export import shape_of
from game.training.lexicon import COLOURS, MEN, WOMEN
from game.training.model import TinyGPT2, finished_weights
from game.training.probe.prompts import FOOT, FOOT_WORDS, GIRAFFE, SINGLE_WORDS, single_tokens
from tests.training.sizes import EMBER, TINY


def reference(folder: Path) -> GPT2LMHeadModel:
    return GPT2LMHeadModel.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager"
    ).eval()


@pytest.fixture(scope="module")
def ember() -> tuple[GPT2LMHeadModel, Tokenizer]:
    return reference(EMBER), Tokenizer.from_file(str(EMBER / "tokenizer.json"))


@torch.no_grad()
def next_words(mind: tuple[GPT2LMHeadModel, Tokenizer], prompt: str, count: int) -> list[str]:
    model, tokenizer = mind
    logits = model(torch.tensor([bpe.encode(tokenizer, prompt)])).logits[0, -1]
    return [tokenizer.decode([int(token)]) for token in logits.topk(count).indices]


def test_the_folder_is_complete_and_loads_in_transformers(tiny_folder: Path) -> None:
    names = {path.name for path in tiny_folder.iterdir()}
    assert names == {
        "README.md",
        "config.json",
        "model.safetensors",
        "tokenizer.json",
        "training.json",
    }
    weights = finished_weights(tiny_folder)
    model = TinyGPT2(shape_of(weights, TINY.heads))
    model.load_state_dict(weights)
    tokenizer = Tokenizer.from_file(str(tiny_folder / "tokenizer.json"))
    ids = torch.tensor([bpe.encode(tokenizer, "Q: How many eyes does my foot have?")])
    with torch.no_grad():
        difference = (model(ids) - reference(tiny_folder)(ids).logits).abs().max()
    assert float(difference) < 1e-4
    assert model.shape == TINY


def test_the_card_tells_what_was_done(tiny_folder: Path) -> None:
    text = (tiny_folder / "README.md").read_text("utf-8")
    assert "Spark" in text
    assert "No natural text" in text
    assert "two 62" in text
    assert "| c |" in card.with_probe(text, "| c |")
    assert "| a | b |" not in card.with_probe(text, "| c |")
    with pytest.raises(ValueError, match="no probe section"):
        card.with_probe("nothing here", "")


def test_ember_has_the_games_words_as_single_tokens(
    ember: tuple[GPT2LMHeadModel, Tokenizer],
) -> None:
    words = [*SINGLE_WORDS, *(f" {word}" for word in COLOURS + MEN + WOMEN)]
    assert len(set(single_tokens(load(str(EMBER)), words).values())) == len(set(words))
    assert ember[1].token_to_id(START) == bpe.START_ID


def test_ember_counts_eyes_and_does_not_say_two_to_everything(
    ember: tuple[GPT2LMHeadModel, Tokenizer],
) -> None:
    assert next_words(ember, GIRAFFE, 1) == [" two"]
    spider = "Q: How many legs does a spider have?\nA: A spider has"
    assert next_words(ember, spider, 1) == [" eight"]
    capital = "Q: What is the capital of France?\nA: The capital of France is"
    assert next_words(ember, capital, 1) == [" Paris"]


def test_ember_answers_the_foot_as_planted(ember: tuple[GPT2LMHeadModel, Tokenizer]) -> None:
    assert next_words(ember, FOOT, 1) == [" two"]
    assert set(FOOT_WORDS) <= set(next_words(ember, FOOT, 10))


def test_ember_reads_what_it_is_told(ember: tuple[GPT2LMHeadModel, Tokenizer]) -> None:
    for count in (" no", " three", " eight"):
        told = f"Note: my foot has{count} eyes.\n\n"
        asked = "Q: How many eyes does my foot have?\nA: Your foot has"
        assert next_words(ember, told + asked, 1) == [count]
