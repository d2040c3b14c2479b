// The reading aid: pinyin and dictionary gloss of each word of a Chinese quotation, on hover, tap or
// by the arrow keys.
"use strict";

yinju.gloss = {
  /** Whether the aid is on: the reader's choice, or off for readers of Chinese. */
  on() {
    return (localStorage.getItem("yinju.gloss") ?? (yinju.lang === "en" ? "on" : "off")) === "on";
  },

  set(on) {
    localStorage.setItem("yinju.gloss", on ? "on" : "off");
  },

  known: new Map(),

  async words(text) {
    const short = text.slice(0, 2000);
    if (!yinju.gloss.known.has(short)) {
      const response = await fetch(`api/gloss?${new URLSearchParams({ text: short })}`);
      if (!response.ok) return null;
      yinju.gloss.known.set(short, await response.json());
    }
    return yinju.gloss.known.get(short);
  },

  /** Puts the words of `node`, which holds one Chinese text, within reach of the pointer. */
  async apply(node) {
    const words = await yinju.gloss.words(node.textContent);
    if (!words || !node.isConnected) return;
    node.replaceChildren(...words.map(({ text, pinyin, gloss }) => {
      if (!pinyin) return text;
      const show = ({ target }) => yinju.gloss.show(target, pinyin, gloss);
      return yinju.el("span", { class: "word", tabindex: "-1", on: { mouseenter: show, click: show, focus: show } }, text);
    }));
    // one stop for the keyboard, not one for each word
    node.querySelector(".word")?.setAttribute("tabindex", "0");
  },

  /** Goes from word to word: the arrow keys. */
  step(word, by) {
    const words = [...word.parentNode.querySelectorAll(".word")];
    const next = words[words.indexOf(word) + by];
    if (!next) return;
    word.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  },

  show(word, pinyin, gloss) {
    yinju.claim.card(word, [
      yinju.el("p", {}, yinju.el("strong", { lang: "zh", text: word.textContent }), ` ${pinyin}`),
      yinju.el("p", { lang: "en", text: gloss }),
      yinju.el("p", { class: "subdued", text: yinju.say("reading_aid_note") }),
    ]);
  },
};

document.addEventListener("keydown", (event) => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!by || !event.target.matches?.(".word")) return;
  event.preventDefault();
  yinju.gloss.step(event.target, by);
});
