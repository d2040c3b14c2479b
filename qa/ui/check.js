// The draft view: a text in, a table of statement, verdict and evidence out.
"use strict";

yinju.check = ({ element, props, trigger, watch }) => {
  const { el, say } = yinju;
  const root = yinju.mount(element);
  const verdicts = ["supported", "partly", "contradicted", "not_found"];
  const largestFile = 20_000_000;
  let draft = "";
  let shown = "all";
  let problem = null;

  function take() {
    shown = "all";
    problem = props.value?.problem ?? null;
    render();
    if (props.value?.claims) yinju.announce(summary(props.value.claims));
  }

  function render() {
    const data = props.value;
    if (!data?.strings) return;
    yinju.strings = data.strings;
    const box = el("textarea", { class: "draft", rows: "7", "aria-label": say("check_label"),
      placeholder: say("check_placeholder"), on: { input: () => { draft = box.value; } } });
    box.value = draft;
    root.replaceChildren(
      el("section", { class: "check" },
        el("h2", { text: say("check_title") }),
        el("p", { class: "subdued", text: say("check_hint") }),
        box,
        el("p", { class: "row" },
          el("button", { type: "button", class: "framed strong", text: say("check_button"), disabled: data.busy,
            on: { click: () => trigger("submit", { text: draft }) } }),
          fileButton(),
          data.busy ? el("span", { class: "subdued working", text: say("check_working") }) : null),
        problem ? el("p", { class: "notice", role: "alert", text: problem }) : null,
        data.claims ? results(data.claims) : null));
  }

  function fileButton() {
    const input = el("input", { type: "file", accept: ".txt,.md,.html,.pdf,.docx,.epub,text/plain", class: "only-read", id: "draft-file",
      on: { change: () => readFile(input.files[0]) } });
    return el("label", { class: "framed file", for: "draft-file" }, say("check_file"), input);
  }

  async function readFile(file) {
    if (!file) return;
    if (file.size > largestFile) {
      problem = say("file_large");
      render();
      return;
    }
    const form = new FormData();
    form.append("file", file);
    const response = await fetch("api/draft", { method: "POST", body: form });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) draft = answer.text;
    problem = response.ok ? null : say("check_failed", { reason: answer.detail ?? response.status });
    render();
  }

  const count = (claims, verdict) => claims.filter((claim) => claim.verdict === verdict).length;
  const summary = (claims) => verdicts.filter((v) => count(claims, v))
    .map((v) => `${say(`verdict_${v}`)}: ${count(claims, v)}`).join(" · ");

  function results(claims) {
    if (!claims.length) return el("p", { class: "notice", text: say("check_none") });
    const rows = claims.filter(({ verdict }) => shown === "all" || verdict === shown);
    const filter = (name, n) =>
      el("button", { type: "button", class: "framed filter", "aria-pressed": String(shown === name),
        text: `${say(`verdict_${name}`)} ${n}`, on: { click: () => { shown = name; render(); } } });
    return el("div", { class: "results" },
      el("p", { class: "row", role: "group", "aria-label": say("column_verdict") },
        filter("all", claims.length),
        ...verdicts.filter((v) => count(claims, v)).map((v) => filter(v, count(claims, v)))),
      el("table", { class: "claims" },
        el("thead", {}, el("tr", {}, ...["claim", "verdict", "evidence"].map((name) =>
          el("th", { scope: "col", text: say(`column_${name}`) })))),
        el("tbody", {}, ...rows.map(row))));
  }

  function row({ text, verdict, why, citations }) {
    const links = citations.map((n) =>
      el("a", { href: `#c-d1-${n}`, text: `[${n}]`, "aria-label": say("citation", { n }) }));
    return el("tr", {},
      el("td", {}, el("p", { class: "claim-text", text }), why ? el("p", { class: "subdued why", text: why }) : null),
      el("td", {}, el("span", { class: `support ${verdict}`, text: say(`verdict_${verdict}`) })),
      el("td", { class: "evidence" }, ...links));
  }

  watch("value", take);
  take();
};
