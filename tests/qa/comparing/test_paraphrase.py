"""Words of one language that share translations say nearly the same; unrelated words do not."""

import pytest

from index.english import stem
from qa.comparing.alignment import similarity, words_of
from qa.comparing.paraphrase import LEAST_SIMILAR, MOST_SIMILAR, paraphrased, paraphrases

SAME_ZH = [("媒体", "传媒"), ("自行车", "脚踏车"), ("费用", "花费"), ("医生", "大夫")]
SAME_EN = [("overseas", "foreign"), ("physician", "doctor"), ("film", "movie"), ("rent", "lease")]
OTHER = [("媒体", "鲸鱼"), ("医生", "桥梁"), ("渡船", "面包")]
OTHER_EN = [("doctor", "bridge"), ("bread", "ferry"), ("whale", "budget")]


@pytest.mark.parametrize(("one", "other"), SAME_ZH)
def test_chinese_words_with_a_common_translation_say_nearly_the_same(one: str, other: str) -> None:
    assert LEAST_SIMILAR <= paraphrased(one, other) <= MOST_SIMILAR


@pytest.mark.parametrize(("one", "other"), SAME_EN)
def test_english_words_with_a_common_translation_say_nearly_the_same(one: str, other: str) -> None:
    assert LEAST_SIMILAR <= paraphrased(stem(one), stem(other)) <= MOST_SIMILAR


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_chinese_words_without_one_say_nothing_alike(one: str, other: str) -> None:
    assert paraphrased(one, other) == 0.0


@pytest.mark.parametrize(("one", "other"), OTHER_EN)
def test_english_words_without_one_say_nothing_alike(one: str, other: str) -> None:
    assert paraphrased(stem(one), stem(other)) == 0.0


@pytest.mark.parametrize("word", ["媒体", "doctor", "film"])
def test_the_ways_of_saying_it_otherwise_leave_the_word_out_and_share_one_probability(
    word: str,
) -> None:
    found = paraphrases(word)
    assert found
    assert word not in found
    assert all(0 < value <= 1 for value in found.values())
    assert sum(found.values()) <= 1 + 1e-6


@pytest.mark.parametrize("word", ["嚈噠鱻", "zzqxv", ""])
def test_a_word_outside_the_dictionary_has_no_paraphrase(word: str) -> None:
    assert not paraphrases(word)
    assert paraphrased(word, "film") == 0.0


@pytest.mark.parametrize(
    ("english", "near", "far"),
    [("cost", "经费", "学校"), ("cost", "經費", "學校"), ("rent", "租约", "天气")],
)
def test_an_english_word_is_near_what_means_nearly_the_same(
    english: str, near: str, far: str
) -> None:
    def likeness(chinese: str) -> float:
        return float(similarity(words_of(english, "en"), words_of(chinese, "zh")).max())

    assert 0.3 <= likeness(near) < MOST_SIMILAR
    assert likeness(far) == 0.0
