/* Keys, and changes of page without a flicker. Everything works without this file as well:
   each key presses a button or follows a link that is on the page. */
"use strict";

(() => {
  let busy = false;
  let current = 0;

  const changes = () => [...document.querySelectorAll("[data-change]")];

  /* The element with a key: in the current change first, then outside of all changes. */
  function keyed(key) {
    const match = (element) => element.dataset.key === key || element.dataset.also === key;
    const all = [...document.querySelectorAll("[data-key]")].filter(match);
    const change = changes()[current];
    return all.find((one) => change?.contains(one)) || all.find((one) => !one.closest("[data-change]"));
  }

  function mark(index, scroll) {
    const all = changes();
    current = Math.max(0, Math.min(index, all.length - 1));
    all.forEach((change, at) => {
      if (at === current) change.setAttribute("aria-current", "true");
      else change.removeAttribute("aria-current");
    });
    if (scroll && all[current]) all[current].scrollIntoView({ block: "nearest" });
  }

  function say(text) {
    const live = document.getElementById("live");
    live.textContent = "";
    requestAnimationFrame(() => { live.textContent = text; });
  }

  /* Put another page in place of this one; the live region stays, or nobody would hear it. */
  function show(text, address, push) {
    const next = new DOMParser().parseFromString(text, "text/html");
    const fresh = next.getElementById("app");
    if (!fresh) { location.assign(address); return; }
    document.getElementById("app").replaceWith(fresh);
    document.title = next.title;
    if (push && address !== location.href) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    const several = changes().length > 1;
    mark(several ? current : 0, several);
    if (!several) window.scrollTo(0, 0);
    document.getElementById("main").focus({ preventScroll: true });
    tell();
    document.getElementById("change")?.scrollIntoView({ block: "center" });
  }

  /* Say what happened, and what is there now. */
  function tell() {
    const words = ["[data-notice]", "[data-say]"].map((one) => document.querySelector(one)?.textContent);
    const change = changes()[current];
    say([...words, change && change.getAttribute("aria-label")].filter(Boolean).join(". "));
  }

  /* Show and say why something was not done. */
  function complain(text, isFailure) {
    const notice = document.querySelector("[data-notice]");
    notice.textContent = text;
    notice.classList.remove("empty");
    notice.classList.toggle("failed", Boolean(isFailure));
    say(text);
  }

  async function go(address, options, push) {
    if (busy) return;
    busy = true;
    try {
      const answer = await fetch(address, { credentials: "same-origin", ...options });
      const text = await answer.text();
      const stays = options.method === "POST" && !answer.redirected;
      show(text, stays ? location.href : answer.url, push);
    } catch (error) {
      complain("The program that shows this page does not answer. Nothing was done. Start it again, then load this page.", true);
    } finally {
      busy = false;
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(link.href, {}, true);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    if (form.method === "get") {
      [...fields].forEach(([name, value]) => { if (!value) fields.delete(name, value); });
      go(`${form.action}?${fields}`, {}, true);
      return;
    }
    const button = event.submitter;
    if (button?.name) fields.set(button.name, button.value);
    go(form.action, { method: "POST", body: fields }, false);
  });

  function inField(event) {
    const field = event.target;
    if (field.tagName === "TEXTAREA") {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        field.form.requestSubmit(field.parentElement.querySelector("button"));
      } else if (event.key === "Escape") {
        field.closest("details").open = false;
        document.getElementById("main").focus({ preventScroll: true });
      }
      return true;
    }
    if (event.key === "Escape" && field.matches("input, select")) {
      field.closest("details").open = false;
      document.getElementById("main").focus({ preventScroll: true });
    }
    return field.matches("input, select");
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event)) return;
    const acts = event.target.closest("a, button, summary");
    if (acts && (event.key === "Enter" || event.key === " ")) return;
    const passes = event.key === "s" || event.key === "ArrowRight";
    if (passes && document.querySelector("[data-page]")) {
      if (current + 1 < changes().length) { mark(current + 1, true); tell(); }
      else keyed("p")?.click();
      return;
    }
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step && changes().length > 1) {
      event.preventDefault();
      mark(current + step, true);
      tell();
      return;
    }
    const element = keyed(event.key);
    const choice = { 1: "first", 2: "second", 3: "third" }[event.key];
    if (!element && choice && changes().length) complain(`Not done: there is no ${choice} choice.`);
    if (!element || busy || event.repeat) return;
    event.preventDefault();
    press(element);
  });

  function press(element) {
    const details = element.tagName === "SUMMARY" && element.parentElement;
    element.click();
    if (!details) return;
    const field = details.open && details.querySelector("textarea, select, input");
    if (field) field.focus();
    if (field?.select) field.select();
  }

  document.addEventListener("focusin", (event) => {
    const change = event.target.closest("[data-change]");
    if (change) mark(changes().indexOf(change), false);
  });

  window.addEventListener("popstate", () => go(location.href, {}, false));
})();
