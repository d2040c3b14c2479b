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
  const languages = [["en", "English", "EN"], ["zh-Hans", "简体中文", "简体"], ["zh-Hant", "繁體中文", "繁體"]];
  const narrow = matchMedia("(max-width: 599px)");
  let chosen = null;

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
        size(data.documents),
        el("span", { class: "spring" }),
        el("nav", { class: "views", "aria-label": say("views") },
          ...["ask", "check", "library"].map((view) =>
            el("button", { type: "button", class: "quiet view", "data-view": view, text: say(`view_${view}`),
              "aria-current": view === yinju.view ? "page" : null, on: { click: () => show(view) } }))),
        languageChoice(data.lang),
        el("button", { type: "button", class: "quiet framed", "aria-label": say("theme"), title: say("theme"),
          on: { click: switchTheme } }, yinju.icon("theme"))),
    );
    yinju.repair(document.body);
    const first = !document.body.dataset.ready;
    if (first) yinju.typedBefore();
    document.body.dataset.ready = data.lang;
    document.body.dataset.view = yinju.view;
    // of two languages chosen in haste the first may come last
    if (chosen && chosen !== data.lang) trigger("select", { lang: chosen });
    // not where that opens a keyboard over half of the page
    if (first && matchMedia("(pointer: fine)").matches) document.querySelector("#ask textarea")?.focus({ preventScroll: true });
  }

  const size = (n) => el("span", { class: "size subdued", text: say(n === 1 ? "count_document" : "count_documents", { n }) });

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
      chosen = target.value;
      yinju.cookie("yinju_lang", chosen);
      trigger("select", { lang: chosen });
    };
    return el("select", { class: "language", "aria-label": say("language"), on: { change } },
      ...languages.map(([value, name, short]) =>
        el("option", { value, lang: value, text: narrow.matches ? short : name, selected: value === lang })));
  }

  function switchTheme() {
    const dark = document.body.classList.toggle("dark");
    localStorage.setItem("yinju.theme", dark ? "dark" : "light");
  }

  const saved = localStorage.getItem("yinju.theme");
  if (saved) document.body.classList.toggle("dark", saved === "dark");
  yinju.show = show;
  yinju.showSize = (n) => root.querySelector(".size")?.replaceWith(size(n));
  narrow.addEventListener("change", render);
  watch("value", render);
  render();
};

/** A menu of the kinds of file that something can be taken away as. */
yinju.exportMenu = (choose) => {
  const { el, say } = yinju;
  const act = (kind) => ({ target }) => {
    target.closest("details").open = false;
    choose(kind);
  };
  return el("details", { class: "menu" },
    el("summary", { class: "framed", text: say("export") }),
    el("div", { class: "menu-list" }, ...["md", "html", "json"].map((kind) =>
      el("button", { type: "button", class: "framed", text: say(`export_${kind}`), on: { click: act(kind) } }))));
};

/** Lets the browser save a file that the server made. */
yinju.save = ({ name, type, text }) => {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  yinju.el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

// a menu closes when something else is clicked, or Esc is pressed
for (const happening of ["click", "keydown"]) {
  document.addEventListener(happening, (event) => {
    if (happening === "keydown" && event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (happening === "keydown" || !menu.contains(event.target)) menu.open = false;
    }
  });
}

yinju.tools = ({ element, props, trigger, watch }) => {
  const { el, say } = yinju;
  const root = yinju.mount(element);
  let counts = { turns: 0, answered: 0, sources: 0 };
  let saved = null;
  let remark = null;

  function take() {
    const data = props.value;
    if (!data?.strings) return;
    yinju.strings = data.strings;
    if (data.download && data.download.number !== saved) {
      saved = data.download.number;
      yinju.save(data.download);
    }
    if (data.remark === null && remark) {
      remark = null;
      root.replaceChildren();
    }
    if (data.remark && data.remark !== remark) {
      remark = data.remark;
      yinju.sheet.close(); // it would cover what is asked now
      root.replaceChildren();
    }
    render();
    if (data.problem) yinju.announce(data.problem);
  }

  function render() {
    if (!props.value?.strings) return;
    const { turns, answered, sources } = counts;
    const row = el("div", { class: "tools" },
      turns ? el("button", { type: "button", class: "framed new-chat", text: say("new_chat"), on: { click: () => trigger("clear", {}) } }) : null,
      answered ? yinju.exportMenu((kind) => trigger("select", { kind })) : null,
      el("button", { type: "button", class: "framed sheet-only sources-button",
        text: `${say(turns ? "sources" : "shelf_short")} ${sources || ""}`, on: { click: () => yinju.sheet.open() } }),
      el("span", { class: "hint subdued", text: say("ask_hint") }));
    // what is being written of a remark stays while the rest changes
    const card = root.querySelector(".remark") ?? remarkCard();
    root.replaceChildren(...[card, row].filter(Boolean));
    uncover(card);
  }

  /** What was pressed stays in sight above the card: pressed once more, it is taken back. */
  function uncover(card) {
    const pressed = document.activeElement?.closest("#chat .message-buttons");
    if (!card || !pressed) return;
    const covered = pressed.getBoundingClientRect().bottom - card.getBoundingClientRect().top;
    if (covered > 0) pressed.closest(".bubble-wrap").scrollTop += covered + 8;
  }

  /** After a thumb or a flag: thanks, and room for words. */
  function remarkCard() {
    const { problem } = props.value;
    if (!remark && !problem) return null;
    const box = el("textarea", { class: "note", rows: "2", maxlength: "2000", "aria-label": say("feedback_note"),
      placeholder: say("feedback_note") });
    const close = () => { remark = null; root.querySelector(".remark")?.remove(); };
    const send = () => { trigger("submit", { text: box.value }); close(); };
    return el("div", { class: "remark", role: "group", "aria-label": say("feedback_thanks") },
      el("p", { role: "status", text: problem ?? say("feedback_thanks") }),
      problem ? null : box,
      el("p", { class: "row" },
        problem ? null : el("button", { type: "button", class: "framed strong", text: say("feedback_send"), on: { click: send } }),
        el("button", { type: "button", class: "framed", text: say("close"), on: { click: close } })));
  }

  yinju.showCounts = (now) => {
    const same = Object.keys(now).every((what) => now[what] === counts[what]);
    counts = now;
    if (!same) render();
  };
  // Enter that ends a word in a Chinese input method must not send the question
  document.addEventListener("keydown", (event) => {
    if (event.isComposing && event.key === "Enter") event.stopPropagation();
  }, true);
  watch("value", take);
  take();
};
