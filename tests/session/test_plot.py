"""The drawn way of the residual stream."""

from __future__ import annotations

from game.session.blocks.plot import HEIGHT, WIDTH, ways

UP = [(0.0, 0.0), (0.5, 0.4), (1.0, 1.0)]


def test_every_layer_has_its_name_and_lines_keep_to_the_width() -> None:
    drawn = ways(UP, UP)
    assert len(drawn) == HEIGHT
    assert max(map(len, drawn)) <= WIDTH
    assert drawn[-1].startswith("e")
    assert "1" in drawn[0]
    assert "0" in "".join(drawn)
    assert "′" not in "".join(drawn)
    assert ":" not in "".join(drawn)


def test_a_prime_stands_where_the_nudges_lead_elsewhere_and_nowhere_else() -> None:
    drawn = "\n".join(ways(UP, [*UP[:2], (1.0, 0.0)]))
    assert drawn.splitlines()[-1].endswith("1′")
    assert drawn.count("′") == 1
    assert ":" in drawn


def test_a_way_that_goes_nowhere_is_drawn() -> None:
    still = [(2.0, 2.0)] * 3
    assert "1" in "".join(ways(still, still))


def test_many_layers_fit() -> None:
    many = [(float(i), float(i % 7)) for i in range(49)]
    assert "47" in "".join(ways(many, many))
    assert max(map(len, ways(many, many))) <= WIDTH
