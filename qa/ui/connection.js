// A connection that breaks loses nothing: what is sent waits for it, what was typed is kept.
"use strict";

{
  const send = window.fetch.bind(window);
  const box = () => document.querySelector("#ask textarea");
  let joined = 0; // how many things were asked of Gradio's queue
  const name = sessionStorage.getItem("yinju.tab")
    ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  sessionStorage.setItem("yinju.tab", name);

  /** Says that there is no connection, or takes that back. */
  function tell(broken) {
    const note = document.querySelector(".offline");
    if (broken && !note) document.body.append(yinju.el("p", { class: "offline notice", role: "alert", text: yinju.say("offline") }));
    if (!broken) note?.remove();
  }

  const pause = () => new Promise((go) => {
    addEventListener("online", go, { once: true });
    setTimeout(go, 2000);
  });

  // Gradio gives the page up at the first request that fails: it is sent again instead
  window.fetch = async (target, options = {}) => {
    const address = String(target?.url ?? target);
    if (!address.includes("/gradio_api/")) return send(target, options);
    const headers = new Headers(options.headers ?? target?.headers);
    headers.set("x-yinju-tab", name);
    if (address.includes("queue/join")) joined += 1;
    for (;;) {
      try {
        const response = await send(target, { ...options, headers });
        tell(false);
        return response;
      } catch (error) {
        if (error.name === "AbortError" || !/queue\/(join|data)/.test(address)) throw error;
        tell(true);
        await pause();
      }
    }
  };

  const AGAIN_AFTER_MS = 100;
  const MOST_TIMES = 20; // two seconds in all

  /** Sends what was not heard: for Gradio an answer is under way a moment longer than it is shown to be. */
  function sendAgain(before, text, times = MOST_TIMES) {
    if (!text.trim() || !times) return;
    setTimeout(() => {
      if (joined !== before || box()?.value !== text) return;
      document.querySelector("#ask .submit-button")?.click();
      sendAgain(before, text, times - 1);
    }, AGAIN_AFTER_MS);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target === box()) sendAgain(joined, box().value);
  }, true);
  document.addEventListener("click", (event) => {
    if (event.isTrusted && event.target.closest?.("#ask .submit-button")) sendAgain(joined, box().value);
  }, true);

  document.addEventListener("input", ({ target }) => {
    if (target === box()) sessionStorage.setItem("yinju.question", target.value);
  });

  /** What was typed before the page was opened anew stands in the box again. */
  yinju.typedBefore = () => {
    const typed = sessionStorage.getItem("yinju.question");
    if (!typed || !box() || box().value) return;
    box().value = typed;
    box().dispatchEvent(new Event("input", { bubbles: true }));
  };

  /** An answered question need not be kept. */
  yinju.answered = (question) => {
    if (sessionStorage.getItem("yinju.question")?.trim() === question?.trim()) sessionStorage.removeItem("yinju.question");
  };
}
