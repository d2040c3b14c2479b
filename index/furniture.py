"""Page furniture in plain lines: navigation, buttons, font sizes, notices of rights."""

import re

from index.dates import stated_dates
from index.header_lines import is_header_line

LONGEST_FURNITURE = 140

# What a line consists of wholly when it is furniture by itself.
_FURNITURE = re.compile(
    r"(?:字号|字號|字体|字體)\s*[:：]?\s*(?:[大中小\s|/【】\[\]+-]|超大|打印|關閉|关闭|收藏|分享)*"
    r"|font\s*size\s*[:：]?(?:\s|big|middle|medium|small|large|normal|[|/+aA-])*"
    r"|topics?\s*[:：]|tags?\s*[:：]|标签\s*[:：]|关键词\s*[:：]"
    r"|(?:图片|图|photo|image)?\s*[^\s/\\]{1,80}\.(?:png|jpe?g|gif|webp|bmp|svg|tiff?)"
    r"|(?:打印|打印本页|关闭窗口|关闭|分享|分享到.{0,30}|收藏|举报|举报/反馈|点赞|评论|返回顶部"
    r"|返回首页|上一篇.{0,60}"
    r"|下一篇.{0,60}|更多|展开全文|阅读全文|点击(?:查看|阅读|进入).{0,20}|扫一扫.{0,30}"
    r"|扫码.{0,20}|相关(?:阅读|新闻|链接)[:：]?)"
    r"|(?:share|share this|share on .{1,20}|print|print this page|email|close|back to top"
    r"|read more|advertisement|click here.{0,30}|sign up.{0,40}|subscribe.{0,40}"
    r"|follow us.{0,40}|related (?:articles|stories|news):?"
    r"|(?:skip|jump) to (?:main )?content|(?:skip|jump) to\s*: .{1,100}"
    r"|menu|search|home|previous|next|unsubscribe"
    r"|view (?:this email )?in (?:your )?browser)"
    r"|(?:read (?:more|also)|more on this(?: story)?|related(?: story| article)?|(?:延伸|相关"
    r"|相關|推荐|推薦)(?:阅读|閱讀|新闻|新聞|報導|报道))\s*[:：]\s*[^。.！!]{1,100}"
    r"|.{0,20}尽在.{1,20}(?:APP|客户端|公众号)"
    r"|[(（\[【]?(?:责任编辑|責任編輯|编辑|編輯|责编|責編|校对|校對|审核|(?:responsible )?editor)"
    r"\s*[:： ].{1,40}[)）\]】]?"
    r"|[-_=*~·.\s—─━═┄┈▁＿※◆◇●○★☆■□]{3,}|第\s?\d+\s?页\s?/?\s?共?\s?\d*\s?页?"
    r"|page \d+ of \d+|.{0,70}\[page \d+\]",
    re.IGNORECASE,
)  # fmt: skip
_LANGUAGE_SWITCH = re.compile(
    r"(?:chinese|english|中文|英文|简体|繁體|繁体|简体中文|繁體中文|EN|CN|中文版|english version)"
    r"(?:\s*[|/]\s*(?:chinese|english|中文|英文|简体|繁體|EN|CN))?",
    re.IGNORECASE,
)
# What stands on buttons and in navigation: a line of nothing else is furniture.
_BUTTON = re.compile(
    r"打印(?:本页|此页|本文)?|列印|友善列印|關閉|关闭(?:窗口|本页)?|收藏(?:本页)?|分享(?:到"
    r"|至)?[:：]?|微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|朋友圈|举报|点赞"
    r"|评论|留言|返回(?:顶部|首页|列表)?|首\s?页|首頁|主页|大|中|小|特大|超大|默认|(?:字体|字號"
    r"|字号|字體)(?:大小)?[:：]?(?:大|中|小)?|(?:我要)?纠错|错误报告|网站地图|網站地圖|网站导航"
    r"|联系我们"
    r"|聯絡我們|聯繫我們|关于我们|關於我們|(?:广告|廣告)(?:刊登|服务|服務|合作)|(?:隐私|隱私"
    r"|隱私權|隐私权)(?:政策|声明|聲明)|使用(?:条款|條款)|服务条款|法律声明|免责声明|免責聲明"
    r"|网站声明"
    r"|下载客户端|复制链接|複製連結|扫一扫.{0,12}|订阅.{0,12}|訂閱.{0,12}|登录|登入|注册|註冊|会员|會員"
    r"|搜索|搜尋|更多|无障碍(?:浏览)?|适老化|简体(?:中文)?|繁体(?:中文)?|繁體(?:中文)?"
    r"|手机版|电脑版|客户端|上一[页頁篇].{0,40}|下一[页頁篇].{0,40}|听新闻|语音播报|转发|加入我们"
    r"|诚聘英才|友情链接|相关链接|意见反馈"
    r"|home|menu|search|print(?: this)?(?: page| article| story)?|(?:e-?mail|share|save|tweet"
    r"|pin)(?: this)?(?: page| article| story)?|facebook|twitter|x"
    r"|linkedin|whatsapp|wechat|weibo|telegram|reddit|copy link|close|back(?: to)?(?: the)? top"
    r"|skip to .{1,20}|(?:go )?to(?: the)? top|top|about(?: us)?|contact(?: us)?"
    r"|advertise(?: with us)?|advertising|careers|jobs|(?:your )?privacy(?: policy| notice)?"
    r"|terms(?: (?:of (?:use|service)|and conditions|& conditions))?|legal(?: notice)?|imprint"
    r"|cookies?(?: policy| settings| notice)?|site ?map|accessibility(?: statement)?|help|faqs?"
    r"|sign (?:in|up|out)|log ?(?:in|out)|register|unsubscribe|newsletters?"
    r"|subscribe(?: (?:now|today|for|from) .{1,30})?|rss(?: feed)?|view in browser"
    r"|manage preferences|previous|next|read more|more|comments?"
    r"|disclaimer|english|chinese|中文|英文|en|cn|app|rss|top",
    re.IGNORECASE,
)  # fmt: skip
_BUTTONS_APART = re.compile(r"\s*[|｜·•／∣【】\[\]［］]+\s*|\s+[-–/]\s+|\s{2,}")
_CHINESE_GAP = re.compile(r"(?<=[㐀-鿿:：])\s+(?=[㐀-鿿])")

