"""A guessed word gives back the word before or after it that the guess took in."""

import pytest

from index.segmenter import tagged_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("在岚江交易会上", ["在", "岚江", "交易会", "上"]),
        ("来岚江交易会的海外买家", ["来", "岚江", "交易会", "的", "海外", "买家"]),
        ("崔小浩是谁", ["崔小浩", "是", "谁"]),
        ("哪些人能进", ["哪些", "人", "能", "进"]),
        ("一定要会葡萄牙语吗", ["一定", "要", "会", "葡萄牙语", "吗"]),
        ("来俊臣说", ["来俊臣", "说"]),  # a surname may be a verb: the dictionary knows him
        ("社会可能应该", ["社会", "可能", "应该"]),
    ],
)
def test_words_are_cut_where_a_reader_would(text: str, words: list[str]) -> None:
    found = [word for word, _ in tagged_words(text)]
    assert found == words
    assert "".join(found) == text
