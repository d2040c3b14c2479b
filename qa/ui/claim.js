// The citation marks in the chat: the claim a mark stands for, lit; the card shown on hover.
"use strict";

yinju.claim = {
  /** The turn and number that a citation link names, or null. */
  read(link) {
    const found = /^#[cn]-([a-z]\d+)-(\d+)$/.exec(link?.getAttribute("href") ?? "");
    return found ? { turn: found[1], n: Number(found[2]) } : null;
  },

  link(turn, n) {
    return document.querySelector(`#left a[href="#c-${turn}-${n}"]`);
  },

  /** Lights the words before a mark, back to the previous mark or the start of its block. */
  light(link) {
    for (const other of document.querySelectorAll("#left a.cited-now")) {
      other.classList.remove("cited-now");
    }
    if (window.CSS?.highlights) CSS.highlights.delete("claim");
    if (!link) return;
    link.classList.add("cited-now");
    if (!window.CSS?.highlights || typeof Highlight === "undefined") return;
    const range = yinju.claim.range(link);
    if (range) CSS.highlights.set("claim", new Highlight(range));
  },

  range(link) {
    const stated = link.closest("tr")?.querySelector(".claim-text");
    if (stated) {
      const whole = document.createRange();
      whole.selectNodeContents(stated);
      return whole;
    }
    const block = link.closest("p, li, td, blockquote") ?? link.parentElement;
    const marks = [...block.querySelectorAll('a[href^="#c-"]')];
    let first = marks.indexOf(link);
    // several marks in a row stand for the same words
    while (first > 0 && !/\S/.test(yinju.claim.between(marks[first - 1], marks[first]))) first -= 1;
    const range = document.createRange();
    if (first > 0) range.setStartAfter(marks[first - 1]);
    else range.setStart(block, 0);
    range.setEndBefore(marks[first]);
    const last = marks[first].previousSibling;
    // the space before the mark is not lit
    if (last?.nodeType === Node.TEXT_NODE) range.setEnd(last, last.data.trimEnd().length);
    return /\S/.test(range.toString()) ? range : null;
  },

  between(left, right) {
    const range = document.createRange();
    range.setStartAfter(left);
    range.setEndBefore(right);
    return range.toString();
  },

  /** Shows the quotation beside a mark while it is hovered or focused. */
  hover(link, citation) {
    if (!citation) return;
    yinju.claim.card(link, [
      yinju.el("p", { class: "hover-quote", lang: citation.lang, text: citation.quote }),
      yinju.el("p", { class: "subdued", lang: citation.lang, text: citation.title ?? citation.file }),
      yinju.el("p", { class: "subdued", text: yinju.about(citation) }),
    ]);
  },

  /** Puts a small card with `parts` above or below `anchor`. */
  card(anchor, parts) {
    yinju.claim.leave();
    const card = yinju.el("div", { class: "hover-card", id: "hover-card", role: "tooltip" }, ...parts);
    yinju.claim.anchor = anchor;
    document.body.append(card);
    const mark = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
    const box = card.getBoundingClientRect();
    const above = mark.top > box.height + 16;
    card.style.top = `${above ? mark.top - box.height - 8 : mark.bottom + 8}px`;
    card.style.left = `${Math.max(8, Math.min(mark.left, innerWidth - box.width - 8))}px`;
    anchor.setAttribute("aria-describedby", "hover-card");
  },

  anchor: null,
  leaving: 0,

  /** Takes the card away unless the pointer comes back to it or its word, or focus stays (WCAG 1.4.13). */
  leaveSoon() {
    if (!yinju.claim.anchor) return;
    clearTimeout(yinju.claim.leaving);
    yinju.claim.leaving = setTimeout(() => {
      const held = document.querySelector("#hover-card:hover") || yinju.claim.anchor?.matches(":hover, :focus-visible");
      if (!held) yinju.claim.leave();
    }, 300);
  },

  leave() {
    clearTimeout(yinju.claim.leaving);
    yinju.claim.anchor = null;
    document.getElementById("hover-card")?.remove();
    document.querySelector("[aria-describedby=hover-card]")?.removeAttribute("aria-describedby");
  },
};