_TRAIL_LABEL = re.compile(
    r"(?:您(?:现在|目前)?(?:的|所在的?|所处的?)?位置|您(?:现)?在的位置|当前(?:的)?位置|目前位置"
    r"|所在位置|現在位置|位置|you are here)\s*(?:是|为)?\s*[:：].{1,120}",
    re.IGNORECASE,
)
_TRAIL_START = re.compile(
    r"(?:网站|網站|本站)?(?:首\s?页|首頁|主页|主頁)|home(?: ?page)?|回首頁", re.IGNORECASE
)
_TRAIL_STEP = re.compile(r"\s*(>+|›|»|→|≫|＞|[|｜]|/|·)\s*")
LONGEST_STEP, LONGEST_LAST_STEP = 40, 100
# Beside so many known buttons short labels of other kinds are links too.
LEAST_BUTTONS, LEAST_LINKS, LONGEST_LINK = 2, 3, 30
# A row of sections parted by blanks alone ("首页 要闻 法治 财经").
_SECTIONS = re.compile(r"(?:首\s?页|首頁|主页)(?:\s[㐀-鿿A-Za-z]{1,8}){3,}")

_NOTICE = re.compile(
    r"(?:版权|版權|免责|免責|著作权|特别|郑重)(?:声明|聲明|说明|說明|提示)\s*[:：]|(?:声明"
    r"|聲明)\s*[:：].*(?:版权|版權|转载|轉載|观点|觀點)"
    r"|凡(?:本网|本網|本站|注明|註明|来源|來源|未注明)|未经(?:授权|许可|书面).{0,20}(?:不得|禁止"
    r"|严禁)|(?:本文|以上)(?:内容|文章)?(?:仅代表|不代表|系转载)"
    r"|(?:©|\(c\)|copyright)\s.{0,120}|.{0,80}all rights reserved.{0,80}|disclaimer\s*[:：].*"
    r"|.{0,60}(?:ICP备|ICP備|公网安备).*|(?:主办|承办|主管)单位\s*[:：].{0,40}"
    r"|(?:版权所有|版權所有)(?:$|\s*[:：©]?\s*.{0,60}$)|.{0,40}(?:版权所有|版權所有)(?:$"
    r"|[\s|｜©,，].{0,80}$)|(?:主办|承办|维护)\s*[:：][^。]{0,120}(?:标识码|备案|电话|ICP"
    r"|技术支持).*"
    r"|.{0,40}网站标识码\s*[:：].*|技术支持\s*[:：].{0,40}",
    re.IGNORECASE,
)  # fmt: skip
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b).{0,80}|.{0,40}(?:版权所有|版權所有).{0,40}", re.IGNORECASE
)
_BUTTONS_AT_END = re.compile(
    r"\s*[【\[［(（]?\s*(?:字体|字體|字号|字號)(?:大小)?\s*[:：]"
    r"(?:[\s大中小特超默认認|/【】\[\]［］+-]|打印|列印|關閉|关闭|收藏|分享|纠错)*$"
    r"|(?:\s*[【\[［]\s*(?:打印|关闭|分享|收藏|纠错|大|中|小)[^】\]］]{0,6}[】\]］])+$"
    r"|(?:\s+(?:打印|分享|收藏|关闭))+$"
)
_ENDS_IN_FULL = re.compile(r"[。！？!?]|[a-z\d][.](?:\s|$)")


