# ruff: noqa: E501  (word lists and patterns are one line each)
"""What a question asks about: its weighted words, numbers, names, and what may not differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.embeddings.bilingual import surprisal
from index.lexicon import RAREST_STEM, load_lexicon
from index.numbers import Quantity, find_quantities
from index.text import HAN, match_form
from qa.asking.dimensions import CLASSIFIER_ONLY, Measure, measure_asked, measure_words, sums_asked
from qa.asking.question_words import EMPTY_WORDS, ZH_QUESTION
from qa.comparing.alignment import Word, words_of
from qa.comparing.phrasal_verbs import in_one_word
from qa.comparing.polarity import negations
from qa.naming.name_words import body_groups, named_places
from qa.naming.names import capitalised, people
from qa.types import Question

Floats = NDArray[np.float32]

_VERB, _ADVERB, _ASKING = 0.6, 0.3, 0.15
RARE = 0.9
# "Which department", "哪位区领导": the noun only tells what kind of answer is wanted.
_KIND, _OF_A_KIND = 0.3, ("person", "place", "organisation")
_FUNCTION_TAGS = ("p", "u", "c", "y", "r", "x", "q", "zg", "e", "o", "h", "k", "f")
_ASKING_WORDS = frozenset(
    "多少 几 比例 比重 占 占比 数量 人数 时间 日期 时候 年份 地方 地点 位置 名字 姓名 名称 叫 叫做 称为 原因 内容 情况 "
    "职务 头衔 职位 身份 岗位 担任 任职 职 任 出自 出于 提法 说法 叫法 比方 比喻 形容 讲话 写道 钱 块钱 人 多大 多长 多高 多远 多重 多久 money title post position role job 指 意思 含义 定义 代表 谁 说 表示 介绍 提到 认为 提出 指出 规模 总共 一共 大约 大概 目前 现在 主要 具体 需要 进行 方面 有关 相关 关于 "
    "stand mean refer percentag share percent proport number amount mani much year date day month time name call "
    "person peopl say said state accord document text sourc question answer tell list mention "
    "current total kind type take place happen get give want tri mean suppos belong becom turn lie "
    "thank use make call find found come go keep put set seem need includ contain involv concern "
    "due recent still alreadi ever thing base meant exist know known held hold way whereabout "
    "particular exact approxim rough altogeth order addit differ "
    # how what is asked for is called, or how sure, how long or by when it is
    "雅号 美称 别称 别名 外号 绰号 俗称 称号 称呼 名号 译名 译法 预计 预期 估计 估算 据估计 打算 倾向 有望 手上 手里 手头 头 内 之内 以内 "
    "总数 合计 总计 共计 各 各是 各有 各为 各自 相比 举措 措施 如今 现今 眼下 眼前 当前 至今 迄今 目下 后来 最终 实际 正式 大致 差不多 时长 用时 期限 "
    "nicknam titl moment present nowaday eventu actual offici roughli estim expect intend sit far durat period "
    "span whole entir sum".split(" ")
)  # fmt: skip


_SAYING = re.compile("说|表示|认为|指出|提到|介绍|强调|透露|解释|坦言|谈到|称")
# Short quoted terms (“两区”) stay whole: the segmenter would make common words of them.
_QUOTED = re.compile(r"[“「『《]([㐀-鿿]{2,4})[”」』》]")
# "This" and "that" with their classifier (这份, 那场) point and name nothing.
_POINTING = re.compile(r"[这那该此哪每某]几?[份个些种条项位名家座场次届篇本件批段句]")
# What a Chinese question word counts with says how, and not what.
_CLASSIFIER = re.compile(f"(?:多少|[几哪])([{''.join(sorted(CLASSIFIER_ONLY))}])")
_MEASURED_KINDS = ("number", "share", "definition", "open", "list")
# What a word means, who or what and under which conditions: asked with a price, it asks for none.
_MEANING = re.compile(
    r"\b(?:do|does|did)\b[^?]*\b(?:mean|stand for|refers? to)\b|\b(?:what|which) (?:circumstances|conditions|kinds?|sorts?|types?)\b"
    r"|什么(?:样|条件|情况|意思|情形)|怎样|怎么样的|哪[些种类几]"
)
_WHICH = re.compile(r"\b(?:which|what)\b")
_HOW, _DEGREE = re.compile(r"\bhow (\w+) (?:is|are|was|were|do|does|did|can|will|has|have)\b"), 0.2
_FIRST = re.compile(
    r"\b(biggest|largest|highest|longest|greatest|fastest|smallest|lowest|shortest|oldest|newest|most)\b"
    r"|最([一-鿿]{1,2}?)(?=的|是|[?？,，]|$)"
)
_RANKED = re.compile(
    r"第几|排名|名次|位列|位次|名列|\brank|\bplace\b|\bposition\b|哪[一]?届|第多少"
)

_PLACE_ASKED = re.compile(r"第几(?![届天年月日章节])|排名|名次|位次|\brank")


@dataclass(frozen=True, slots=True)
class Asked:
    """The content words of a question with their weights (words,), its quantities and its names.

    ``names`` are the numbers of words that name a person, place or body: they may not be missing
    from the evidence and its surroundings. ``focus`` are those of the words that name the thing
    asked for; ``ranked`` tells that a place in an order is asked for, ``measure`` what a number
    must measure ("how tall": metres, not people). ``attribute`` are those that say what is asked of
    whom the question names ("employ" in "How many people does … employ?"). ``bodies`` are the
    words of each body that is named by everyday words. ``folded`` is the question in matching form.
    """

    words: tuple[Word, ...]
    weights: Floats
    quantities: tuple[Quantity, ...]
    names: tuple[int, ...]
    focus: tuple[int, ...]
    ranked: bool = False
    measure: Measure = field(default_factory=Measure)
    attribute: tuple[int, ...] = ()
    bodies: tuple[tuple[int, ...], ...] = ()
    folded: str = ""


@lru_cache(maxsize=64)  # every stage of the reading asks
def asked_of(question: Question) -> Asked:
    """Return what ``question`` asks about; a question of empty words alone has no words."""
    text, folded = question.text, match_form(question.text)
    known_people = _known_names(question)
    limit = _span_of(question.limit, text)
    quantities = find_quantities(text, question.language)
    speaker = _with_saying(_span_of(question.speaker, text), folded)
    skipped = [*((q.start, q.end) for q in quantities), *limit, *speaker]
    skipped += [match.span(1) for match in _CLASSIFIER.finditer(folded)]
    words = tuple(
        word
        for word in in_one_word(words_of(text, question.language, known_people), text)
        if _factor(word) > 0
        and not any(a <= word.start and word.end <= b for a, b in skipped)
        and not any(q.start < word.start < q.end and q.kind == "date" for q in quantities)
    )
    if question.speaker and all(_factor(word) <= _ASKING for word in words):
        words = ()
    words = tuple(replace(w, tag="nz") if w.term in question.coined else w for w in words)
    kinds = _kinds_asked(question, words)
    weights = np.array([_weight(word) for word in words], dtype=np.float32)
    weights[kinds] *= _KIND
    weights[list(_degrees(words, folded))] *= _DEGREE
    return Asked(
        words=words,
        weights=weights,
        quantities=tuple(
            q for q in quantities if not any(a < q.end and q.start < b for a, b in limit)
        ),
        names=tuple(
            place
            for place in named_places(text, question.language, words, known_people, question.terms)
            if words[place].term not in _ASKING_WORDS
        ),
        bodies=tuple(body_groups(text, question.language, words)),
        focus=tuple(place for place in _focus(question, words) if place not in kinds),
        ranked=bool(_RANKED.search(folded)),
        measure=measure_asked(folded) if _is_measured(question, folded) else Measure(),
        attribute=tuple(_attribute(question, words)),
        folded=folded,
    )


def _known_names(question: Question) -> list[str]:
    """The names that stay in one piece: people's, quoted terms, and those of the documents alone."""
    text = question.text
    names = [match_form(text[a:b]) for a, b in people(text, question.language)]
    if question.speaker and question.language == "zh":
        names.append(match_form(question.speaker))
    return [*names, *(match_form(match[1]) for match in _QUOTED.finditer(text)), *question.coined]


