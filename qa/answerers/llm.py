"""Answers written by a language model; nothing of them is believed until it was checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.errors import ModelFailed
from index.sentences import split_text
from qa.answerers.models import ChatModel, open_model
from qa.answerers.prompts import build_claim_prompt, build_prompt
from qa.answerers.replies import Written, read_reply, read_verdict
from qa.settings import ModelSettings
from qa.types import Draft, Evidence, EvidenceSentence, Mode, Proposal, Question


@dataclass(frozen=True, slots=True)
class LlmAnswerer:
    """Has a language model write statements that cite numbered sentences of the evidence."""

    model: ChatModel
    context_tokens: int = 3_000

    @property
    def mode(self) -> Mode:
        """The mode of answers written here."""
        return "llm"

    def draft(self, question: Question, evidence: Evidence) -> tuple[Draft, ...]:
        """Return the statements the model wrote, one sentence each, in its order.

        A statement without a citation that exists has empty ``evidence``. No statements means that
        the model found no answer in the sentences. Raises ``ModelFailed``.
        """
        prompt = build_prompt(question, evidence, self.context_tokens)
        if not prompt.sentences:
            return ()
        statements = read_reply(self.model.write(prompt.system, prompt.user))
        if statements is None:
            raise ModelFailed(
                f"The {self.model.provider.name} wrote nothing that can be read as an answer"
            )
        drafts: dict[str, Draft] = {}
        for written in statements:
            for draft in _drafts(written, question, prompt.sentences):
                drafts.setdefault(draft.text, draft)
        return tuple(drafts.values())

    def judge(self, claim: str, sentences: Sequence[EvidenceSentence]) -> Proposal | None:
        """Return the verdict the model proposes and the sentence it names; raises ``ModelFailed``.

        ``None`` when there is no sentence it may be shown.
        """
        prompt = build_claim_prompt(claim, sentences, self.context_tokens)
        if not prompt.sentences:
            return None
        read = read_verdict(self.model.write(prompt.system, prompt.user))
        if read is None:
            raise ModelFailed(
                f"The {self.model.provider.name} wrote nothing that can be read as a verdict"
            )
        verdict, number = read
        named = prompt.sentences.get(number or 0)
        place = next((at for at, one in enumerate(sentences) if one is named), None)
        return Proposal(verdict, place)

    def close(self) -> None:
        """End the connections to the model."""
        self.model.close()


def open_answerer(settings: ModelSettings) -> LlmAnswerer:
    """Return the answerer of the model that ``YINJU_LLM`` names; raises ``SettingsError``."""
    return LlmAnswerer(open_model(settings), settings.llm_context_tokens)


def _drafts(
    written: Written, question: Question, sentences: dict[int, EvidenceSentence]
) -> Iterator[Draft]:
    """Yield each sentence of a statement on its own, so that none hides behind its neighbour."""
    cited = tuple(sentences[number] for number in written.sources if number in sentences)
    for start, end in split_text(written.text, question.language):
        text = written.text[start:end]
        yield Draft(text, cited, tuple(_direct(text, cited)))


def _direct(text: str, cited: tuple[EvidenceSentence, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the statement holds a part of its sources that answers the question directly."""
    taken = 0
    answers = {
        sentence.document.text[start:end]
        for sentence in cited
        for start, end in sentence.answer_spans
    }
    for answer in sorted(answers, key=text.find):
        at = text.find(answer)
        if at >= taken:
            taken = at + len(answer)
            yield at, taken
