"""The exported folder, and the mind that ships, as transformers sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer
from transformers import GPT2LMHeadModel

from game.training import card
from game.training import tokenizer as bpe
from game.training.export import export
from game.training.passes import load_mind, record, sweep, waking, with_mixed
from game.training.probe.prompts import FOOT, FOOT_WORDS, GIRAFFE, SINGLE_WORDS
from game.training.tables import COLOURS, MEN, WOMEN
from tests.training.sizes import TINY

EMBER = Path(__file__).parents[2] / "assets" / "minds" / "ember"


def reference(folder: Path) -> GPT2LMHeadModel:
    return GPT2LMHeadModel.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager"
    ).eval()


@pytest.fixture(scope="module")
def tiny_folder(tiny_checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(tiny_checkpoint, tmp_path_factory.mktemp("mind") / "spark", probe="| a | b |")


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
    model, tokenizer = load_mind(tiny_folder)
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


def test_nudging_by_nothing_changes_nothing_and_the_rest_something(tiny_folder: Path) -> None:
    model, tokenizer = load_mind(tiny_folder)
    ids = bpe.encode(tokenizer, GIRAFFE)
    base = record(model, ids)
    with torch.no_grad():
        direct = model(torch.tensor([ids]))[0, -1].log_softmax(-1)
    torch.testing.assert_close(base.log_probs, direct, atol=1e-5, rtol=0)
    for layer, found in enumerate(base.layers):
        rows = torch.stack([found.mixed, found.mixed * 3])
        same, other = with_mixed(model, base, layer, rows)
        torch.testing.assert_close(same, base.log_probs, atol=1e-5, rtol=0)
        assert not torch.allclose(other, base.log_probs, atol=1e-4)
    effects = sweep(model, tokenizer, ids)
    assert len(effects) == waking(model) * TINY.heads * (3 + len(ids))


def test_single_words_are_asked_for_by_name() -> None:
    tokenizer = bpe.train(["one two"] * 9, 270)
    with pytest.raises(ValueError, match="giraffe"):
        bpe.single(tokenizer, [" giraffe"])


def test_ember_has_the_games_words_as_single_tokens(
    ember: tuple[GPT2LMHeadModel, Tokenizer],
) -> None:
    words = [*SINGLE_WORDS, *(f" {word}" for word in COLOURS + MEN + WOMEN)]
    assert len(set(bpe.single(ember[1], words).values())) == len(set(words))
    assert ember[1].token_to_id(bpe.SEPARATOR) == bpe.SEPARATOR_ID


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
