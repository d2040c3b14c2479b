// The head of the page and the row under the question box.
"use strict";

yinju.lang = "en";
yinju.view = "ask";

yinju.cookie = (name, value) => {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
};

yinju.top = ({ element, props, trigger, watch }) => {
  const { el, say } = yinju;
  const root = yinju.mount(element);
  const languages = [["en", "English"], ["zh-Hans", "简体中文"], ["zh-Hant", "繁體中文"]];

  function render() {
    const data = props.value;
    if (!data?.strings) return;
    yinju.strings = data.strings;
    yinju.lang = data.lang;
    document.documentElement.lang = data.lang;
    document.title = say("page_title");
    root.replaceChildren(
      el("header", { class: "top" },
        el("span", { class: "logo", "aria-hidden": "true", text: "❝" }),
        el("h1", {}, say("brand"), el("span", { class: "tagline", text: ` · ${say("tagline")}` })),
        el("span", { class: "size subdued", text: say("library_size", { documents: data.documents }) }),
        el("span", { class: "spring" }),
        el("nav", { class: "views", "aria-label": say("views") },
          ...["ask", "check", "library"].map((view) =>
            el("button", { type: "button", class: "quiet view", "data-view": view, text: say(`view_${view}`),
              "aria-current": view === yinju.view ? "page" : null, on: { click: () => show(view) } }))),
        languageChoice(data.lang),
        el("button", { type: "button", class: "quiet framed", "aria-label": say("theme"), title: say("theme"),
          on: { click: switchTheme } }, yinju.icon("theme"))),
    );
    document.body.dataset.ready = data.lang;
    document.body.dataset.view = yinju.view;
  }

  function show(view) {
    yinju.view = view;
    document.body.dataset.view = view;
    for (const button of root.querySelectorAll(".view")) {
      if (button.dataset.view === view) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    yinju.onView?.();
    if (view === "library") yinju.loadLibrary?.();
  }

  function languageChoice(lang) {
    const change = ({ target }) => {
      yinju.cookie("yinju_lang", target.value);
      trigger("select", { lang: target.value });
    };
    return el("select", { class: "language", "aria-label": say("language"), on: { change } },
      ...languages.map(([value, text]) => el("option", { value, text, lang: value, selected: value === lang })));
  }

  function switchTheme() {
    const dark = document.body.classList.toggle("dark");
    localStorage.setItem("yinju.theme", dark ? "dark" : "light");
  }

  const saved = localStorage.getItem("yinju.theme");
  if (saved) document.body.classList.toggle("dark", saved === "dark");
  watch("value", render);
  render();
};

yinju.tools = ({ element, props, trigger, watch }) => {
  const { el, say } = yinju;
  const root = yinju.mount(element);
  let count = 0;
  let saved = null;

  function render() {
    if (!props.value?.strings) return;
    yinju.strings = props.value.strings;
    if (props.value.download && props.value.download.number !== saved) save(props.value.download);
    root.replaceChildren(
      el("div", { class: "tools" },
        el("button", { type: "button", class: "framed", text: say("new_chat"), on: { click: () => trigger("clear", {}) } }),
        exportMenu(),
        el("button", { type: "button", class: "framed sheet-only sources-button",
          text: `${say("sources")} ${count || ""}`, on: { click: () => yinju.openSheet() } }),
        el("span", { class: "hint subdued", text: say("ask_hint") })),
    );
  }

  function exportMenu() {
    const choose = (kind) => ({ target }) => {
      target.closest("details").open = false;
      trigger("select", { kind });
    };
    return el("details", { class: "menu" },
      el("summary", { class: "framed", text: say("export") }),
      el("div", { class: "menu-list" }, ...["md", "html", "json"].map((kind) =>
        el("button", { type: "button", class: "framed", text: say(`export_${kind}`), on: { click: choose(kind) } }))));
  }

  function save({ number, name, type, text }) {
    saved = number;
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    el("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  yinju.showSourceCount = (n) => {
    count = n;
    render();
  };
  // Enter that ends a word in a Chinese input method must not send the question
  document.addEventListener("keydown", (event) => {
    if (event.isComposing && event.key === "Enter") event.stopPropagation();
  }, true);
  watch("value", render);
  render();
};
