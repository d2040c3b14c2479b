// The library view: every document, found by title, publisher, file or language.
"use strict";

yinju.library = ({ element, props, watch }) => {
  const { el, say } = yinju;
  const root = yinju.mount(element);
  let documents = null;
  let failed = false;
  const wanted = { text: "", language: "" };

  async function load() {
    try {
      const response = await fetch("api/docs");
      if (!response.ok) throw new Error(String(response.status));
      documents = await response.json();
      failed = false;
    } catch {
      failed = true;
    }
    render();
  }

  function render() {
    if (!props.value?.strings) return;
    yinju.strings = props.value.strings;
    const list = el("ul", { class: "documents" });
    root.replaceChildren(
      el("section", { class: "library" },
        el("h2", { text: say("library_title") }),
        el("p", { class: "row" }, search(list), languages(list)),
        list));
    fill(list);
  }

  function search(list) {
    const box = el("input", { type: "search", class: "search", "aria-label": say("library_filter"),
      placeholder: say("library_filter"), on: { input: () => { wanted.text = box.value; fill(list); } } });
    box.value = wanted.text;
    return box;
  }

  function languages(list) {
    const choice = el("select", { class: "language", "aria-label": say("language"),
      on: { change: () => { wanted.language = choice.value; fill(list); } } },
      ...["", "zh", "en"].map((value) => el("option", { value, selected: value === wanted.language,
        text: value ? say(`language_${value}`) : say("library_all") })));
    return choice;
  }

  function fill(list) {
    if (failed) return list.replaceChildren(el("li", { class: "empty", role: "alert", text: say("load_failed") }));
    if (!documents) return list.replaceChildren(el("li", { class: "empty", text: say("loading") }));
    const matching = documents.filter(matches);
    return list.replaceChildren(
      ...(matching.length ? matching.map(entry) : [el("li", { class: "empty", text: say("library_none") })]));
  }

  function matches(found) {
    const text = [found.title, found.publisher, found.file, found.published].join(" ").toLowerCase();
    return text.includes(wanted.text.trim().toLowerCase()) && (!wanted.language || found.language === wanted.language);
  }

  function entry(found) {
    const size = say("characters", { n: found.characters.toLocaleString(yinju.lang) });
    return el("li", {},
      el("button", { type: "button", class: "document-entry", on: { click: () => yinju.showDocument(found.doc_id) } },
        el("span", { class: "document-name", lang: found.lang, text: found.title ?? found.file }),
        el("span", { class: "subdued", text: [yinju.about(found), size].join(" · ") }),
        el("span", { class: "subdued file", text: found.file }),
        found.warnings.length
          ? el("span", { class: "warned", title: found.warnings.join("\n"), text: say("warnings", { n: found.warnings.length }) })
          : null));
  }

  yinju.loadLibrary = load;
  watch("value", render);
  render();
};
