"""What only one can be, and what somebody is: another that holds a rank, another post."""

import re
from collections.abc import Iterator

from index.text import HAN, match_form
from qa.claims.clauses import clauses_of
from qa.claims.counting import SAYS_LITTLE
from qa.claims.facts import is_name, may_name
from qa.claims.pairing import Pairing, firm
from qa.claims.quantities import THE_REST
from qa.claims.turns import HALF
from qa.comparing.alignment import Word
from qa.comparing.superlatives import EST
from qa.verifying.compared import NAME_MATCHED, Finding

WELL_HELD, UNMATCHED = 0.7, 0.45
TELLS_APART = 0.8  # weight of the word that the other subject does not have
HELD_AS_A_POST = 0.7
LONGEST_SUBJECT = 40  # characters shown
_SUPERLATIVE = re.compile(
    r"最[大小高低长短多少早晚快慢强弱重轻深浅新老贵好差热冷佳]|唯一|第一[大高长快强]"
    rf"|\b(?:{EST}|(?:most [a-z]+|only|sole)\b)"
)
_POST_ZH = re.compile(
    r"(?:[市区县省州镇乡村局处科厅部院校馆所会董行站队组社台秘书]长|书记|主任|主席|总监|经理|总裁"
    r"|总理|总统|首相|大臣|执行官|财务官|技术官|运营官|检察官|法官|议员|顾问|发言人|总工程师)\Z"
)
_POST_EN = re.compile(
    r"\b(?:chief (?P<a>\w+)(?: officer)?|(?:deputy|vice|acting|assistant)[ -](?P<b>\w+)"
    r"|(?P<c>director|secretary|minister|president|chair(?:man|woman|person)?|mayor|governor"
    r"|treasurer|editor|principal|dean|captain|ambassador))\b",
    re.IGNORECASE,
)

_DEPUTY = re.compile(r"副|\b(?:deputy|vice|assistant|acting)\b", re.IGNORECASE)
_HELD_BY_ONE = re.compile(
    r"\b(?:director|mayor|president|chair\w*|secretary|governor|minister)\Z", re.IGNORECASE
)
_REST = re.compile(rf"{THE_REST}|剩余|\b(?:the other (?:one|two|three)|remaining)\b")
_COPULA = re.compile(r"是|为|為|\b(?:is|are|was|were)\b")
_ONLY = re.compile(r"只有|仅有|只|仅|唯有|\b(?:only|solely|exclusively)\b")
_LISTED = re.compile(
    r"[区市县省州镇乡區縣鎮鄉國国]?\s?(?:、|和|与|與|及|以及|,? and |, )\s?(?:the )?"
)
NEXT_TO = 12  # characters after "only"
_ROW = re.compile(r"[:：] [^|]* \| [^|]*[:：] ")
_REACH = 24  # characters before a post in which its rank stands


def posts_missing(pairing: Pairing) -> Iterator[Finding]:
    """Yield the words of a post that the sentence and its surroundings have only something like;
    with what they have where that is the deputy."""
    claim = pairing.claim
    spans = [
        match.span(name)
        for match in _POST_EN.finditer(claim.text)
        for name, said in match.groupdict().items()
        if said
    ]
    for place, word in enumerate(claim.words):
        post = (
            bool(_POST_ZH.search(word.term)) and not word.tag.startswith("v")
            if HAN.match(word.term)
            else any(start <= word.start < end for start, end in spans)
        )
        held = max(pairing.told[place], pairing.own[place]) >= HELD_AS_A_POST
        if post and not (held and _same_rank(word, pairing)):
            said, deputy = claim.text[word.start : word.end], _deputy_instead(word, pairing)
            yield Finding("rank" if deputy else "word", said, deputy)


def _deputy_instead(word: Word, pairing: Pairing) -> str:
    """The deputy that a Chinese sentence names where the claim names who holds the post."""
    line = pairing.source.line
    at = match_form(line.text).find(f"副{word.term[-2:]}")
    if not HAN.match(word.term) or pairing.across or at < 0 or _same_rank(word, pairing):
        return ""
    return line.text[at : at + len(word.term[-2:]) + 1]


