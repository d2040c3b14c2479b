// The sources panel: the sentences an answer rests on, grouped by document.
"use strict";

yinju.panel = ({ element, props, watch }) => {
  const { el, say } = yinju;
  const root = yinju.mount(element);
  const now = { turn: null, n: null, document: null };
  let data = { turns: [], checked: null };
  let early = null; // a citation chosen before its sources were here

  const held = () => [...data.turns, ...(data.checked ? [data.checked] : [])];
  const turn = () => held().find(({ id }) => id === now.turn);
  const newest = () => ({ ask: data.turns.at(-1)?.id, check: data.checked?.id })[yinju.view] ?? null;
  const all = () => [...(turn()?.citations ?? []), ...(turn()?.nearest ?? [])];
  const cited = (n) => all().find((citation) => citation.n === n);

  function take() {
    const before = JSON.stringify(held().map(({ citations }) => citations));
    data = props.value?.turns ? props.value : { turns: [], checked: null };
    yinju.strings = data.strings ?? yinju.strings;
    yinju.answered(data.turns.at(-1)?.question);
    if (JSON.stringify(held().map(({ citations }) => citations)) !== before || !turn()) showNewest();
    else render();
    const chat = document.getElementById("chat");
    if (chat) yinju.repair(chat); // whose words it quotes is known now
    if (early) open(early.turnId, early.n, early);
  }

  function showNewest() {
    Object.assign(now, { turn: newest(), n: null, document: null });
    yinju.sheet.close();
    render();
  }

  function render() {
    yinju.claim.leave();
    const body = now.document ? documentBody() : listBody();
    root.replaceChildren(
      el("section", { class: "sources", "aria-label": say("sources") }, head(), body),
    );
    const answered = data.turns.filter(({ outcome }) => outcome !== "failed").length;
    yinju.showCounts?.({ turns: data.turns.length, answered, sources: turn()?.citations.length ?? 0 });
    if (yinju.gloss.on()) {
      for (const node of root.querySelectorAll("[data-gloss]")) yinju.gloss.apply(node);
    }
    yinju.claim.light(now.n ? yinju.claim.link(now.turn, now.n) : null);
  }

  function head() {
    const shown = turn();
    if (now.document) return documentHead();
    const documents = new Set(shown?.citations.map(({ doc_id: id }) => id)).size;
    const count = shown?.citations.length
      ? `${many("citation", shown.citations.length)} · ${many("document", documents)}`
      : "";
    const chinese = all().some(({ language }) => language === "zh");
    const title = { check: "sources", library: "reader" }[yinju.view] ?? (shown ? "sources" : "shelf");
    return el(
      "header",
      { class: "sources-head" },
      el("h2", { text: say(title) }),
      el("span", { class: "subdued count", text: count }),
      el("span", { class: "spring" }),
      all().length > 1 ? steps() : null,
      chinese ? aidSwitch() : null,
      el("span", { class: "sheet-only" }, button("close", closeSheet)),
    );
  }

  /** The way back and the steps stay in sight however far the document is scrolled. */
  function documentHead() {
    const back = el("button", { type: "button", class: "back", text: `‹ ${say("back")}`, on: { click: closeDocument } });
    return el("header", { class: "sources-head" },
      now.turn || yinju.view === "ask" ? back : null,
      el("h2", { class: "document-name" }),
      el("span", { class: "spring" }),
      now.turn && all().length > 1 ? steps() : null,
      el("span", { class: "sheet-only" }, button("close", closeSheet)));
  }

  function steps() {
    const place = all().findIndex(({ n }) => n === now.n) + 1;
    return el("span", { class: "steps" },
      button("previous", () => step(-1)),
      el("span", { class: "subdued", text: `${place || "–"} / ${all().length}` }),
      button("next", () => step(1)));
  }

  function aidSwitch() {
    const on = yinju.gloss.on();
    return el("button", { type: "button", class: "quiet aid", "aria-pressed": String(on), text: say("reading_aid_short"),
      title: say("reading_aid_hint"),
      on: { click: () => { yinju.gloss.set(!on); render(); } } });
  }

  const many = (what, n) => say(n === 1 ? `count_${what}` : `count_${what}s`, { n });

  const button = (name, click) =>
    el("button", { type: "button", class: "quiet", "aria-label": say(name), title: say(name), on: { click } },
      yinju.icon(name));

  function listBody() {
    const shown = turn();
    const body = el("div", { class: "sources-body", tabindex: "0", role: "group", "aria-label": say("sources"), "data-turn": shown?.id });
    if (!shown) {
      body.append(...(yinju.view === "ask" ? shelf() : [nothing()]));
      return body;
    }
    if (data.turns.length > 1 && shown.question) {
      body.append(el("p", { class: "for-question subdued", text: shown.question }));
    }
    body.append(...shown.conflicts.map(conflict));
    if (!shown.citations.length && shown.outcome !== "checked") {
      const why = { failed: "sources_failed", rejected: "sources_unasked" }[shown.outcome] ?? "sources_none";
      body.append(el("p", { class: "empty", text: say(why) }));
    }
    body.append(...groups(shown.citations));
    if (shown.nearest.length) {
      const open = shown.nearest.some(({ n }) => n === now.n);
      body.append(el("details", { class: "nearest", open },
        el("summary", { text: say("nearest") }), ...groups(shown.nearest)));
    }
    return body;
  }

  const nothing = () => el("p", { class: "empty" },
    el("span", { class: "quotes", "aria-hidden": "true", text: "❝ ❞" }),
    el("span", { text: say(`sources_empty_${yinju.view}`) }));

  /** Before the first question: what an answer can rest on. */
  function shelf() {
    const documents = data.shelf ?? [];
    return [
      el("p", { class: "subdued shelf-hint", text: say("sources_empty") }),
      el("ul", { class: "shelf" }, ...documents.map((found) => el("li", {},
        el("button", { type: "button", class: "document-entry", on: { click: () => yinju.showDocument(found.doc_id) } },
          el("span", { class: "document-name", lang: found.lang, text: found.title ?? found.file }),
          el("span", { class: "subdued" }, ...yinju.aboutLine(found)))))),
      data.documents > documents.length
        ? el("button", { type: "button", class: "back", text: say("shelf_all", { n: data.documents }), on: { click: () => yinju.show("library") } })
        : null,
    ].filter(Boolean);
  }

  /** What the sources differ about, and what each of them says. */
  function conflict({ about, citations, newest }) {
    const sides = citations.map(cited).filter(Boolean).map((side) => el("li", {},
      el("button", { type: "button", class: "side", on: { click: () => open(now.turn, side.n) } },
        el("span", { class: "number", text: side.n }),
        el("span", { class: "only-read", text: say("citation", { n: side.n }) }),
        el("span", { class: "side-text" },
          el("span", { class: "side-quote", lang: side.lang, text: side.quote }),
          el("span", { class: "side-about" }, ...yinju.aboutLine(side,
            side.n === newest && el("strong", { text: say("newest") })))))));
    return el("div", { class: "conflict", role: "note" },
      el("p", {}, el("strong", { text: say("conflict", { about }) })), el("ul", {}, ...sides));
  }

  function groups(citations) {
    const byDocument = Map.groupBy
      ? Map.groupBy(citations, ({ doc_id: id }) => id)
      : citations.reduce((map, c) => map.set(c.doc_id, [...(map.get(c.doc_id) ?? []), c]), new Map());
    return [...byDocument.values()].map((group) =>
      el("article", { class: "source" },
        el("header", {},
          el("h3", { lang: group[0].lang, text: group[0].title ?? group[0].file }),
          el("p", { class: "subdued" }, ...yinju.aboutLine(group[0]))),
        el("ol", {}, ...group.map(card))));
  }

  function card(citation) {
    const active = citation.n === now.n;
    // few citations are all shown in their context: nothing moves when one is chosen
    const whole = active || (turn().citations.length <= 2 && turn().citations.includes(citation));
    const head = el("button",
      { type: "button", class: "card-head", "aria-expanded": String(whole),
        on: { click: (event) => { event.stopPropagation(); open(now.turn, citation.n); } } },
      el("span", { class: "number", text: citation.n }),
      el("span", { class: "only-read", text: say("citation", { n: citation.n }) }),
      el("span", { class: "subdued place", lang: citation.lang, text: place(citation), title: place(citation) }),
      citation.support
        ? el("span", { class: `support ${citation.support}`, title: say("support_hint"),
            text: say(`support_${citation.support}`) })
        : null);
    // with nothing to say but its number, the number stands beside the quotation
    const bare = place(citation) || citation.support ? "" : " bare";
    return el("li",
      { id: `card-${now.turn}-${citation.n}`, class: (active ? "card active" : "card") + bare, tabindex: "-1",
        on: { click: () => active || open(now.turn, citation.n) } },
      head, quotation(citation, whole), whole ? counterpart(citation) : null, whole ? actions(citation) : null);
  }

  const place = ({ section, speaker }) =>
    [speaker && speaker !== section ? say("speaker", { name: speaker }) : "", section ? `§ ${section}` : ""]
      .filter(Boolean).join(" · ");

  function quotation(citation, whole) {
    const { lang } = citation;
    const gloss = citation.language === "zh";
    if (!whole) return el("p", { class: "quote", lang, "data-gloss": gloss, text: citation.quote });
    return el("p", { class: "quote in-context", lang },
      el("span", { class: "subdued", text: citation.before }),
      el("mark", { "data-gloss": gloss, text: citation.quote }),
      el("span", { class: "subdued", text: citation.after }));
  }

  function counterpart({ counterpart: other }) {
    if (!other) return null;
    const [before, after] = say("counterpart").split("{title}");
    const about = other.title
      ? [before, el("span", { lang: other.lang, text: other.title }), after]
      : [say("counterpart_untitled")];
    return el("div", { class: "counterpart" },
      el("p", { class: "subdued" }, ...about),
      el("p", { lang: other.lang, text: other.quote }));
  }

  function actions(citation) {
    const original = yinju.webAddress(citation.url);
    return el("p", { class: "actions" },
      citation.gone ? el("span", { class: "warned", text: say("document_gone") }) : null,
      citation.gone ? null : el("button", { type: "button", class: "strong", text: say("open_document"),
        on: { click: (event) => { event.stopPropagation(); openDocument(citation); } } }),
      el("button", { type: "button", text: say("copy_quote"), on: { click: (event) => copy(event, citation) } }),
      citation.gone ? null : el("a", { href: citation.link, target: "_blank", rel: "noopener", text: `${say("new_tab")} ↗` }),
      original
        ? el("a", { href: original, target: "_blank", rel: "noopener noreferrer nofollow", text: `${say("original")} ↗` })
        : null);
  }

  async function copy(event, citation) {
    event.stopPropagation();
    const where = [citation.title ?? citation.file, yinju.about(citation)].join(" · ");
    const text = `“${citation.quote}”\n${where}\n${new URL(citation.link, document.baseURI)}`;
    const said = await navigator.clipboard.writeText(text).then(() => say("copied"), () => say("copy_failed"));
    event.target.textContent = said;
    yinju.announce(said);
    setTimeout(() => { event.target.textContent = say("copy_quote"); }, 3000);
  }

  function open(turnId, n, { focus = false } = {}) {
    // on a small screen a sheet that was closed opens with the sentence again
    const shut = yinju.sheet.isNarrow() && !yinju.sheet.isOpen();
    const again = now.turn === turnId && now.n === n && !now.document && !shut;
    early = held().some(({ id }) => id === turnId) ? null : { turnId, n, focus };
    if (early) return;
    Object.assign(now, { turn: turnId, n, document: null });
    const citation = cited(n);
    if (!citation) return;
    yinju.sheet.open();
    if (again) {
      openDocument(citation);
      return;
    }
    const at = root.querySelector(".sources-body:not(.document)")?.scrollTop ?? 0;
    render();
    root.querySelector(".sources-body").scrollTop = at;
    const shown = document.getElementById(`card-${turnId}-${n}`);
    // with the first card of a document its title comes into sight as well
    const whole = shown?.matches(":first-child") ? shown.closest(".source") : shown;
    yinju.bring(root.querySelector(".sources-body"), whole);
    if (focus) takeFocus(shown?.id);
    keepClaimInView(turnId, n);
    // once more: Gradio scrolls to the end some time after an answer has come
    setTimeout(() => now.turn === turnId && now.n === n && yinju.sheet.isOpen() && keepClaimInView(turnId, n), 400);
  }

  const MOST_FRAMES = 20; // that a sheet takes to open

  /** Moves the focus to a card, as soon as the sheet it lies in can be seen: what is hidden takes none. */
  function takeFocus(id, frames = MOST_FRAMES) {
    const shown = document.getElementById(id);
    shown?.focus({ preventScroll: true });
    if (shown && frames && document.activeElement !== shown) requestAnimationFrame(() => takeFocus(id, frames - 1));
  }

  /** On a small screen the sheet covers the lower part: bring the claim above it. */
  function keepClaimInView(turnId, n) {
    const link = yinju.claim.link(turnId, n);
    const scroller = link?.closest(".bubble-wrap, #check");
    if (!scroller || !yinju.sheet.isNarrow()) return;
    const claim = yinju.claim.range(link)?.getBoundingClientRect() ?? link.getBoundingClientRect();
    scroller.scrollTop += claim.top - scroller.getBoundingClientRect().top - 8;
  }

  function step(by) {
    const list = all();
    if (!list.length) return;
    const at = list.findIndex(({ n }) => n === now.n);
    const next = list[(at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by + list.length) % list.length];
    now.n = null;
    open(now.turn, next.n);
    yinju.announce(say("citation", { n: next.n }));
  }

  function closeSheet() {
    yinju.sheet.close();
    backToClaim();
  }

  function backToClaim() {
    if (now.n) yinju.claim.link(now.turn, now.n)?.focus({ preventScroll: true });
    yinju.claim.leave(); // the card of what was read just now
  }

  function openDocument(citation) {
    now.document = citation.doc_id;
    now.n = citation.n;
    render();
    root.querySelector(".sources-head .back")?.focus({ preventScroll: true });
  }

  function closeDocument() {
    now.document = null;
    if (!now.turn) now.turn = newest();
    render();
    document.getElementById(`card-${now.turn}-${now.n}`)?.focus();
  }

  function documentBody() {
    const marks = all().filter(({ doc_id: id }) => id === now.document);
    return yinju.documentView(now.document, marks, now.n, {
      choose: (n) => { now.n = n; render(); },
      name: ({ title, file, lang }) => {
        const name = root.querySelector(".sources-head .document-name");
        name?.setAttribute("lang", lang);
        name?.replaceChildren(title ?? file);
      },
    });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('#left a[href^="#c-"], #left a[href^="#n-"]');
    const found = yinju.claim.read(link);
    if (!found) return;
    event.preventDefault();
    event.stopPropagation();
    open(found.turn, found.n, { focus: event.detail === 0 });
  }, true);
  for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(enter, (event) => {
      const link = event.target.closest?.('#left a[href^="#c-"]');
      const found = yinju.claim.read(link);
      const holder = found && held().find(({ id }) => id === found.turn);
      if (holder) yinju.claim.hover(link, [...holder.citations, ...holder.nearest].find(({ n }) => n === found.n));
    });
    document.addEventListener(leave, yinju.claim.leaveSoon);
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "Escape") {
      // one thing at a time: first the card on top
      if (yinju.claim.anchor) yinju.claim.leave();
      else if (element.contains(event.target) || yinju.sheet.isOpen()) closeSheet();
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (event.key === "[") step(-1);
      if (event.key === "]") step(1);
    }
  });
  yinju.cited = (found) => held().find(({ id }) => id === found?.turn)?.citations.find(({ n }) => n === found.n);
  yinju.citationsOf = (turnId) => held().find(({ id }) => id === turnId)?.citations ?? [];
  yinju.cites = () => held().filter(({ citations }) => citations.length);
  yinju.showDocument = (id) => {
    Object.assign(now, { turn: null, n: null, document: id });
    yinju.sheet.open();
    render();
  };
  yinju.onView = showNewest;
  watch("value", take);
  take();
};
