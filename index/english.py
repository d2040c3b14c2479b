"""English words as search terms: tokens, stop words and stems."""

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer

WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)*")

_STOP = """
a about above after again against all also am among an and any are as at be became because been
before being below between both but by can could did do does doing done down during each either
else ever few for from further had has have having he her here hers herself him himself his how i
if in into is it its itself just let may me might more most much must my myself no nor not of off
often on once only onto or other others our ours ourselves out over own per quite rather same shall
she should since so some such than that the their theirs them themselves then there these they this
those though through thus till to too toward towards under until up upon us very via was we were
what whatever when where whether which while who whom whose why will with within without would yes
yet you your yours yourself yourselves
"""
STOP_WORDS = frozenset(_STOP.split())

_IRREGULAR = """
went:go gone:go ran:run began:begin begun:begin took:take taken:take gave:give given:give
wrote:write written:write spoke:speak spoken:speak came:come saw:see seen:see knew:know known:know
grew:grow grown:grow thought:think bought:buy brought:bring built:build taught:teach caught:catch
fought:fight found:find held:hold kept:keep led:lead left:leave lost:lose made:make meant:mean
met:meet paid:pay said:say sold:sell sent:send spent:spend stood:stand told:tell won:win rose:rise
risen:rise fell:fall fallen:fall drove:drive driven:drive chose:choose chosen:choose broke:break
broken:break ate:eat eaten:eat flew:fly flown:fly drew:draw drawn:draw threw:throw thrown:throw
wore:wear worn:wear sang:sing sung:sing sank:sink sunk:sink swam:swim became:become held:hold
stole:steal stolen:steal struck:strike forbade:forbid forbidden:forbid beaten:beat bore:bear
died:die dying:die died:die death:death men:man women:woman children:child people:people feet:foot
teeth:tooth mice:mouse wives:wife lives:life knives:knife halves:half better:good
best:good worse:bad worst:bad further:far felt:feel dealt:deal sought:seek lay:lie laid:lay
shot:shoot slept:sleep sought:seek swore:swear sworn:swear woke:wake hidden:hide hid:hide
bound:bind bred:breed fed:feed fled:flee lent:lend lit:light rode:ride ridden:ride shook:shake
shaken:shake slain:kill slew:kill spun:spin spread:spread sprang:spring stuck:stick swept:sweep
swung:swing tore:tear torn:tear understood:understand withdrew:withdraw withdrawn:withdraw
"""
_NATIONS = """
french:france german:germany germans:germany italian:italy italians:italy spanish:spain
spaniard:spain british:britain english:england scottish:scotland scots:scotland irish:ireland
welsh:wales dutch:netherlands belgian:belgium swiss:switzerland austrian:austria danish:denmark
dane:denmark swedish:sweden swede:sweden norwegian:norway finnish:finland polish:poland
pole:poland czech:czech hungarian:hungary romanian:romania bulgarian:bulgaria greek:greece
turkish:turkey turk:turkey russian:russia russians:russia ukrainian:ukraine chinese:china
japanese:japan korean:korea koreans:korea mongolian:mongolia mongol:mongolia mongols:mongolia
indian:india indians:india pakistani:pakistan persian:persia iranian:iran iraqi:iraq
israeli:israel egyptian:egypt african:africa australian:australia canadian:canada
american:america americans:america mexican:mexico brazilian:brazil argentine:argentina
chilean:chile cuban:cuba european:europe europeans:europe asian:asia asians:asia vietnamese:vietnam
thai:thailand indonesian:indonesia malaysian:malaysia portuguese:portugal roman:rome romans:rome
tibetan:tibet usa:america sino:china anglo:england franco:france russo:russia euro:europe
afro:africa
"""
# Short forms that in lower case are other words.
_SHORT_FORMS = {"US": "america", "UK": "britain"}
_BASE_FORMS = dict(pair.split(":") for pair in (_IRREGULAR + _NATIONS).split())


_STEMMER = snowballstemmer.stemmer("english")
_STEMMING = Lock()  # the stemmer keeps the word at hand in itself: one thread at a time


def plain_letters(text: str) -> str:
    """The text without accents, in lower case: "Müller" becomes "muller"."""
    text = text.lower().replace("’", "'")
    if text.isascii():
        return text
    text = text.replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("æ", "ae")
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(letter)
    )


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The search form of an English word: base form, no accents, Snowball stem.

    Nationalities are their country ("French" is "franc", as "France" is). Porter (1980) as
    revised in Snowball's English stemmer.
    """
    word = plain_letters(_SHORT_FORMS.get(word, word))
    if word.endswith("'s"):
        word = word[:-2]
    word = word.replace("'", "")
    with _STEMMING:
        return str(_STEMMER.stemWord(_BASE_FORMS.get(word, word)))


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of a phrase in order, stop words left out."""
    return tuple(stem(word) for word in WORD.findall(text) if word.lower() not in STOP_WORDS)
