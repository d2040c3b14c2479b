// The draft view: a text in, a table of statement, verdict and evidence out.
"use strict";

yinju.check = ({ element, props, trigger, watch }) => {
  const { el, say } = yinju;
  const root = yinju.mount(element);
  const verdicts = ["supported", "partly", "contradicted", "not_found", "nothing"];
  let draft = "";
  let shown = "all";
  let problem = null;
  let saved = null;
  let told = null;
  let parts = {};

  function take() {
    const { problem: wrong, download, claims, lang } = props.value ?? {};
    if (!lang) return;
    problem = wrong ?? null;
    if (download && download.number !== saved) {
      saved = download.number;
      yinju.save(download);
    }
    const words = claims ? JSON.stringify(claims) : null;
    if (words !== told) {
      shown = "all";
      told = words;
      if (claims) yinju.announce(summary(claims));
    }
    if (lang === root.dataset.lang) update();
    else render();
  }

  function render() {
    const data = props.value;
    if (!data?.strings) return;
    yinju.strings = data.strings;
    root.dataset.lang = data.lang;
    const box = el("textarea", { class: "draft", rows: "6", "aria-label": say("check_label"),
      placeholder: say("check_placeholder"), on: { input: () => { draft = box.value; } } });
    box.value = draft;
    parts = {
      start: el("button", { type: "button", class: "framed strong", text: say("check_button"),
        on: { click: () => trigger("submit", { text: draft }) } }),
      stop: el("button", { type: "button", class: "framed stop", text: say("library_cancel"), on: { click: () => trigger("stop", {}) } }),
      menu: yinju.exportMenu((kind) => trigger("select", { kind })),
      far: el("span"),
      working: el("div", { class: "notice working" }),
      bar: el("progress"),
      problem: el("p", { class: "notice failed", role: "alert" }),
      results: el("div"),
    };
    parts.working.append(el("p", {}, parts.far, " ", parts.stop), parts.bar);
    root.replaceChildren(
      el("section", { class: "check" },
        el("h2", { text: say("check_title") }),
        el("p", { class: "subdued", text: say("check_hint") }),
        box,
        el("p", { class: "row" }, parts.start, fileButton(), parts.menu),
        parts.working,
        parts.problem,
        parts.results));
    update();
  }

  /** Draws all but the box that the draft is typed in; a button stays the same while it is clicked. */
  function update() {
    const { busy, claims, done, total } = props.value;
    const left = document.activeElement;
    parts.start.disabled = Boolean(busy);
    parts.working.hidden = !busy;
    // whoever works with the keyboard stays where the next key is wanted
    if (busy && left === parts.start) parts.stop.focus();
    if (!busy && left === parts.stop) parts.start.focus();
    parts.menu.hidden = !claims?.length;
    parts.far.textContent = total ? say("check_far", { done, total }) : say("check_working");
    parts.bar.max = total || 1;
    parts.bar.value = done ?? 0;
    parts.bar.setAttribute("aria-label", parts.far.textContent);
    parts.problem.hidden = !problem;
    parts.problem.textContent = problem ?? "";
    parts.results.replaceChildren(...(claims ? [results(claims)] : []));
  }

  function fileButton() {
    const input = el("input", { type: "file", accept: ".txt,.md,.html,.pdf,.docx,.epub,text/plain", class: "only-read", id: "draft-file",
      on: { change: () => readFile(input.files[0]) } });
    return el("label", { class: "framed file", for: "draft-file" }, say("check_file"), input);
  }

  async function readFile(file) {
    if (!file) return;
    if (file.size > (props.value.most ?? Infinity)) {
      problem = say("file_large");
      update();
      return;
    }
    const form = new FormData();
    form.append("file", file);
    const response = await fetch(yinju.api("draft"), { method: "POST", body: form });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) draft = root.querySelector(".draft").value = answer.text;
    problem = response.ok ? null : say("check_failed", { reason: answer.detail ?? response.status });
    update();
  }

  const count = (claims, verdict) => claims.filter((claim) => claim.verdict === verdict).length;
  const summary = (claims) => verdicts.filter((v) => count(claims, v))
    .map((v) => `${say(`verdict_${v}`)}: ${count(claims, v)}`).join(" · ");

  function results(claims) {
    if (!claims.length) return el("p", { class: "notice", text: say("check_none") });
    const rows = claims.filter(({ verdict }) => shown === "all" || verdict === shown);
    const filter = (name, n) =>
      el("button", { type: "button", class: "framed filter", "aria-pressed": String(shown === name),
        text: `${say(`verdict_${name}`)} ${n}`, on: { click: () => { shown = name; update(); } } });
    return el("div", { class: "results" },
      el("p", { class: "row", role: "group", "aria-label": say("column_verdict") },
        filter("all", claims.length),
        ...verdicts.filter((v) => count(claims, v)).map((v) => filter(v, count(claims, v)))),
      // a table also where a phone lays it out as blocks, which takes its meaning from it
      el("table", { class: "claims", role: "table" },
        el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...["claim", "verdict", "evidence"].map((name) =>
          el("th", { scope: "col", role: "columnheader", text: say(`column_${name}`) })))),
        el("tbody", { role: "rowgroup" }, ...rows.map(row))));
  }

  function row({ text, verdict, why, citations }) {
    const links = citations.map((n) =>
      el("a", { href: `#c-d1-${n}`, text: `[${n}]`, "aria-label": say("citation", { n }) }));
    return el("tr", { role: "row" },
      el("td", { role: "cell" }, el("p", { class: "claim-text", lang: yinju.tongue(text), text }),
        why ? el("p", { class: "subdued why", lang: yinju.tongue(why), text: why }) : null),
      el("td", { role: "cell" }, el("span", { class: `support ${verdict}`, text: say(`verdict_${verdict}`) })),
      el("td", { role: "cell", class: "evidence" }, ...links));
  }

  watch("value", take);
  take();
};
