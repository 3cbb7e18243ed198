"""From facts to prose: which rule speaks, and how its line is filled in.

No torch and no textual here.
"""

from game.narration.choose import Narration, Paragraph, narrate
from game.narration.render import render

__all__ = ["Narration", "Paragraph", "narrate", "render"]
