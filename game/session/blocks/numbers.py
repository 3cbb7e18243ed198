"""How measured numbers are written, in line mode and on the screens.

Line mode keeps small numbers and the minus of ASCII, for pipes and for ears; the screens have
few cells for each.
"""

from __future__ import annotations


def probability(p: float) -> str:
    """Two digits that mean something: 0.62, 0.071, 0.0004, 3e-07."""
    return f"{p:.2f}" if p >= 0.1 else f"{p:.2g}"


def percent(p: float) -> str:
    """A probability in at most five characters: 61%, 6.1%, 0.6%, <0.1%."""
    share = 100 * p
    if share >= 99.5:
        return "100%" if share >= 99.95 else f"{share:.1f}%"
    if share >= 9.95:
        return f"{share:.0f}%"
    return f"{share:.1f}%" if share >= 0.1 else "<0.1%" if share > 0 else "0%"


def whole_percent(share: float) -> str:
    """A share without digits behind the point: 61%."""
    return f"{share:.0%}"


def decimal(value: float) -> str:
    """Nats, suspicion, scores, distances: 0.42."""
    return f"{value:.2f}"


def signed(value: float) -> str:
    """A logit difference with its sign: +1.32, −0.40."""
    return plain_signed(value).replace("-", "−")


def plain_signed(value: float) -> str:
    """A logit difference with its sign in ASCII: +1.32, -0.40."""
    return f"{value:+.2f}"


def times(ratio: float) -> str:
    """A ratio of lengths: ×0.04, ×0.4, ×3.8, ×38."""
    return f"×{ratio:.0f}" if ratio >= 9.95 else f"×{ratio:.2g}"


def scientific(value: float, digits: int = 1) -> str:
    """A number whose size alone matters: 1.2e-06."""
    return f"{value:.{digits}e}"
