// The library view: every document, found by title, publisher, file or language.
"use strict";

yinju.library = ({ element, props, watch }) => {
  const { el, say } = yinju;
  const root = yinju.mount(element);
  let documents = null;
  let failed = false;
  let job = null;
  let removed = null;
  let problem = null;
  let parts = {};
  let drawn = null;
  let told = null;
  const wanted = { text: "", language: "" };

  async function load() {
    if (props.value?.uploads && job?.status !== "running") await resume();
    try {
      const response = await fetch(yinju.api("docs"));
      if (!response.ok) throw new Error(String(response.status));
      documents = await response.json();
      failed = false;
    } catch {
      failed = true;
    }
    if (documents) yinju.showSize?.(documents.length);
    update();
  }

  /** Follows an indexing that was begun before the page was opened, or in another tab. */
  async function resume() {
    const response = await fetch(yinju.api("job")).catch(() => null);
    const found = response?.ok ? await response.json() : null;
    // what has ended is of no interest, but for the words of what is shown
    if (found?.status !== "running" && found?.number !== job?.number) return;
    job = found;
    if (job?.status === "running") follow();
  }

  function render() {
    if (!props.value?.strings) return;
    yinju.strings = props.value.strings;
    yinju.lang = props.value.lang;
    const list = el("ul", { class: "documents" });
    drawn = null;
    parts = {
      problem: el("p", { class: "notice failed", role: "alert" }),
      removed: el("span"),
      far: el("span"),
      stop: el("button", { type: "button", class: "framed", text: say("library_cancel"),
        on: { click: () => send("job/cancel", "POST") } }),
      bar: el("progress"),
      files: el("ul", { tabindex: "0", "aria-label": say("library_title") }),
    };
    root.replaceChildren(
      el("section", { class: "library" },
        el("h2", { text: say("library_title") }),
        el("p", { class: "row" }, search(list), languages(list), props.value.uploads ? addButton() : null),
        el("div", { class: "status", role: "status" },
          parts.problem,
          el("p", { class: "notice removed" }, parts.removed, " ",
            el("button", { type: "button", class: "framed", text: say("library_undo"), on: { click: undo } })),
          el("div", { class: "notice job" }, el("p", {}, parts.far, " ", parts.stop), parts.bar, parts.files)),
        list));
    update();
  }

  /** Draws what has changed, and nothing else: typing goes on, a button stays while it is clicked. */
  function update() {
    const list = root.querySelector(".documents");
    if (!list) return;
    status();
    const state = [documents, failed, job?.status === "running"];
    if (drawn?.every((part, at) => part === state[at])) return;
    drawn = state;
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
    const focused = document.activeElement?.closest?.(".documents [data-id]")?.dataset.id;
    draw(list);
    if (focused) list.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  }

  function draw(list) {
    if (failed) return list.replaceChildren(el("li", { class: "empty", role: "alert" }, say("library_failed"), yinju.again(load)));
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
    const size = el("span", { class: "whole", text: say("characters", { n: found.characters.toLocaleString(yinju.lang) }) });
    const removable = found.removable && job?.status !== "running"
      ? el("button", { type: "button", class: "framed remove", text: say("library_remove"),
          "aria-label": `${say("library_remove")}: ${found.title ?? found.file}`, on: { click: () => remove(found) } })
      : null;
    return el("li", {},
      el("button", { type: "button", class: "document-entry", "data-id": found.doc_id,
        on: { click: () => yinju.showDocument(found.doc_id) } },
        el("span", { class: "document-name", lang: found.lang, text: found.title ?? found.file }),
        el("span", { class: "subdued" }, ...yinju.aboutLine(found, size)),
        ...found.counterparts.map(counterpart),
        el("span", { class: "subdued file", text: found.file }),
        ...found.warnings.map(yinju.warning)),
      removable);
  }

  function counterpart(id) {
    const other = documents.find(({ doc_id: known }) => known === id);
    if (!other) return null;
    return el("span", { class: "subdued counterpart-name" }, say("library_counterpart"),
      el("span", { lang: other.lang, text: other.title ?? other.file }));
  }

  function addButton() {
    const input = el("input", { type: "file", multiple: true, class: "only-read", id: "new-files",
      on: { change: async () => { await add([...input.files]); input.value = ""; } } });
    return el("label", { class: "framed file", for: "new-files" }, say("library_add"), input);
  }

  function status() {
    parts.problem.hidden = !problem;
    parts.problem.textContent = problem ? say("request_failed", { reason: problem }) : "";
    parts.removed.parentElement.hidden = !removed;
    parts.removed.textContent = removed ? say("library_removed", { file: removed }) : "";
    parts.far.closest(".job").hidden = !job;
    parts.far.closest(".job").classList.toggle("failed", job?.status === "failed");
    if (job) progress(job.status === "running");
  }

  function progress(running) {
    const left = job.seconds_left ? ` · ${say("job_left", { n: Math.ceil(job.seconds_left) })}` : "";
    parts.far.textContent = {
      running: job.total ? say("job_running", job) + left : say("job_starting"),
      done: say("job_done"),
      failed: say("job_failed", { reason: job.error }),
      cancelled: say("job_cancelled"),
    }[job.status];
    parts.stop.hidden = !running;
    parts.bar.hidden = !running || !job.total;
    parts.bar.max = job.total || 1;
    parts.bar.value = job.done;
    parts.bar.setAttribute("aria-label", parts.far.textContent);
    // what was left out stands first: it asks for something
    const told = job.files.filter(({ status: what }) => what !== "unchanged");
    const skipped = told.filter(({ status: what }) => what === "skipped");
    const others = told.filter((file) => !skipped.includes(file));
    parts.files.hidden = !told.length;
    parts.files.replaceChildren(...[...skipped, ...others].map((file) =>
      el("li", {}, say("job_file", { file: file.file, what: say(`file_${file.status}`) }),
        file.reason ? ` · ${file.reason}` : null)));
  }

  async function send(path, method, body) {
    problem = null;
    const response = await fetch(yinju.api(path), { method, body }).catch(() => null);
    const answer = await response?.json().catch(() => ({}));
    if (!response?.ok) {
      problem = typeof answer?.detail === "string" ? answer.detail : String(response?.status ?? say("no_connection"));
      update();
      return null;
    }
    job = answer.job ?? answer;
    update();
    return answer;
  }

  async function add(files) {
    if (!files.length) return;
    const large = files.find(({ size }) => size > (props.value.most ?? Infinity));
    if (large) {
      problem = say("file_too_large", { file: large.name, most: Math.floor(props.value.most / 1e6) });
      update();
      return;
    }
    const form = new FormData();
    for (const file of files) form.append("files", file);
    removed = null;
    if (await send("docs", "POST", form)) follow();
  }

  async function remove(found) {
    const done = await send(`docs/${encodeURIComponent(found.doc_id)}`, "DELETE");
    if (!done) return;
    removed = done.file;
    follow();
  }

  async function undo() {
    const file = removed;
    removed = null;
    if (await send(`removed/${encodeURIComponent(file)}`, "POST")) follow();
  }

  async function follow() {
    while (job?.status === "running") {
      await new Promise((resolve) => setTimeout(resolve, 400));
      const response = await fetch(yinju.api("job")).catch(() => null);
      if (!response) continue; // the connection may come back
      job = response.ok ? await response.json() : { ...job, status: "failed", error: String(response.status) };
      update();
    }
    await load();
  }

  yinju.loadLibrary = load;
  watch("value", () => {
    const { lang } = props.value ?? {};
    render();
    if (documents && lang !== told) load(); // warnings and reasons are said by the server
    told = lang;
  });
  render();
};
