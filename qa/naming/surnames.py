# ruff: noqa: E501  (word lists are one line each)
"""Chinese surnames, and what tells a personal name from other words: data of ``qa.naming.chinese_people``."""

# Surnames that are hardly words, or whose word hardly opens a phrase.
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜"
    "戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施"
    "陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜冉蒲尚沙倪"
    "闫肖柴查柯关游褚卫凌霍虞支昝骆盛詹欧麦冼甘靳缪项童邬臧阮蓝闵席麻强娄危郭裘宗应宣贲郁单杭包诸石吉钮"
    "嵇裴荀羊惠甄曲封芮羿储汲邴糜松井巫乌巴弓牧隗山车宓蓬全郗班仰秋仲伊宫宁仇栾暴厉戎祖符景詹束"
    "幸司韶郜蓟薄印宿怀从索咸籍卓蔺屠蒙池阴胥能苍双闻莘党贡劳逄姬扶堵宰郦雍璩桑桂濮寿通边扈燕冀郏浦农别晏瞿充慕连茹习宦艾"
    "鱼容古慎戈居衡步都满弘匡国寇广禄阙东沃利蔚越夔隆师巩厍晁勾敖融訾阚那简饶空沙鞠须丰巢相鹿苗成年水佘佟逯仉粟邸尉缑区解"
)
TWO_CHARACTERS = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 呼延 端木 申屠 南宫 西门 独孤 轩辕 长孙 宇文 "
    "百里 东郭 闻人 万俟 澹台 赫连 濮阳 淳于 单于 太叔 公羊 公冶 仲孙 钟离 鲜于 闾丘 拓跋 完颜 纳兰 第五".split()
)
# Surnames that as often are a word, so that what follows may be its noun or verb (高 工资, 向 银行).
ALSO_WORDS = frozenset(
    "高白金黄方石牛马云水温安万常江海毛钱时向路文武左关甘包车全山支双党通连都国广东满古成从能别应利空那相须"
    "国和平何任段谷沙游强项宣印单曲封松井秋宫宁怀索阴边农步简丰童宗盛查管施于申康易章严齐叶花林田史乌巴伍兰龙"
    "洪庄梅柳熊夏钟汤蒙鹿苗余许师解区羊鱼古居衡越隆麻危席吉景符幸司仰暴厉桑桂寿充容慎弘匡沃融饶劳籍咸祖束宿"
)
# Characters that hardly ever stand in a given name: they say, join, ask, count or name kinds of places.
NEVER_GIVEN = frozenset(
    "的了着过是在有与或及不没也都就还又很最更这那哪谁什么怎几多吗呢吧啊们他她它你我您说称表示被把将会能要可到从对给"
    "跟比让请由由其此该每各某个位座所次项条种件岁吨米厘斤区市省县镇村街厂店局委司队组科室楼层口机票费税价款额"
    "率量亿何和去来做用看问吃住开拿买卖写打等得地之为但而且若则因所于以后前中外内下今昨"
)
# And these hardly ever end one: they name kinds of things and of bodies.
NEVER_LAST = frozenset(
    "站院校会员者社品车船馆所楼店界门站网线桥港园场厅铁粮油奶肉菜酒药价费器机料材件层板牌衣鞋包派饰方"
)
# Surnames that are function words first: only a role before or a deed after tells that they name somebody.
WORDS_FIRST = frozenset("时应都从那能别空相全双通连国满万曾须包于管向党东成年水")
PLAIN_SURNAMES = SURNAMES - WORDS_FIRST
