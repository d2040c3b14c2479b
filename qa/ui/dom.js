// What the page's scripts share. Text from documents, visitors and models is set as text only.
"use strict";

// Gradio words its own buttons by the browser's language and cannot be told another one later:
// it says them in English, and repair.js in the language of the page
Object.defineProperty(navigator, "language", { get: () => "en", configurable: true });

window.yinju = {
  /** The texts of the page's language by key; every island hands them on when they change. */
  strings: {},

  /** Builds an element. Properties: class, text, lang, on (events by name), others as attributes. */
  el(tag, properties = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "class") node.className = value;
      else if (name === "text") node.textContent = value;
      else if (name === "on") {
        for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
      } else node.setAttribute(name, value === true ? "" : String(value));
    }
    node.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return node;
  },

  /** The text of `key` with its {placeholders} filled in. */
  say(key, values = {}) {
    const text = yinju.strings[key] ?? "";
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  },

  /** A web address that may become a link, or null: http and https only. */
  webAddress(url) {
    try {
      const parsed = new URL(url);
      return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
    } catch {
      return null;
    }
  },

  /** A date as the reader is told it: "2021-01 (inferred)". */
  date(source) {
    const date = source.published ?? yinju.say("no_date");
    return source.inferred?.published ? yinju.say("date_inferred", { date }) : date;
  },

  /** Publisher, date, page and language in one line. */
  about(source) {
    const language = yinju.say(`language_${source.language}`);
    const page = source.page && yinju.say("page_number", { page: source.page });
    return [source.publisher, yinju.date(source), page, language].filter(Boolean).join(" · ");
  },

  /** The same as nodes, with dates that stay on one line. */
  aboutLine(source, ...more) {
    const language = yinju.say(`language_${source.language}`);
    const date = yinju.el("span", { class: "whole", text: yinju.date(source) });
    return [source.publisher, date, language, ...more].filter(Boolean).flatMap((part, at) => (at ? [" · ", part] : [part]));
  },

  /** The address of a REST door that is to speak the language of the page. */
  api: (path) => `api/${path}?${new URLSearchParams({ lang: yinju.lang })}`,

  /** The language most of a text is in, which decides the shapes of its characters. */
  tongue(text) {
    const [han, words] = [/\p{Script=Han}/gu, /\p{Script=Latin}+/gu].map((kind) => text.match(kind)?.length ?? 0);
    return han > words ? (yinju.lang === "en" ? "zh" : yinju.lang) : "en";
  },

  /** What the engine says about a file. */
  warning: (text) => yinju.el("span", { class: "warned", lang: yinju.lang, text }),

  /** The way on after something failed. */
  again: (act) => yinju.el("button", { type: "button", class: "again", text: yinju.say("try_again"), on: { click: act } }),

  icon(name) {
    const paths = {
      previous: "M10 3 5 8l5 5",
      next: "m6 3 5 5-5 5",
      close: "m3.5 3.5 9 9m0-9-9 9",
      theme: "M8 2a6 6 0 0 1 0 12a6 6 0 0 1 0-12v12",
    };
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", `icon icon-${name}`);
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", paths[name]);
    svg.append(path);
    return svg;
  },

  /** The place of an island that is ours to fill. */
  mount(element) {
    return element.querySelector(".mount") ?? element;
  },

  /** Scrolls `box`, and nothing around it, until `part` is in sight; `place` is "start" or "middle". */
  bring(box, part, place = "") {
    if (!box || !part) return;
    const [outer, inner] = [box.getBoundingClientRect(), part.getBoundingClientRect()];
    const above = inner.top - outer.top - 12;
    const middle = above - (outer.height - inner.height) / 2;
    if (place === "middle") box.scrollTop += middle;
    else if (place === "start" || above < 0 || inner.height > outer.height) box.scrollTop += above;
    else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + 12;
  },

  /** The sheet of sources on a small screen; the browser's way back closes it. */
  sheet: {
    leaving: false, // the way back was taken, and the browser has not yet come there
    isNarrow: () => matchMedia("(max-width: 899px)").matches,
    isOpen: () => document.body.classList.contains("sheet-open"),
    open() {
      document.body.classList.add("sheet-open");
      if (!yinju.sheet.leaving) yinju.sheet.keep();
    },
    /** Makes a place in the browser's history that the way back leads away from. */
    keep() {
      if (yinju.sheet.isNarrow() && !history.state?.yinjuSheet) {
        history.pushState({ ...history.state, yinjuSheet: true }, "");
      }
    },
    close() {
      if (yinju.sheet.isOpen() && history.state?.yinjuSheet && !yinju.sheet.leaving) {
        yinju.sheet.leaving = true;
        history.back();
      }
      document.body.classList.remove("sheet-open");
    },
    left() {
      // opened again before the browser had come back: it stays open
      if (yinju.sheet.leaving && yinju.sheet.isOpen()) yinju.sheet.keep();
      else document.body.classList.remove("sheet-open");
      yinju.sheet.leaving = false;
    },
  },

  /** Says something to screen readers without showing it. */
  announce(text) {
    let region = document.getElementById("yinju-live");
    if (!region) {
      region = yinju.el("div", { id: "yinju-live", class: "only-read", role: "status" });
      document.body.append(region);
    }
    region.textContent = text;
  },
};
addEventListener("popstate", () => yinju.sheet.left());
