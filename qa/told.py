"""What the engine says of files and requests, told to readers of each language.

A report is kept in the library for good, as an English sentence with its values in it. Here the
sentence is found by its fixed words, as gettext finds a message, and its values are put into the
sentence of the reader's language. What no row fits is handed on as it is.
"""
# ruff: noqa: E501 - a table: one row a sentence, its three texts side by side

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from index.text import script_of
from qa.messages import Wording, wording_of

# The engine's sentence, 简体, 繁體, and plainer English where its own is a catchword.
# A value named {told} is a sentence of this table itself.
_ROWS: Final[tuple[tuple[str, ...], ...]] = (
    # why a file is left out
    ("unknown suffix {suffix}: readable are {known}", "不支持的文件类型 {suffix}；可读的有 {known}", "不支援的檔案類型 {suffix}；可讀的有 {known}"),
    ("empty file", "空文件", "空白檔案"),
    ("too large: {size} bytes, the limit is {limit}", "文件过大：{size} 字节，上限为 {limit}", "檔案過大：{size} 位元組，上限為 {limit}"),
    ("too large: more than {limit} bytes unpacked", "内容过大：解压后超过 {limit} 字节", "內容過大：解壓縮後超過 {limit} 位元組"),
    ("too long: {pages} pages, the limit is {limit}", "内容过长：{pages} 页，上限为 {limit} 页", "內容過長：{pages} 頁，上限為 {limit} 頁"),
    ("too long: {lines} lines, the limit is {limit}", "内容过长：{lines} 行，上限为 {limit} 行", "內容過長：{lines} 行，上限為 {limit} 行"),
    ("too long: a page with more text than fits a library", "内容过长：其中一页的文字超出文档库所能容纳", "內容過長：其中一頁的文字超出文件庫所能容納"),
    ("too long: more than {limit} sentences; split it", "内容过长：超过 {limit} 句，请拆分后再添加", "內容過長：超過 {limit} 句，請拆分後再新增"),
    ("hidden: its name starts with a dot", "隐藏文件：文件名以点开头", "隱藏檔案：檔名以點開頭"),
    ("a link that leads nowhere", "失效的链接", "失效的連結"),
    ("a link out of the folder: index its target itself", "指向文件夹之外的链接：请直接索引其目标", "指向資料夾之外的連結：請直接索引其目標"),
    ("a link to a folder", "指向文件夹的链接", "指向資料夾的連結"),
    ("the folder cannot be read", "无法读取该文件夹", "無法讀取該資料夾"),
    ("not a regular file", "不是普通文件", "不是一般檔案"),
    ("cannot be opened: {error}", "无法打开：{error}", "無法開啟：{error}"),
    ("an archive inside an archive", "压缩包中的压缩包", "壓縮檔中的壓縮檔"),
    ("there is no text in it", "其中没有文字", "其中沒有文字"),
    ("the content is not text in a known encoding: save it as UTF-8", "内容不是已知编码的文字：请另存为 UTF-8", "內容不是已知編碼的文字：請另存為 UTF-8"),
    ("the content is not text: too many control or undecodable characters", "内容不是文字：控制字符或无法解码的字符过多", "內容不是文字：控制字元或無法解碼的字元過多"),
    ("the content is {kind}, not text: check the file's suffix", "内容是 {kind}，不是文字：请检查文件后缀", "內容是 {kind}，不是文字：請檢查副檔名"),
    ("locked: the book is under copy protection", "电子书有版权保护，无法读取", "電子書有版權保護，無法讀取"),
    ("locked with a password", "文件有密码保护", "檔案有密碼保護"),
    ("a damaged book: it does not say where its contents are", "电子书已损坏：没有写明内容所在位置", "電子書已損壞：沒有寫明內容所在位置"),
    ("a damaged book ({error})", "电子书已损坏（{error}）", "電子書已損壞（{error}）"),
    ("a damaged PDF ({error})", "PDF 已损坏（{error}）", "PDF 已損壞（{error}）"),
    ("a damaged table ({error})", "表格已损坏（{error}）", "表格已損壞（{error}）"),
    ("a damaged Word file ({error})", "Word 文件已损坏（{error}）", "Word 檔案已損壞（{error}）"),
    ("a damaged ZIP archive ({error})", "ZIP 压缩包已损坏（{error}）", "ZIP 壓縮檔已損壞（{error}）"),
    ("a damaged file: {name} is missing in it", "文件已损坏：缺少 {name}", "檔案已損壞：缺少 {name}"),
    ("refused: {files} files in one archive", "已拒绝：压缩包中有 {files} 个文件", "已拒絕：壓縮檔中有 {files} 個檔案"),
    ("refused: it would unfold from {packed} to {unpacked} bytes", "已拒绝：解压后会从 {packed} 字节变为 {unpacked} 字节", "已拒絕：解壓縮後會從 {packed} 位元組變為 {unpacked} 位元組"),
    ("a scan: none of its {pages} pages holds text; run text recognition (OCR) first", "扫描件：{pages} 页都没有文字，请先做文字识别（OCR）", "掃描檔：{pages} 頁都沒有文字，請先做文字辨識（OCR）"),
    ("a list of web addresses: nothing is fetched; save the pages as HTML and index those", "网址列表：不会下载网页，请将网页存为 HTML 再索引", "網址列表：不會下載網頁，請將網頁存為 HTML 再索引"),
    ("nothing to read", "没有可读的内容", "沒有可讀的內容"),
    ("a folder; give the file of one draft", "是文件夹，请给出一份稿件的文件", "是資料夾，請給出一份稿件的檔案"),
    # what a document warns of
    ("injection: in a comment: {quote}", "批注中有指使程序的文字：{quote}", "註解中有指使程式的文字：{quote}", "a comment in it speaks to machines, not to readers: {quote}"),
    ("injection: {quote}", "含有指使程序的文字：{quote}", "含有指使程式的文字：{quote}", "it speaks to machines, not to readers: {quote}"),
    ("hidden text: {n} invisible characters were left out", "隐藏文字：略去 {n} 个不可见字符", "隱藏文字：略去 {n} 個不可見字元"),
    ("hidden text: {quote} was left out", "隐藏文字：已略去 {quote}", "隱藏文字：已略去 {quote}"),
    ("struck-out text: {quote} was left out", "划掉的文字：已略去 {quote}", "劃掉的文字：已略去 {quote}"),
    ("left out: {n} passage{s} beside the article ({characters} characters), the first: {quote}", "未收入：正文之外的 {n} 段（{characters} 字），第一段是{quote}", "未收入：正文之外的 {n} 段（{characters} 字），第一段是{quote}"),
    ("left out: {n} passage{s} beside the article ({characters} characters), {quote}", "未收入：正文之外的 {n} 段（{characters} 字）{quote}", "未收入：正文之外的 {n} 段（{characters} 字）{quote}"),
    ("left out: {n} link{s} below the article ({characters} characters), the first: {quote}", "未收入：正文之后的 {n} 个链接（{characters} 字），第一个是{quote}", "未收入：正文之後的 {n} 個連結（{characters} 字），第一個是{quote}"),
    ("left out: {n} link{s} below the article ({characters} characters), {quote}", "未收入：正文之后的 {n} 个链接（{characters} 字）{quote}", "未收入：正文之後的 {n} 個連結（{characters} 字）{quote}"),
    ("damaged characters: {n} could not be decoded", "字符损坏：{n} 个无法解码", "字元損壞：{n} 個無法解碼"),
    ("scanned pages: no text on page {pages}", "扫描页：第 {pages} 页没有文字", "掃描頁：第 {pages} 頁沒有文字"),
    ("repaired: {n} stock codes taken out", "已修复：去掉 {n} 个股票代码", "已修復：去掉 {n} 個股票代碼"),
    ("repaired: {n} stray readings taken out", "已修复：去掉 {n} 处混入的注音", "已修復：去掉 {n} 處混入的注音"),
    ("repaired: the whole text stood there twice", "已修复：全文重复出现两遍", "已修復：全文重複出現兩遍"),
    # what cannot be done with what was sent
    ("too many requests; wait a minute", "请求过多，请稍候一分钟。", "請求過多，請稍候一分鐘。"),
    ("the request is too large", "请求过大。", "請求過大。"),
    ("a draft of at most {most} bytes can be read", "稿件文件最大为 {most} 字节。", "稿件檔案最大為 {most} 位元組。"),
    ("a text of 1 to {most} characters is needed, not {length}", "需要 1 到 {most} 个字符的文字，现有 {length} 个。", "需要 1 到 {most} 個字元的文字，現有 {length} 個。"),
    ("the text holds control characters and cannot be read", "文字中含有控制字符，无法读取。", "文字中含有控制字元，無法讀取。"),
    ("there are no words in it; write what to look for", "其中没有文字，请写明要查找的内容。", "其中沒有文字，請寫明要查找的內容。"),
    ("there is nothing to check: the text has no words", "没有可核对的内容：其中没有文字。", "沒有可核對的內容：其中沒有文字。"),
    ("the draft has {length} characters; at most {most} can be checked", "稿件有 {length} 个字符，最多只能核对 {most} 个。", "稿件有 {length} 個字元，最多只能核對 {most} 個。"),
    ("adding and removing documents is switched off here", "此处不允许添加或移除文档。", "此處不允許新增或移除文件。"),
    ("{name}: a file of 1 to {most} bytes is needed, not {size}", "{name}：需要 1 到 {most} 字节的文件，现为 {size} 字节。", "{name}：需要 1 到 {most} 位元組的檔案，現為 {size} 位元組。"),
    ("{file} was not added here; remove its file and index again", "{file} 不是在此添加的：请移走该文件后重新索引。", "{file} 不是在此新增的：請移走該檔案後重新索引。"),
    ("{file} is not among the removed files", "已移除的文件中没有 {file}。", "已移除的檔案中沒有 {file}。"),
    ("no document has the id {doc_id}: `yinju docs` lists them", "没有编号为 {doc_id} 的文档。", "沒有編號為 {doc_id} 的文件。"),
    ("there is no message of the user", "没有用户的消息。", "沒有使用者的訊息。"),
    ("another site may not use this service", "其他网站不能使用本服务。", "其他網站不能使用本服務。"),
    ("this service answers on this machine only", "本服务只在本机应答。", "本服務只在本機應答。"),
    ("a user and a password are needed", "需要用户名和密码。", "需要使用者名稱和密碼。"),
    ("come through the proxy that asks who you are", "请经由登录代理访问。", "請經由登入代理存取。"),
    ("Not Found", "没有这个地址。", "沒有這個位址。"),
    ("not found", "没有这个地址。", "沒有這個位址。"),
    ("Method Not Allowed", "此地址不接受这种请求。", "此位址不接受這種請求。"),
    ("the body is not JSON: {where}", "请求内容不是 JSON：{where}", "請求內容不是 JSON：{where}"),
    ("the body needs to be a JSON object", "请求内容须为 JSON 对象。", "請求內容須為 JSON 物件。"),
    ("“{field}” is missing", "缺少“{field}”。", "缺少「{field}」。"),
    ("“{field}” needs to be text", "“{field}”须为文字。", "「{field}」須為文字。"),
    ("“{field}” needs to be a whole number", "“{field}”须为整数。", "「{field}」須為整數。"),
    ("“{field}” needs to be true or false", "“{field}”须为 true 或 false。", "「{field}」須為 true 或 false。"),
    ("“{field}” needs to be at least {least}", "“{field}”不得小于 {least}。", "「{field}」不得小於 {least}。"),
    ("“{field}” can be at most {most}", "“{field}”不得大于 {most}。", "「{field}」不得大於 {most}。"),
    ("“{field}” needs at least {least} of its kind", "“{field}”至少需要 {least} 个。", "「{field}」至少需要 {least} 個。"),
    ("“{field}” can hold at most {most} of its kind", "“{field}”最多可有 {most} 个。", "「{field}」最多可有 {most} 個。"),
    ("“{field}” needs at least {least} characters", "“{field}”至少需要 {least} 个字符。", "「{field}」至少需要 {least} 個字元。"),
    ("“{field}” can hold at most {most} characters", "“{field}”最多 {most} 个字符。", "「{field}」最多 {most} 個字元。"),
    ("“{field}” does not fit: {error}", "“{field}”不合要求：{error}", "「{field}」不合要求：{error}"),
    # what is the matter with the library, the disk or a model
    ("another process is writing to the library in {folder} ({holder}): wait until it ends, then try again", "另一个程序正在写入文档库 {folder}（{holder}）：请等它结束后再试。", "另一個程式正在寫入文件庫 {folder}（{holder}）：請等它結束後再試。"),
    ("the catalog {path} is in use by another process ({error}): try again", "文档目录 {path} 正被另一个程序使用（{error}）：请重试。", "文件目錄 {path} 正被另一個程式使用（{error}）：請重試。"),
    ("the catalog {path} could not be read or written ({error}): check free space and permissions of the data folder", "无法读写文档目录 {path}（{error}）：请检查数据文件夹的剩余空间和权限。", "無法讀寫文件目錄 {path}（{error}）：請檢查資料資料夾的剩餘空間和權限。"),
    ("the catalog {path} {told}: restore a backup with `yinju restore`, or delete the data folder and index the documents again", "文档目录 {path} {told}：请用 `yinju restore` 恢复备份，或删除数据文件夹后重新索引。", "文件目錄 {path} {told}：請用 `yinju restore` 還原備份，或刪除資料資料夾後重新索引。"),
    ("the catalog holds a damaged value ({error}): restore a backup with `yinju restore`, or delete the data folder and index the documents again", "文档目录中有已损坏的值（{error}）：请用 `yinju restore` 恢复备份，或删除数据文件夹后重新索引。", "文件目錄中有已損壞的值（{error}）：請用 `yinju restore` 還原備份，或刪除資料資料夾後重新索引。"),
    ("is damaged ({error})", "已损坏（{error}）", "已損壞（{error}）"),
    ("does not answer as a catalog does ({error})", "不是有效的文档目录（{error}）", "不是有效的文件目錄（{error}）"),
    ("has no complete manifest", "缺少完整的清单", "缺少完整的清單"),
    ("is empty", "是空的", "是空的"),
    ("the catalog {path} has schema {old}, this program {verb} {new}: {advice}", "文档目录 {path} 的版本是 {old}，本程序使用 {new}：{advice}", "文件目錄 {path} 的版本是 {old}，本程式使用 {new}：{advice}"),
    ("the catalog gave no number to a document", "文档目录没有给文档编号", "文件目錄沒有給文件編號"),
    ("{folder} holds no library: make one with {command}", "{folder} 中没有文档库：请用 {command} 建立。", "{folder} 中沒有文件庫：請用 {command} 建立。"),
    ("the library in {folder} was built with {different}: set the settings back, or build it anew with {command}", "文档库 {folder} 是按 {different} 建立的：请改回设置，或用 {command} 重建。", "文件庫 {folder} 是按 {different} 建立的：請改回設定，或用 {command} 重建。"),
    ("the embedder {name} gives {n} numbers a vector, the library in {folder} holds {m}: build it anew with {command}", "嵌入模型 {name} 的向量有 {n} 维，文档库 {folder} 的是 {m} 维：请用 {command} 重建。", "嵌入模型 {name} 的向量有 {n} 維，文件庫 {folder} 的是 {m} 維：請用 {command} 重建。"),
    ("a vector of {n} numbers does not fit a library of {m}: the embedder has changed, open the library anew", "{n} 维的向量与 {m} 维的文档库不符：嵌入模型已更换，请重新打开文档库。", "{n} 維的向量與 {m} 維的文件庫不符：嵌入模型已更換，請重新開啟文件庫。"),
    ("the data folder {folder} cannot be written ({error}): check its permissions, or choose another with --data-dir", "无法写入数据文件夹 {folder}（{error}）：请检查权限，或用 --data-dir 另选。", "無法寫入資料資料夾 {folder}（{error}）：請檢查權限，或用 --data-dir 另選。"),
    ("{path} cannot be written ({error}): check free space and permissions", "无法写入 {path}（{error}）：请检查剩余空间和权限。", "無法寫入 {path}（{error}）：請檢查剩餘空間和權限。"),
    ("{path} cannot be written ({error})", "无法写入 {path}（{error}）。", "無法寫入 {path}（{error}）。"),
    ("{path} cannot be made ({error})", "无法建立 {path}（{error}）。", "無法建立 {path}（{error}）。"),
    ("{path} could not be written: {error}", "无法写入 {path}：{error}", "無法寫入 {path}：{error}"),
    ("{path} could not be moved: {error}", "无法移动 {path}：{error}", "無法移動 {path}：{error}"),
    ("{path} cannot be read: {error}", "无法读取 {path}：{error}", "無法讀取 {path}：{error}"),
    ("{path} is incomplete: {error}", "{path} 不完整：{error}", "{path} 不完整：{error}"),
    ("{path}: no such file or folder", "{path}：没有这个文件或文件夹。", "{path}：沒有這個檔案或資料夾。"),
    ("{path}: the manifest cannot be read ({error}); mend it", "{path}：无法读取清单（{error}），请修正。", "{path}：無法讀取清單（{error}），請修正。"),
    ("{path}: a manifest maps file names to title, publisher, date, …; mend it", "{path}：清单须写明各文件的标题、出处、日期等，请修正。", "{path}：清單須寫明各檔案的標題、出處、日期等，請修正。"),
    ("no room for the vectors in {path}: {error}", "{path} 放不下向量：{error}", "{path} 放不下向量：{error}"),
    ("the Chroma server {told}", "Chroma 服务器{told}", "Chroma 伺服器{told}"),
    ("{address} does not answer ({error}): is it running, is YINJU_CHROMA_URL right?", " {address} 没有应答（{error}）：它在运行吗？YINJU_CHROMA_URL 正确吗？", " {address} 沒有回應（{error}）：它在執行嗎？YINJU_CHROMA_URL 正確嗎？"),
    ("{address} refused ({status}): {said}", " {address} 拒绝了请求（{status}）：{said}", " {address} 拒絕了請求（{status}）：{said}"),
    ("{address} answers like no Chroma: {error}", "{address} 的应答不像 Chroma：{error}", "{address} 的回應不像 Chroma：{error}"),
    ("YINJU_CHROMA_URL is {address}: {error}", "YINJU_CHROMA_URL 的值是 {address}：{error}", "YINJU_CHROMA_URL 的值是 {address}：{error}"),
    ("{server} holds {n} rows of {name} instead of {m}: run `yinju compact`", "{server} 中 {name} 有 {n} 行，应为 {m} 行：请运行 `yinju compact`。", "{server} 中 {name} 有 {n} 列，應為 {m} 列：請執行 `yinju compact`。"),
    ("holds {n} rows of {m}", "只有 {m} 行中的 {n} 行", "只有 {m} 列中的 {n} 列"),
    ("finds {n} of {m} rows again", "只能找回 {m} 行中的 {n} 行", "只能找回 {m} 列中的 {n} 列"),
    ("Chroma {told}", "Chroma {told}", "Chroma {told}"),
    ("finds {n} of {m} sampled rows again", "抽查的 {m} 行中只找回 {n} 行", "抽查的 {m} 列中只找回 {n} 列"),
    ("answers with other rows than it was given", "给出的行与存入的不同", "給出的列與存入的不同"),
    ("could not build {path} (exit {code}): {said}", "未能建立 {path}（退出码 {code}）：{said}", "未能建立 {path}（結束代碼 {code}）：{said}"),
    ("did not finish {n} rows in {seconds} seconds", "在 {seconds} 秒内未写完 {n} 行", "在 {seconds} 秒內未寫完 {n} 列"),
    ("does not answer from {path}: {error}", "无法从 {path} 读取：{error}", "無法從 {path} 讀取：{error}"),
    ("{path} holds no store of Chroma", "{path} 中没有 Chroma 的数据。", "{path} 中沒有 Chroma 的資料。"),
    ("The {name} wrote nothing that can be read as {what}", "{name} 没有写出可用的内容。", "{name} 沒有寫出可用的內容。"),
    ("The {name} returned vectors that are not numbers", "{name} 返回的向量不是数字。", "{name} 傳回的向量不是數字。"),
    ("The {name} returned {n} vectors of {lengths} numbers for {m} texts", "{name} 对 {m} 段文字返回了 {n} 个向量（{lengths} 维）。", "{name} 對 {m} 段文字傳回了 {n} 個向量（{lengths} 維）。"),
    ("The {name} refused the key (status {status}); check {setting}", "{name} 拒绝了密钥（状态 {status}），请检查 {setting}。", "{name} 拒絕了金鑰（狀態 {status}），請檢查 {setting}。"),
    ("{name} was trained on other features than this version computes; train it again ({page})", "{name} 是按别的特征训练的，与本版本不符：请重新训练（{page}）。", "{name} 是按別的特徵訓練的，與本版本不符：請重新訓練（{page}）。"),
    ("the token tables of llama-index are missing: run make setup", "缺少 llama-index 的词元表：请运行 make setup。", "缺少 llama-index 的詞元表：請執行 make setup。"),
    ("{path} holds no remark {remark}; `yinju feedback` lists them", "{path} 中没有反馈 {remark}。", "{path} 中沒有回饋 {remark}。"),
    ("{remark} is no kind of feedback; use one of {kinds}", "没有 {remark} 这种反馈；可用的有 {kinds}。", "沒有 {remark} 這種回饋；可用的有 {kinds}。"),
    ("the words in {path} cannot be used: {error}; check free space and permissions", "无法使用 {path} 中的词索引：{error}；请检查剩余空间和权限。", "無法使用 {path} 中的詞索引：{error}；請檢查剩餘空間和權限。"),
    ("the words in {path} cannot be used: {error}", "无法使用 {path} 中的词索引：{error}", "無法使用 {path} 中的詞索引：{error}"),
    ("{problem}; check free space and permissions", "{problem}；请检查剩余空间和权限。", "{problem}；請檢查剩餘空間和權限。"),
    ("{path}: {told}", "{path}：{told}", "{path}：{told}"),
)  # fmt: skip
_COLUMNS: Final[Mapping[Wording, int]] = {"zh-hans": 1, "zh-hant": 2, "en": 3}
_PLACEHOLDER: Final = re.compile(r"\\\{(\w+)\\\}")
_MOST: Final = 2_000  # characters: what is longer is no sentence of ours


def told(text: str, wording: Wording) -> str:
    """Return a sentence of the engine as a reader of ``wording`` is told it."""
    if len(text) > _MOST:
        return text
    for row, pattern in zip(_ROWS, _patterns(), strict=True):
        match = pattern.fullmatch(text)
        values = match.groupdict() if match else {}
        inner = told(values["told"], wording) if "told" in values else ""
        if match is None or ("told" in values and inner == values["told"]):
            continue
        return _said(row, wording, text).format(**values | {"told": inner})
    return text


def wording_of_text(text: str) -> Wording | None:
    """Return how the writer of ``text`` is answered; ``None`` when nothing in it is Chinese."""
    script = script_of(text)
    return wording_of("zh", script) if script else None


def _said(row: tuple[str, ...], wording: Wording, text: str) -> str:
    column = _COLUMNS[wording]
    return row[column] if column < len(row) else text.replace("{", "{{").replace("}", "}}")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(_PLACEHOLDER.sub(r"(?P<\1>.*?)", re.escape(row[0])), re.DOTALL) for row in _ROWS
    )