def _is_measured(question: Question, folded: str) -> bool:
    """Whether a number may answer, in a unit the wording tells: no place in an order, no meaning."""
    measured = question.answer_type in _MEASURED_KINDS
    return measured and not (asks_rank(folded) or _MEANING.search(folded))


def asks_rank(folded: str) -> bool:
    """Whether a question, in matching form, asks for a place in an order."""
    return bool(_PLACE_ASKED.search(folded))


def _degrees(words: Sequence[Word], folded: str) -> Iterator[int]:
    """The words that only say in which measure the answer is ("wide" in "How wide is …"), or by
    which the first of several is told ("largest", 最高)."""
    spans = [match.span(1) for match in _HOW.finditer(folded)]
    spans += [match.span() for match in _FIRST.finditer(folded)]
    for place, word in enumerate(words):
        if any(a <= word.start and word.end <= b for a, b in spans):
            yield place


def _span_of(part: str | None, text: str) -> list[tuple[int, int]]:
    """Where a part of the question stands in it, as a list of one span or none."""
    start = text.find(part) if part else -1
    return [(start, start + len(part))] if part and start >= 0 else []


def _with_saying(spans: list[tuple[int, int]], folded: str) -> Iterator[tuple[int, int]]:
    """The span of a Chinese speaker with the verb of saying right after it."""
    for start, end in spans:
        said = _SAYING.match(folded, end)
        yield start, said.end() if said else end


