// Names and roles that Gradio's chat lacks, put right as it draws (WCAG 1.3.1 and 4.1.2).
"use strict";

/** Gradio's own words, and the keys of ours. */
yinju.gradioWords = {
  "Copy message": "copy_message",
  "Message copied": "copied",
  Edit: "edit",
  Retry: "retry",
  Undo: "undo",
  Like: "like",
  Dislike: "dislike",
  Liked: "like",
  Disliked: "dislike",
  Feedback: "feedback",
  Submit: "ask_send",
  Cancel: "cancel",
  Close: "close",
  "Scroll to bottom": "scroll_down",
  Error: "failed",
  Warning: "wait",
  "Connection to the server was lost. Attempting reconnection...": "connection_lost",
  "Connection re-established.": "connection_back",
  "Queue is full": "queue_full",
};

yinju.repair = (root) => {
  const each = (selector, act) => {
    if (root.matches?.(selector)) act(root);
    root.querySelectorAll?.(selector).forEach(act);
  };
  // the questions offered are buttons, which a list may not hold
  each("#chat .examples[role]", (node) => node.removeAttribute("role"));
  // a button inside a button cannot be reached: the inner one, which can, stays
  each("#chat .thought-group .title[role]", (node) => {
    node.removeAttribute("role");
    node.removeAttribute("tabindex");
  });
  // the language of a text decides the shapes of its characters and the width of its quotation marks
  const tongue = (node) => {
    const text = yinju.tongue(node.textContent);
    const cited = yinju.cited?.(yinju.claim.read(node.querySelector('a[href^="#c-"]')));
    node.lang = text !== "en" && cited?.language === "zh" ? cited.lang : text;
  };
  const blocks = "#chat .message-content .md :is(p, li, h1, h2, h3)";
  each(`${blocks}, #chat .example`, tongue);
  const around = root.closest?.(blocks);
  if (around) tongue(around);
  // only when it differs: a name that is set is seen as a change, and repaired again
  const named = (node, said) => {
    const name = yinju.say(said);
    if (name && node.getAttribute("aria-label") !== name) node.setAttribute("aria-label", name);
  };
  const key = (words) => Object.entries(yinju.gradioWords).find(([said]) => words.startsWith(said))?.[1];
  each("#chat button[aria-label], .toast-wrap [aria-label]", (node) => {
    node.dataset.says = yinju.gradioWords[node.getAttribute("aria-label")] ?? node.dataset.says ?? "";
    if (!node.dataset.says || !yinju.strings[node.dataset.says]) return;
    named(node, node.dataset.says);
    node.title = yinju.say(node.dataset.says);
  });
  each("#chat [role=log]", (node) => named(node, "chat_label"));
  each("#ask textarea", (node) => named(node, "ask_label"));
  each("#ask .submit-button", (node) => named(node, "ask_send"));
  each("#ask .stop-button", (node) => named(node, "library_cancel"));
  each(".toast-title, .toast-message-text", (node) => {
    const known = key(node.textContent.trim());
    if (known && node.textContent.trim() !== yinju.say(known)) node.textContent = yinju.say(known);
  });
  // what went wrong is told at once, and looks like nothing that the documents say
  each('#chat a[href="#retry"]', (node) => node.closest("blockquote")?.setAttribute("role", "alert"));
  // a name made of raw Markdown, on a part that has its text in it
  each("#chat [data-testid][aria-label]", (node) => node.removeAttribute("aria-label"));
  each("#chat .thought-group .arrow button", (node) => named(node, "stage_details"));
};

// "try again" under a failure does what Gradio's own button does
document.addEventListener("click", (event) => {
  if (!event.target.closest?.('#chat a[href="#retry"]')) return;
  event.preventDefault();
  event.stopPropagation();
  [...document.querySelectorAll('#chat button[data-says="retry"]')].at(-1)?.click();
}, true);

// the menu of remarks opens to the side where there is room for it
for (const happening of ["mouseover", "focusin"]) {
  document.addEventListener(happening, ({ target }) => {
    const menu = target.closest?.("#chat .extra-feedback");
    if (!menu) return;
    const room = menu.closest(".bubble-wrap").getBoundingClientRect().bottom - menu.getBoundingClientRect().bottom;
    menu.classList.toggle("upward", room < menu.querySelector(".extra-feedback-options").offsetHeight + 8);
  });
}

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) yinju.repair(node);
    if (change.type === "attributes") yinju.repair(change.target);
  }
}).observe(document.documentElement, { attributeFilter: ["aria-label"], childList: true, subtree: true });
