// Names and roles that Gradio's chat lacks, put right as it draws (WCAG 1.3.1 and 4.1.2).
"use strict";

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
    const chinese = /\p{Script=Han}/u.test(node.textContent);
    node.lang = chinese ? (yinju.lang === "en" ? "zh" : yinju.lang) : "en";
  };
  each("#chat .message-content .md, #chat .example", tongue);
  const around = root.closest?.("#chat .message-content .md");
  if (around) tongue(around);
  // a name made of raw Markdown, on a part that has its text in it
  each("#chat [data-testid][aria-label]", (node) => node.removeAttribute("aria-label"));
  each('#chat .thought-group button[aria-label=""]', (node) => {
    node.setAttribute("aria-label", yinju.say("stage_details"));
  });
};

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) yinju.repair(node);
    if (change.type === "attributes") yinju.repair(change.target);
  }
}).observe(document.documentElement, { attributeFilter: ["aria-label"], childList: true, subtree: true });
