"""British and American spellings of one word as one word: colour is color, artefact is artifact."""

import re
from functools import lru_cache

from index.english import stem
from index.lexicon import load_lexicon

SHORTEST = 5  # letters

# By rule: what is written so in British English, and so in American. The second table is for words
# that the dictionary does not have as they are written: "filled" is no "filed".
_ALWAYS = (
    (
        r"(?<!^[fhpst])(?<!fl)(?<!dev)(?<!det)(?<!cont)our(?=s?$|ed$|ing$|ful|less|abl|hood|ite)",
        "or",
    ),
    (r"(?<=cent|heat|omet|imet)re(?=s?$)", "er"),
    (r"^((?:met|lit|fib|lust|spect|somb)|calib|meag)re(?=s?$)", r"\1er"),
    (r"(?<=[a-z]{3})is(?=e$|ed$|es$|ing$|ations?$)", "iz"),
    (r"(?<=[a-z]l)ys(?=e$|ed$|es$|ing$)", "yz"),
    (r"(?<=gr)amme(?=s?$)", "am"),
)
_UNKNOWN = (
    (r"ogue(?=s?$)", "og"),
    (r"(?<=[aeiou])ll(?=ed$|ing$|er$|ers$)", "l"),
    (r"ence(?=s?$)", "ense"),
    (r"(?:ae|oe)(?=[a-z])", "e"),
)
_WORDS = dict(
    pair.split(":")
    for pair in (
        "artefact:artifact aluminium:aluminum cheque:check cosy:cozy grey:gray jewellery:jewelry "
        "kerb:curb licence:license maths:math mould:mold moustache:mustache plough:plow "
        "practise:practice pyjamas:pajamas sceptic:skeptic sceptical:skeptical storey:story "
        "sulphur:sulfur tyre:tire whisky:whiskey draught:draft gaol:jail enrol:enroll "
        "fulfil:fulfill instalment:installment skilful:skillful wilful:willful ageing:aging "
        "acknowledgement:acknowledgment judgement:judgment tonne:ton"
    ).split()
)
# One of these stands in every word that the rules or the list change.
_BRITISH = tuple("our re is ys amme ogue ll ence ae oe".split()) + tuple(_WORDS)


@lru_cache(maxsize=65_536)
def spelt_alike(word: str) -> str:
    """The stem of a word as American English spells it, where the dictionary has it so."""
    own = stem(word)
    plain = word.lower()
    if len(plain) < SHORTEST:
        return own
    if not any(written in plain for written in _BRITISH):
        return own
    known = load_lexicon().stem_ids
    rules = _ALWAYS if own in known else (*_ALWAYS, *_UNKNOWN)
    listed = _WORDS.get(plain) or _WORDS.get(plain.removesuffix("s"))
    spelt = (stem(re.sub(british, to, plain)) for british, to in rules)
    american: str
    for american in (*((stem(listed),) if listed else ()), *spelt):
        if american != own and american in known:
            return american
    return own