def _same_rank(word: Word, pairing: Pairing) -> bool:
    """Whether a post and its deputy are told apart: both or neither of claim and source say so."""
    claim, line = pairing.claim, pairing.source.line
    post = claim.text[: word.end]
    deputy = bool(_DEPUTY.search(post[-_REACH:]))
    if not HAN.match(word.term):
        return deputy or not _DEPUTY.search(line.text) or not _HELD_BY_ONE.search(post)
    if line.language != claim.language:  # near words may be of anything
        return bool(_POST_EN.search(line.text)) and deputy == bool(_DEPUTY.search(line.text))
    folded, named = match_form(line.text), word.term[-2:]
    deputies = folded.count(f"副{named}")
    return deputies == 0 or (folded.count(named) > deputies) or deputy


def other_holder(pairing: Pairing) -> Iterator[Finding]:
    """Yield the subject of a claim to a rank that the sentence gives to another."""
    claim, line = pairing.claim, pairing.source.line
    said = _SUPERLATIVE.search(match_form(claim.text))
    if not said or _ROW.search(line.text):  # all cells of a row tell of one thing
        return
    folded = match_form(line.text)
    edge = "" if HAN.match(said[0]) else r"\b"
    found = re.search(f"{edge}{re.escape(said[0])}{edge}", folded)
    weighty = [n for n in range(len(claim.words)) if claim.weights[n] > SAYS_LITTLE]
    subject = [n for n in weighty if claim.words[n].start < _verb_before(claim.verb, said.start())]
    rest = [n for n in weighty if n not in subject and n not in claim.names]
    if not found or not subject or not rest:
        return
    held = firm(pairing.own)
    weights = claim.weights
    inside = _beside(pairing, found.start())
    same = firm(pairing.match[:, inside].max(axis=1, initial=0.0))
    absent = float((weights[subject] * (1 - same[subject])).max())
    others = [n for n in inside if pairing.match[:, n].max() < UNMATCHED]
    if absent < TELLS_APART or not any(line.words[n].start < found.start() for n in others):
        return
    if float(weights[rest] @ held[rest]) < WELL_HELD * float(weights[rest].sum()):
        return
    first, last = claim.words[subject[0]], claim.words[subject[-1]]
    opening = re.split(r"[，,;；。]", line.text, maxsplit=1)[0][:LONGEST_SUBJECT]
    yield Finding("name", claim.text[first.start : last.end], opening)


def other_complement(pairing: Pairing) -> Iterator[Finding]:
    """Yield what a claim says the foremost is ("the largest source is tourism"), where the clause
    of the sentence says that of something else."""
    claim, line = pairing.claim, pairing.source.line
    said = _SUPERLATIVE.search(match_form(claim.text))
    copula = _COPULA.search(claim.text, said.end()) if said else None
    if not said or not copula or _ROW.search(line.text):
        return
    found = re.search(re.escape(said[0]), match_form(line.text))
    last = [n for n, word in enumerate(claim.words) if word.start >= copula.end()]
    weighty = [n for n in last if claim.weights[n] > SAYS_LITTLE]
    rest = [n for n in range(len(claim.words)) if n not in last and n not in claim.names]
    if not found or not weighty or not rest or pairing.across:
        return
    inside = [n for n in _clause_at(pairing, found.start()) if line.words[n].start > found.end()]
    there = _COPULA.search(line.text, found.end())
    free = [n for n in inside if pairing.match[:, n].max() < UNMATCHED]
    free = [n for n in free if there and line.words[n].start >= there.end()]
    held, weights = firm(pairing.own), claim.weights
    absent = float((weights[weighty] * (1 - held[weighty])).min())
    same = float(weights[rest] @ held[rest]) >= WELL_HELD * float(weights[rest].sum())
    if free and same and absent >= TELLS_APART * HALF:
        first, end = line.words[free[0]], line.words[free[-1]]
        last_word = claim.words[weighty[-1]]
        said_there = claim.text[claim.words[weighty[0]].start : last_word.end]
        yield Finding("name", said_there, line.text[first.start : end.end])


