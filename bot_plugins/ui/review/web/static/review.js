/* Keys, and changes of page without a flicker. Everything works without this file as well:
   each key presses a button or follows a link that is on the page. */
"use strict";

(() => {
  const MOST_WAITING = 8;
  let busy = false;
  let current = 0;
  let waiting = [];  // keys that were typed while an answer was on its way
  let following = null;  // the page after a decision on the change in view, fetched beforehand
  const COUNTS = [".top", "[data-notice]", ".beside"];  // what each decision changes

  const texts = JSON.parse(document.body.dataset.texts);
  const notDone = (reason) => texts["not-done"].replace("%(reason)s", () => reason);
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
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
    document.querySelectorAll("[data-mark]").forEach((one) => {
      one.classList.toggle("current", one.dataset.mark === all[current]?.dataset.change);
    });
    if (!scroll || !all[current]) return;
    all[current].scrollIntoView({ block: "nearest" });
    all[current].querySelector("input[type=checkbox]")?.focus({ preventScroll: true });
  }

  function say(text) {
    const live = document.getElementById("live");
    live.textContent = "";
    requestAnimationFrame(() => { live.textContent = text; });
  }

  /* Focus what most people do next here, or else the contents. */
  function focusNext() {
    const next = document.querySelector("#main [autofocus]") || document.getElementById("main");
    next.focus({ preventScroll: true });
  }
  window.focusNext = focusNext;  // for jobs.js

  /* Put another page in place of this one; the live region stays, or nobody would hear it. */
  function show(next, address, push) {
    const fresh = next.getElementById("app");
    if (!fresh) { location.assign(address); return; }
    document.getElementById("app").replaceWith(fresh);
    document.title = next.title;
    if (push && address !== location.href) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    const several = changes().length > 1 && document.querySelector("[data-page]");
    mark(several ? current : 0, several);
    if (!several) window.scrollTo(0, 0);
    focusNext();
    document.querySelector(".edit[open] textarea")?.focus();
    document.getElementById("change")?.scrollIntoView({ block: "center" });
    lookAhead();
  }

  /* Fetch what follows the change in view, so that it is there as soon as this one is decided. */
  async function lookAhead() {
    const mine = following = {};
    const address = document.querySelector("form.decide")?.dataset.following;
    if (!address) return;
    const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
    if (answer?.status === 200) mine.page = parsed(await answer.text());
  }

  /* Show what follows before the answer to a decision has come; return what was in view. */
  function goAhead() {
    if (!following?.page) return null;
    const before = document.getElementById("app");
    show(following.page, location.href, false);
    return before;
  }

  function goBack(before) {
    document.getElementById("app").replaceWith(before);
    lookAhead();
  }

  /* Show an answer; if its change is in view already, only what the decision changed. */
  function take(next, address, push, isAhead) {
    const after = (page) => page.querySelector("[data-following]")?.dataset.following;
    if (isAhead && after(next) === after(document)) {
      COUNTS.forEach((one) => document.querySelector(one).replaceWith(next.querySelector(one)));
      history.replaceState(null, "", address);
    } else {
      show(next, address, push);
    }
    tell();
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
    if (isFailure) notice.setAttribute("role", "alert");
    else say(text);
  }
  window.complain = complain;  // for jobs.js

  async function go(address, options, push, form) {
    if (busy) return;
    busy = true;
    let before = null;
    try {
      const headers = { "X-Swap": "1" };
      const answering = fetch(address, { credentials: "same-origin", headers, ...options });
      if (form?.dataset.following) before = goAhead();
      const answer = await answering;
      const text = await answer.text();
      const next = answer.headers.get("X-Address");
      const stays = options.method === "POST" && !answer.redirected && !next;
      if (stays) waiting = [];
      if (stays && form?.closest(".edit") && keepsOpen(text)) return;
      const target = stays ? location.href : new URL(next || answer.url, location.href).href;
      take(parsed(text), target, push, Boolean(before));
    } catch (error) {
      waiting = [];
      if (before) goBack(before);
      complain(texts["no-answer"], true);
    } finally {
      busy = false;
    }
    while (waiting.length && !busy && !document.activeElement.matches("textarea, select")) {
      act(waiting.shift());
    }
  }

  /* Say why an edited sentence was refused, and leave it as it was typed. */
  function keepsOpen(text) {
    const said = parsed(text).querySelector("[data-say]");
    if (said) complain(notDone(said.textContent));
    return Boolean(said);
  }

  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest(".more"));
    const link = event.target.closest("a[data-swap]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(link.href, {}, true);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-reload]")) { form.elements.back.value = location.pathname + location.search; return; }
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    if (form.method === "get") {
      [...fields].forEach(([name, value]) => { if (!value) fields.delete(name, value); });
      go(`${form.action}?${fields}`, {}, true);
      return;
    }
    const button = event.submitter;
    if (button?.name) fields.set(button.name, button.value);
    const action = button?.getAttribute("formaction") || form.action;
    go(action, { method: "POST", body: fields }, false, form);
  });

  function closeMenus(except) {
    const open = [...document.querySelectorAll(".more[open]")].filter((one) => one !== except);
    open.forEach((one) => { one.open = false; });
    return open.length > 0;
  }

  function leave(field) {
    field.closest("details").open = false;
    document.getElementById("main").focus({ preventScroll: true });
  }

  function inField(event) {
    const field = event.target;
    if (!field.matches("textarea, select, input:not([type=checkbox])")) return false;
    if (event.key === "Escape") leave(field);
    if (field.tagName === "TEXTAREA" && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      field.form.requestSubmit(field.form.querySelector("button"));
    }
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event)) return;
    const acts = event.target.closest("a, button, summary, input");
    if (acts && (event.key === "Enter" || event.key === " ")) return;
    if (event.key === "Escape" && closeMenus(null)) return;
    if (event.key.length === 1 && "noKeys" in document.body.dataset) return;
    if (event.repeat && !event.key.startsWith("Arrow") && !"jk".includes(event.key)) return;
    if (busy) {
      if (event.key.length === 1 && waiting.length < MOST_WAITING) waiting.push(event.key);
      return;
    }
    if (act(event.key)) event.preventDefault();
  });

  /* Do what a key is for; tell whether it is for anything. */
  function act(key) {
    if ((key === "s" || key === "ArrowRight") && document.querySelector("[data-page]")) {
      if (current + 1 < changes().length) { mark(current + 1, true); tell(); }
      else keyed("p")?.click();
      return true;
    }
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key];
    if (step && changes().length > 1) {
      mark(current + step, true);
      tell();
      return true;
    }
    const element = keyed(key);
    const noChoice = texts[`no-choice-${key}`];
    if (!element && noChoice && changes().length) complain(notDone(noChoice));
    if (element) press(element);
    return Boolean(element);
  }

  function press(element) {
    const details = element.tagName === "SUMMARY" && element.parentElement;
    element.click();
    if (!details?.open) return;
    const field = details.querySelector("textarea, select, .menu button, .menu a");
    field?.focus();
    if (field?.dataset.from) field.setSelectionRange(field.dataset.from, field.dataset.to);
  }

  document.addEventListener("focusin", (event) => {
    const change = event.target.closest("[data-change]");
    if (change) mark(changes().indexOf(change), false);
  });

  mark(0, false);
  lookAhead();
  window.addEventListener("popstate", () => go(location.href, {}, false));
})();
