// On paper every answer is followed by its numbered references: there is nothing to click there.
"use strict";

{
  const { el, say } = yinju;

  function references(citations) {
    return el("div", { class: "on-paper" },
      el("p", { class: "on-paper-head", text: say("references") }),
      ...citations.map((c) => {
        const [quote, where] = yinju.reference(c);
        const verdict = c.support ? ` · ${say(`support_${c.support}`)}` : "";
        return el("p", {}, `[${c.n}] `, el("span", { lang: c.lang, text: quote }),
          el("span", { class: "subdued", lang: c.lang, text: ` ${where}` }),
          el("span", { class: "subdued", text: `${verdict} ` }),
          el("span", { class: "subdued on-paper-address", text: yinju.address(c) }));
      }));
  }

  const takeAway = () => document.querySelectorAll(".on-paper").forEach((node) => node.remove());

  addEventListener("beforeprint", () => {
    takeAway();
    for (const { id, citations } of yinju.cites?.() ?? []) {
      const link = citations.map(({ n }) => yinju.claim.link(id, n)).find(Boolean);
      link?.closest(".message-content, .results")?.append(references(citations));
    }
  });
  addEventListener("afterprint", takeAway);
}
