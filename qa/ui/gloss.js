// The reading aid: pinyin and dictionary gloss of each word of a Chinese quotation, on hover or tap.
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
    node.replaceChildren(...words.map(({ text, pinyin, gloss }) =>
      (pinyin ? yinju.el("span", { class: "word", on: {
        mouseenter: ({ target }) => yinju.gloss.show(target, pinyin, gloss),
        click: ({ target }) => yinju.gloss.show(target, pinyin, gloss),
        mouseleave: yinju.claim.leave,
      } }, text) : text)));
  },

  show(word, pinyin, gloss) {
    yinju.claim.card(word, [
      yinju.el("p", {}, yinju.el("strong", { lang: "zh", text: word.textContent }), ` ${pinyin}`),
      yinju.el("p", { lang: "en", text: gloss }),
      yinju.el("p", { class: "subdued", text: yinju.say("reading_aid_note") }),
    ]);
  },
};
