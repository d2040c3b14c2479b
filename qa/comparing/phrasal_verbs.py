"""English verbs of two words, and the single words that say the same: people ask whom a study left
out, and documents tell whom it excluded."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from index.english import stem
from qa.comparing.alignment import Word

BETWEEN = 3  # words that may stand between a verb and its particle ("turned the offer down")

_TABLE = """
add up: total sum
back out: withdraw
blow up: explode
break down: fail collapse
break out: start begin
bring down: reduce lower
bring forward: advance
bring in: introduce
bring up: raise
build up: accumulate
call off: cancel
carry on: continue
carry out: perform conduct implement execute
come about: happen occur
come down: fall decrease
come out: publish release appear
come up with: propose invent devise
cut back: reduce
cut down: reduce fell
cut off: isolate sever
deal with: handle address
do away with: abolish scrap
draw up: draft prepare formulate
drop out: withdraw
end up: become result
fill in: complete
fill out: complete
find out: discover learn
get rid of: remove abolish
give away: donate
give back: return
give up: abandon relinquish
go ahead: proceed
go down: fall decrease decline
go on: continue
go up: rise increase grow
hand back: return
hand in: submit
hand out: distribute
hand over: deliver transfer
hold up: delay
keep on: continue
keep out: exclude
knock down: demolish
lay off: dismiss redundant
leave out: exclude omit
let down: disappoint
look after: care maintain
look for: seek
look into: investigate study examine
make up: form account constitute
move out: leave
note down: record
open up: open
own up: admit
pass away: death
pay back: repay repaid
pay for: fund finance
pick up: collect
point out: note mention
pull down: demolish
pull out: withdraw
put back: postpone delay
put down: attribute
put forward: propose
put in: install invest
put off: postpone delay
put out: extinguish publish
put up: fund provide erect
read out: announce
rule out: exclude
run out: expire exhaust
send back: return
send off: dispatch
set aside: reserve allocate
set off: depart leave
set up: establish founded create
shut down: close closure
sign up: register enrol contract
sort out: resolve settle
speed up: accelerate
stay on: remain
step down: resign retire
stick to: comply
switch off: disconnect
take away: remove
take down: dismantle
take in: accept admit
take off: depart
take on: hire employ
take over: acquire succeed acquisition
take part: participate participant
take up: occupy adopt
talk about: discuss
tear down: demolish
tell off: reprimand
throw away: discard
try out: test trial pilot
turn down: reject refuse decline
turn into: convert become
turn out: prove
turn up: attend appear
use up: exhaust
wind up: close liquidate
work out: calculate
work together: cooperate collaborate
write off: cancel
"""


@lru_cache(maxsize=1)
def _verbs() -> dict[str, list[tuple[re.Pattern[str], tuple[str, ...]]]]:
    """By the stem of a verb: what follows it, and the stems that say the same."""
    found: dict[str, list[tuple[re.Pattern[str], tuple[str, ...]]]] = {}
    for line in _TABLE.strip().splitlines():
        phrase, _, meant = line.partition(": ")
        verb, _, particle = phrase.partition(" ")
        follows = re.compile(rf"(?:\s+[\w'’-]+){{0,{BETWEEN}}}?\s+{particle}\b", re.IGNORECASE)
        stems = tuple(stem(word) for word in meant.split())
        found.setdefault(stem(verb), []).append((follows, stems))
    return found


def in_one_word(words: Sequence[Word], text: str) -> tuple[Word, ...]:
    """The English words of ``text``, each verb whose particle follows with what says the same."""
    verbs = _verbs()
    return tuple(_meaning(word, verbs[word.term], text) if word.term in verbs else word
                 for word in words)  # fmt: skip


def _meaning(
    word: Word, phrases: Sequence[tuple[re.Pattern[str], tuple[str, ...]]], text: str
) -> Word:
    also = [name for follows, stems in phrases if follows.match(text, word.end) for name in stems]
    return replace(word, also=tuple(also)) if also and not word.name else word