def is_furniture(line: str, *, edge: bool) -> bool:
    """Whether a line is page furniture; ``edge`` says that it stands near either end."""
    if len(line) > LONGEST_FURNITURE:
        return False
    if _FURNITURE.fullmatch(line) or _is_row_of_buttons(line) or _TRAIL_LABEL.fullmatch(line):
        return True
    return edge and (
        bool(_LANGUAGE_SWITCH.fullmatch(line) or _SECTIONS.fullmatch(line))
        or _is_trail(line)
        or _is_row_of_links(line)
    )


def _is_row_of_buttons(line: str) -> bool:
    """Whether a line is labels of buttons and links only, at least one of them no rights notice."""
    labels = [label for part in _BUTTONS_APART.split(line) for label in _CHINESE_GAP.split(part)]
    labels = [label.strip(" ：:()（）") for label in labels if label.strip(" ：:()（）")]
    known = [bool(_BUTTON.fullmatch(label)) for label in labels]
    framed = line[:1] in "【[［" and line[-1:] in "】]］"
    if not any(known) or (len(labels) < 2 and not framed):
        return False
    return all(k or _RIGHTS.fullmatch(label) for k, label in zip(known, labels, strict=True))


def _is_row_of_links(line: str) -> bool:
    """Whether a line is a row of short labels, buttons among them ("Sign in · Puzzles · Jobs")."""
    labels = [label.strip(" ：:()（）") for label in _BUTTONS_APART.split(line) if label.strip()]
    if len(labels) < LEAST_LINKS or _ENDS_IN_FULL.search(line):
        return False
    if is_header_line(line) or stated_dates(line):
        return False
    known = sum(bool(_BUTTON.fullmatch(label)) for label in labels)
    return known >= LEAST_BUTTONS and max(map(len, labels)) <= LONGEST_LINK


def _is_trail(line: str) -> bool:
    """Whether a line is the way to its page ("Home > News > Local") or a row of sections."""
    steps = _TRAIL_STEP.split(line)
    names, marks = steps[::2], steps[1::2]
    if len(names) < 2 or _ENDS_IN_FULL.search(line) or max(map(len, names[:-1])) > LONGEST_STEP:
        return False
    if len(names[-1]) > LONGEST_LAST_STEP:
        return False
    leads = [mark[0] in ">›»→≫＞" for mark in marks]
    if not _TRAIL_START.fullmatch(names[0].strip()):
        return len(names) > 2 and all(leads)
    return len(names) > 2 or any(leads)


def is_notice(line: str) -> bool:
    """Whether a closing line is a notice of rights, a disclaimer, or says who runs the site."""
    return bool(_NOTICE.match(line))


def without_buttons(line: str) -> str:
    """A header line without the buttons at its end ("字体：[大 中 小] 打印")."""
    if not is_header_line(line):
        return line
    return _BUTTONS_AT_END.sub("", line) or line