def not_alone(pairing: Pairing) -> Iterator[Finding]:
    """Yield a name of which a claim says that it is the only one, where the sentence has another
    name right beside it ("A and B")."""
    claim, line, match = pairing.claim, pairing.source.line, pairing.match
    only = _ONLY.search(match_form(claim.text))
    if not only or not match.size or _ONLY.search(match_form(line.text)):
        return
    after = [n for n in claim.names if only.end() <= claim.words[n].start < only.end() + NEXT_TO]
    for place in after[:1]:
        column = int(match[place].argmax())
        if match[place, column] < NAME_MATCHED:
            continue
        word, own = claim.words[place], line.words[column]
        for at, other in enumerate(line.words):
            free = is_name(other) and match[:, at].max() < NAME_MATCHED
            start, end = sorted((own, other), key=lambda w: w.start)
            if free and _LISTED.fullmatch(line.text[start.end : end.start]):
                found = line.text[start.start : end.end]
                yield Finding("name", claim.text[word.start : word.end], found)
                return


def said_of_the_rest(pairing: Pairing) -> Iterator[Finding]:
    """Yield what a claim says of things of which the sentence says it of the others only ("35 are
    restored, the other two, …, are not yet dry")."""
    line, match = pairing.source.line, pairing.match
    rest = _REST.search(match_form(line.text))
    if not rest or not match.size or _REST.search(match_form(pairing.claim.text)):
        return
    words = line.words
    best = {n: int(row.argmax()) for n, row in enumerate(match) if row.max() >= UNMATCHED}
    end = re.search(r"[;；。]|\Z", line.text[rest.end() :])
    last = rest.end() + (end.start() if end else 0)
    there = [n for n, at in best.items() if rest.end() <= words[at].start < last]
    done = [
        n
        for n, at in best.items()
        if words[at].start < rest.start()
        and "v" in (words[at].tag[:1], pairing.claim.words[n].tag[:1])
        and match[n, [m for m, w in enumerate(words) if w.start >= rest.end()]].max(initial=0.0)
        < UNMATCHED
    ]
    weights = pairing.claim.weights
    if done and any(weights[n] >= TELLS_APART for n in there):
        word = pairing.claim.words[done[-1]]
        yield Finding("opposite", pairing.claim.text[word.start : word.end], rest[0])


# The same superlatives in both languages, where only one can hold one.
_BEST = (
    r"最大|largest|biggest|greatest", r"最小|smallest", r"最多|\bmost\b", r"最少|fewest|\bleast\b",
    r"最高|highest|tallest", r"最低|lowest", r"最长|longest", r"最短|shortest",
    r"最早|earliest|oldest|最古老", r"最快|fastest", r"唯一|\bonly\b|\bsole\b",
    r"最新|newest|latest",
)  # fmt: skip
_BEST_OF = tuple(re.compile(pattern) for pattern in _BEST)


def in_another_rank(pairing: Pairing) -> Iterator[Finding]:
    """Yield a name of a claim that the sentence has elsewhere than in the clause of the rank that
    the claim gives it, where that clause names another."""
    claim, line = pairing.claim, pairing.source.line
    said, folded = match_form(claim.text), match_form(line.text)
    ranks = [found for p in _BEST_OF if p.search(said) and (found := p.search(folded))]
    if len(ranks) != 1 or not pairing.match.size:
        return
    inside = _clause_at(pairing, ranks[0].start())
    others = [n for n in inside if may_name(line.words[n])]
    others = [n for n in others if pairing.match[:, n].max() < NAME_MATCHED]
    for place in claim.names:
        away = pairing.match[place].max() >= NAME_MATCHED
        here = pairing.match[place, inside].max(initial=0.0) >= NAME_MATCHED
        if others and away and not here:
            word = claim.words[place]
            other = line.text[line.words[others[0]].start : line.words[others[-1]].end]
            yield Finding("rank", claim.text[word.start : word.end], other)


def _clause_at(pairing: Pairing, place: int) -> list[int]:
    """The words of the clause of a place of the sentence alone."""
    line = pairing.source.line
    spans = [clause.spans[-1] for clause in clauses_of(line.text, line.language)]
    start, end = next(((a, b) for a, b in spans if a <= place < b), (0, 0))
    return [n for n, word in enumerate(line.words) if start <= word.start < end]


def _beside(pairing: Pairing, place: int) -> list[int]:
    """The words of the clause of a place of the sentence, and of those that it leans on."""
    line = pairing.source.line
    clauses = [c for c in clauses_of(line.text, line.language) if c.spans[-1][0] <= place]
    return [n for n, word in enumerate(line.words) if clauses and clauses[-1].holds(word.start)]


def _verb_before(verb: int, superlative: int) -> int:
    return verb if 0 < verb < superlative else superlative
