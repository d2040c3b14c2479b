"""What two Chinese words share: characters, or the short form of a name (中日, 在京)."""

INSIDE = 0.8

# How names are shortened in compounds (中日, 在京).
SHORT_FORMS = {
    "日本": "日", "德国": "德", "英国": "英", "法国": "法", "美国": "美", "俄罗斯": "俄",
    "韩国": "韩",
    "中国": "中", "北京": "京", "上海": "沪", "印度": "印", "意大利": "意", "澳大利亚": "澳",
    "加拿大": "加", "欧洲": "欧", "非洲": "非", "天津": "津", "河北": "冀", "广东": "粤",
    "北京市": "京",
}  # fmt: skip
_SHORT = frozenset(SHORT_FORMS.values())


def shared_characters(one: str, other: str) -> float:
    """How far one Chinese word stands for another one by its characters, 0..1."""
    short, long = sorted((one, other), key=len)
    for whole, part in ((one, other), (other, one)):
        if SHORT_FORMS.get(whole, "?") in part and len(part) <= 3 and set(part) <= _SHORT:
            return INSIDE
    if len(short) >= 2 and short in long:
        return INSIDE
    shared = len(set(one) & set(other))
    if shared >= 2 or (shared and len(short) == 2 and len(long) == 2):
        return INSIDE * shared / max(len(set(one)), len(set(other)))
    if len(short) == 1 and short in long and len(long) == 2:
        return 0.4
    return 0.0
