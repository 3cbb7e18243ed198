"""One playthrough under way: a state, the mind it is lived in, and the journal it is kept in.

The screens, the line mode and the tests all play through `Playthrough.do`.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Self

from game import __version__
from game.mind.api import Mind, MindCard, Progress
from game.session.journal.file import (
    FORMAT,
    VERSION,
    Header,
    JournalError,
    MindStamp,
    StoryStamp,
    read_journal,
)
from game.session.journal.recorder import Recorder
from game.session.journal.verify import check_stamps, rerun
from game.session.moment import Moment, fold
from game.session.rules.apply import apply
from game.session.rules.commands import MAX_LENGTH, Command, CommandError, show_command
from game.session.rules.events import Event
from game.session.rules.hints import Advisor
from game.session.rules.state import State, start
from game.session.search.advisor import MeasuredAdvisor
from game.story.model import Pack

#: what stands on the screen before the first command
NOTHING = Moment()


class Playthrough:
    """Holds the present state and what is to be seen of it; `do` is the only thing that moves
    them.
    """

    def __init__(
        self,
        state: State,
        mind: Mind,
        recorder: Recorder | None,
        moment: Moment = NOTHING,
        advisor: Advisor | None = None,
    ) -> None:
        self.state = state
        self.moment = moment
        self.mind = mind
        self._recorder = recorder
        self._advisor = advisor or MeasuredAdvisor()

    @classmethod
    def new(cls, pack: Pack, mind: Mind, seed: int, path: Path | None) -> Self:
        """Start one; `path` is its journal's (None keeps none).

        Raises:
            JournalError: there is such a file already.
        """
        recorder = None
        if path is not None:
            recorder = Recorder.create(path, header_for(pack, mind.card, seed))
        return cls(start(pack, seed), mind, recorder)

    @classmethod
    def resume(cls, path: Path, pack: Pack, mind: Mind) -> tuple[Self, str]:
        """Go on where the journal at `path` stops, in the same file.

        Gives the playthrough and one sentence of warning, or "".

        Raises:
            JournalError: another game is writing it, it belongs to another story or mind, or
                one of its commands is refused now.
        """
        recorder = Recorder.reopen(path)
        try:
            journal = read_journal(path)  # only now: who held it before may have written
            check_stamps(journal, pack, mind.card)
            advisor = MeasuredAdvisor()
            found = rerun(journal, pack, mind, resuming=True, advisor=advisor)
            if found.refused:
                raise JournalError(f"{journal.path} cannot be gone on with: {found.difference}")
            last = journal.turns[-1] if found.cut else None
            kept = last.offset if last is not None else journal.end
            recorder.keep(kept, journal.version)
            if last is not None:
                recorder.record(last.command, found.last)
        except BaseException:
            recorder.close()
            raise
        warning = ""
        if found.difference is not None:
            warning = f"Some of this is not as it was recorded: {found.difference}."
        return cls(found.state, mind, recorder, found.moment, advisor), warning

    @property
    def journal_path(self) -> Path | None:
        """Where this is being recorded."""
        return self._recorder.path if self._recorder is not None else None

    @property
    def trouble(self) -> str:
        """One sentence while the journal cannot be written; empty when all is well."""
        return self._recorder.trouble if self._recorder is not None else ""

    def do(self, command: Command, progress: Progress | None = None) -> tuple[Event, ...]:
        """Obey one command, record it, and tell what happened.

        `progress` hears of a long search; it may raise CommandError to stop it.

        Raises:
            CommandError: it cannot be obeyed; nothing has changed and nothing is recorded.
        """
        written = show_command(command)
        if len(written) > MAX_LENGTH:  # some letters take more room there than when typed
            raise CommandError(
                f"written out this command has {len(written)} characters, "
                f"and a journal takes at most {MAX_LENGTH}"
            )
        self.state, happened = apply(self.state, command, self.mind, self._advisor, progress)
        self.moment = fold(self.moment, happened)
        if self._recorder is not None:
            self._recorder.record(written, happened)
        return happened

    def close(self) -> None:
        """Give the journal free. What was done is already on the disk."""
        if self._recorder is not None:
            self._recorder.close()


def header_for(pack: Pack, card: MindCard, seed: int) -> Header:
    """The first line of a journal that begins now."""
    return Header(
        format=FORMAT,
        version=VERSION,
        game_version=__version__,
        story=StoryStamp(pack.manifest.id, pack.manifest.version, pack.sha256),
        mind=MindStamp(card.name, card.fingerprint, card.shape),
        tokenizer_sha256=card.tokenizer_sha256,
        dtype=card.dtype,
        torch_version=card.torch_version,
        seed=seed,
        timestamp=int(time.time()),
    )
