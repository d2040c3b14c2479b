"""The wording tells the kind of answer: ways of asking beyond the usual question words."""

import pytest

from qa.question import understand

CHINESE = [
    ("石桥村被称作什么？", "definition"),
    ("修桥的钱从哪几处来？", "open"),
    ("这口老井被誉为什么？", "definition"),
    ("邻居给他封了个外号叫什么？", "definition"),
    ("田守成在合作社任什么职？", "definition"),
    ("当地人怎么称呼这座塔？", "definition"),
    ("蜜橘产量占全镇的几成？", "share"),
    ("蜜橘产量同比增长了多少？", "share"),
    ("蜜橘产量增长了多少吨？", "number"),
    ("出栏率是多少？", "share"),
    ("灌溉效率有多高？", "number"),
    ("果园占地多少亩？", "number"),
    ("队伍从哪出发？", "place"),
    ("木料运往哪里？", "place"),
    ("田守成在哪一年退休？", "date"),
    ("船队到过哪三个港口？", "list"),
    ("镇上有啥特产？", "list"),
    ("合作社的会长叫啥？", "person"),
    ("花灯是啥？", "definition"),
    ("石桥村有什么别称？", "definition"),
    ("近几年谁当过厂长？", "person"),
    ("这几个人是谁？", "person"),
    ("展览办了几年？", "number"),
    ("大桥几年后建成？", "number"),
    ("船票最多能提前几天买？", "number"),
    ("前几天谁来过码头？", "person"),
    ("牧场里养了几头牦牛？", "number"),
    ("议案拿到几票？", "number"),
    ("渡河要走几分钟？", "number"),
]
TRADITIONAL = [
    ("石橋村被稱作什麼？", "definition"),
    ("這口老井被譽為甚麼？", "definition"),
    ("田守成在合作社任什麼職？", "definition"),
    ("蜜橘產量同比增長了多少？", "share"),
    ("蜜橘產量佔全鎮的幾成？", "share"),
    ("石橋村有什麼外號？", "definition"),
    ("近幾年誰當過廠長？", "person"),
    ("隊伍從哪出發？", "place"),
    ("鎮上有啥特產？", "list"),
    ("果園佔地多少畝？", "number"),
]
ENGLISH = [
    ("What does the word kelpie mean?", "definition"),
    ("What do the letters GRW stand for?", "definition"),
    ("What nickname was given to the cape?", "definition"),
    ("Which label was put on the barrels?", "definition"),
    ("By how much did the herd shrink?", "share"),
    ("How large is the dairy's share of the market?", "share"),
    ("What voting margin did the motion pass by?", "share"),
    ("How hot is the kiln?", "number"),
    ("How expensive is the ferry?", "number"),
    ("What was the dairy's annual turnover?", "number"),
    ("What is its top speed?", "number"),
    ("What does a child pay on the ferry?", "number"),
    ("What will the harbour charge us for a night?", "number"),
    ("What is the dairy paying for Bramble Farm?", "number"),
    ("What does the harbour fee pay for?", "open"),
    ("What sum did she borrow?", "number"),
    ("What passenger numbers does the ferry expect?", "number"),
    ("What % of the milk is sold abroad?", "share"),
    ("How early does the market open?", "date"),
    ("What is the deadline for entries?", "date"),
    ("Which nation sent the bell?", "place"),
    ("Which publisher printed the atlas?", "organisation"),
    ("Which airline flies to the island?", "organisation"),
    ("Which two airlines fly to the island?", "list"),
    ("Name three boats of the fleet.", "list"),
    ("Please name the streets that flooded.", "list"),
    ("What made the dairy cooperative close its shop?", "reason"),
    ("What was behind the fire at the mill?", "reason"),
    ("Where does the money for the bridge come from?", "open"),
    ("Where do the apprentices come from?", "place"),
    ("What is the town going to plant on the green?", "open"),
    ("What is the district's oldest nickname?", "definition"),
    ("What portion of the harvest is exported?", "share"),
]


@pytest.mark.parametrize(("text", "kind"), CHINESE + TRADITIONAL + ENGLISH)
def test_the_wording_tells_the_kind_of_answer(text: str, kind: str) -> None:
    assert understand(text).answer_type == kind