def _focus(question: Question, words: Sequence[Word]) -> Iterator[int]:
    """The words that name the thing asked for."""
    focus = {match_form(word) for word in question.focus}
    for place, word in enumerate(words):
        said = match_form(question.text[word.start : word.end])
        if _factor(word) > _ASKING and any(said in phrase for phrase in focus):
            yield place


def _kinds_asked(question: Question, words: Sequence[Word]) -> list[int]:
    """The words right after the question word that only tell what kind of answer is wanted."""
    asking = (ZH_QUESTION if question.language == "zh" else _WHICH).search(
        match_form(question.text)
    )
    if not asking or question.answer_type not in _OF_A_KIND or negations(question.text):
        return []
    found, end = [], asking.end()
    for place, word in enumerate(words):
        if word.start < asking.end():
            continue
        if word.start - end > (question.language == "en") or word.name or not _is_noun(word):
            break
        found.append(place)
        end = word.end
    return found


def _is_noun(word: Word) -> bool:
    return not word.tag or (word.tag.startswith("n") and word.tag not in ("ns", "nr", "nt", "nz"))


def is_known(word: Word) -> bool:
    """Whether a word is in the dictionary; of what is not, the segmenter may have made anything."""
    return not HAN.match(word.term) or word.name or word.term in load_lexicon().word_ids


def _factor(word: Word) -> float:
    if word.term in EMPTY_WORDS or _POINTING.fullmatch(word.term):
        return 0.0
    if word.term in _ASKING_WORDS:
        return _ASKING
    if not word.tag or word.tag.startswith(("n", "l", "j", "b", "s", "vn", "t", "eng")):
        return 1.0
    if word.tag.startswith(_FUNCTION_TAGS) or word.tag in ("m", "ul", "uj"):
        return 0.0
    if word.tag.startswith("v"):
        return _VERB if len(word.term) > 1 else _ADVERB
    adverb = word.tag.startswith(("d", "ad"))
    return _ADVERB if adverb and not (len(word.term) > 1 and _is_rare(word)) else _VERB


def _is_rare(word: Word) -> bool:
    """Whether a word is rarer than adverbs are: the segmenter takes some verbs for such (当机)."""
    return surprisal(load_lexicon(), word.term) >= RARE * RAREST_STEM


def _weight(word: Word) -> float:
    rarity = min(1.0, surprisal(load_lexicon(), word.term) / RAREST_STEM)
    return _factor(word) * (0.25 + rarity)


def _attribute(question: Question, words: Sequence[Word]) -> Iterator[int]:
    """The words that say what is asked of whom the question names: of English all that is no part
    of a name, of Chinese what stands after the question word, or else the verb right before it."""
    text = question.text
    content = [p for p, word in enumerate(words) if _factor(word) > _ASKING and is_known(word)]
    if question.language == "en":
        named = [(a, b) for a, b in capitalised(text) if a > 0]
        named += measure_words(match_form(text))
        for place in content:
            word = words[place]
            if not word.name and not any(a <= word.start and word.end <= b for a, b in named):
                yield place
        return
    asking = ZH_QUESTION.search(match_form(text))
    if asking:
        last = len(text.rstrip("?？ 呢")) - len(asking[0])
        sums = sums_asked(match_form(text))
        after = [
            place
            for place in content
            if words[place].start >= asking.end()
            and not any(a <= words[place].start < b for a, b in sums)
        ]
        verbs = (
            p for p in content if words[p].tag[:1] == "v" and words[p].end == asking.start() < last
        )
        yield from after or verbs


def written_names(question: Question, asked: Asked) -> list[str]:
    """The words that are names as the question writes them, in matching form."""
    return [match_form(question.text[w.start : w.end]) for w in asked.words if w.name]


def name_groups(question: Question, asked: Asked) -> list[list[int]]:
    """The words of names, those of one name together: by number, as in ``Asked.names``."""
    groups: list[list[int]] = []
    for place in asked.names:
        before = groups[-1][-1] if groups else place
        between = question.text[asked.words[before].end : asked.words[place].start]
        if before == place - 1 and between in ("", " ", "·", "-"):
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def whole_name(question: Question, asked: Asked, group: Sequence[int]) -> list[int]:
    """The words of a name with the capitalised ones beside it, which may be its everyday words."""
    whole, words = list(group), asked.words
    while whole[0] and words[whole[0] - 1].name and _one_space(question, asked, whole[0]):
        whole.insert(0, whole[0] - 1)
    while whole[-1] + 1 < len(words) and words[whole[-1] + 1].name:
        if not _one_space(question, asked, whole[-1] + 1):
            break
        whole.append(whole[-1] + 1)
    return whole


def _one_space(question: Question, asked: Asked, place: int) -> bool:
    before, here = asked.words[place - 1], asked.words[place]
    return question.text[before.end : here.start] in (" ", "·", "-")
