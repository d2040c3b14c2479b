// A whole document in the sources panel, every cited sentence marked.
"use strict";

yinju.documents = new Map();

/** Fetches a document once; a failed fetch is tried again the next time. */
yinju.fetchDocument = async (id) => {
  const key = `${id} ${yinju.lang}`;
  if (!yinju.documents.has(key)) {
    // a library may be large, a tab's memory is not
    if (yinju.documents.size >= 20) yinju.documents.delete(yinju.documents.keys().next().value);
    const response = await fetch(yinju.api(`docs/${encodeURIComponent(id)}`));
    if (!response.ok) throw new Error(String(response.status));
    yinju.documents.set(key, await response.json());
  }
  return yinju.documents.get(key);
};

/** The document `id` with `marks` (citations) lit and number `current` darker. */
yinju.documentView = (id, marks, current, { choose, name }) => {
  const { el, say } = yinju;
  const body = el("div", { class: "sources-body document", tabindex: "0", role: "group", "aria-label": say("reader") });
  const text = el("div", { class: "document-text" }, el("p", { class: "subdued", text: say("loading") }));
  body.append(text);
  load();
  return body;

  function load() {
    yinju.fetchDocument(id).then(
      (found) => {
        fill(found);
        name(found);
        yinju.bring(body, text.querySelector(".current"), "middle");
      },
      ({ message }) => text.replaceChildren(el("p", { class: "empty", role: "alert" },
        say(message === "404" ? "document_missing" : "load_failed"), message === "404" ? null : yinju.again(load))),
    );
  }

  function fill(found) {
    // offsets count code points, JavaScript's strings do not
    const points = Array.from(found.text);
    const slice = (start, end) => points.slice(start, end).join("");
    body.setAttribute("aria-label", found.title ?? found.file);
    // a text that begins with its title has it once: there it can be cited
    const blank = (text) => text.replace(/\s+/g, "");
    const first = found.sentences.filter(({ paragraph }) => paragraph === found.sentences[0].paragraph);
    const titled = first.length > 0 && found.title && blank(slice(first[0].start, first.at(-1).end)) === blank(found.title);
    const parts = [
      titled ? null : el("h3", { class: "document-title", text: found.title ?? found.file }),
      el("p", { class: "subdued", lang: yinju.lang, text: yinju.about(found) }),
      ...found.warnings.map((text) => el("p", {}, yinju.warning(text))),
    ];
    let block = null;
    let last = null;
    for (const sentence of found.sentences) {
      const heading = sentence.kind === "heading";
      if (!last || last.paragraph !== sentence.paragraph || heading !== (last.kind === "heading")) {
        block = titled && !last ? el("h3", { class: "document-title" }) : el(heading ? "h4" : "p", {});
        if (titled && !last) parts.unshift(block);
        else parts.push(block);
      } else {
        block.append(slice(last.end, sentence.start));
      }
      block.append(...shown(sentence, slice));
      last = sentence;
    }
    text.setAttribute("lang", found.lang);
    text.replaceChildren(...parts.filter(Boolean));
  }

  function shown(sentence, slice) {
    const inside = marks
      .filter(({ start, end }) => start < sentence.end && end > sentence.start)
      .sort((a, b) => a.start - b.start);
    const nodes = [];
    let at = sentence.start;
    for (const mark of inside) {
      const start = Math.max(mark.start, at);
      const end = Math.min(mark.end, sentence.end);
      if (start >= end) continue;
      nodes.push(slice(at, start));
      nodes.push(el("mark", { class: mark.n === current ? "current" : "", text: slice(start, end) }));
      if (end === mark.end) nodes.push(chip(mark));
      at = end;
    }
    nodes.push(slice(at, sentence.end));
    return nodes;
  }

  function chip({ n }) {
    return el("button", { type: "button", class: "chip", text: `[${n}]`, "aria-label": say("citation", { n }),
      on: { click: () => choose(n) } });
  }
};
