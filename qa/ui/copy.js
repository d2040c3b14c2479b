// Copying an answer gives clean text and numbered references; editing a question gives plain words.
"use strict";

/** Turns the characters that our inert Markdown is written in back into text. */
yinju.plainText = (markdown) => {
  const turn = /\(#c-([a-z]\d+)-\d+/.exec(markdown)?.[1];
  const text = markdown
    .replace(/[ \u00a0]?\[\\\[(\d+)\\\]\]\(#c-[a-z]\d+-\d+(?: "[^"]*")?\)/g, " [$1]")
    .replace(/^(?:> )?\[[^\]]*\]\(#(?:n-[a-z]\d+-\d+|retry)\)$/gm, "")
    .replace(/\*\*|^> ?/gm, "")
    .replace(/&#(\d+);/g, (whole, code) => String.fromCodePoint(Number(code)))
    .trim();
  return { turn, text };
};

yinju.withReferences = (markdown) => {
  const { turn, text } = yinju.plainText(markdown);
  const citations = (turn && yinju.citationsOf?.(turn)) || [];
  if (!citations.length) return text;
  const lines = citations.map((c) => `[${c.n}] ${yinju.reference(c).join(" ")}\n    ${yinju.address(c)}`);
  return `${text}\n\n${yinju.say("references")}\n${lines.join("\n")}`;
};

/** A quotation, and where it stands. */
yinju.reference = (c) => [
  `“${c.quote.replace(/\s+/g, " ")}”`,
  [c.title ?? c.file, c.publisher, yinju.date(c)].filter(Boolean).join(" · "),
];
yinju.address = (c) => String(new URL(c.link, document.baseURI));

// Browsers keep the clipboard from pages that came over plain http: the old way still works there.
if (!navigator.clipboard) {
  const writeText = async (text) => {
    const box = yinju.el("textarea", { class: "only-read", text });
    const before = document.activeElement;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    before?.focus?.({ preventScroll: true });
    if (!done) throw new DOMException("copying is not allowed", "NotAllowedError");
  };
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
}

// Gradio's copy button hands raw Markdown to the clipboard: clean it on the way.
{
  const write = navigator.clipboard.writeText.bind(navigator.clipboard);
  navigator.clipboard.writeText = (text) =>
    write(/\]\(#(?:[cn]-[a-z]\d+-\d+|retry)|&#\d+;/.test(text) ? yinju.withReferences(text) : text);
}

// Gradio's edit box opens with raw Markdown: show the words that were typed.
new MutationObserver((changes) => {
  for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
    const box = node.matches?.("#chat textarea") ? node : node.querySelector?.("#chat textarea");
    if (!box || !/&#\d+;/.test(box.value)) continue;
    box.value = yinju.plainText(box.value).text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}).observe(document.documentElement, { childList: true, subtree: true });
