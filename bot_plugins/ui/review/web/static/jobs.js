/* Progress of background work, without loading the page again: once a second, while there is any.
   Without this file the page loads itself again, or by the browser's own button. */
"use strict";

(() => {
  const PAUSE = 1000;
  const MOST_PAUSE = 15000;
  let pause = PAUSE;

  const job = (page) => page.querySelector("[data-job]");
  const state = (page) => [job(page)?.dataset.job, job(page)?.dataset.poll].join();
  const isAtWork = () => Number(job(document)?.dataset.poll || 0) > 0;

  /* Replace the pieces that changed, and nothing that has the focus. */
  function update(next) {
    document.querySelectorAll("[data-live]").forEach((piece) => {
      const fresh = next.querySelector(`[data-live="${piece.dataset.live}"]`);
      if (fresh && fresh.outerHTML !== piece.outerHTML && !piece.contains(document.activeElement)) {
        piece.replaceWith(fresh);
      }
    });
  }

  /* The work has ended, or somebody stopped it: show the whole page anew, and say so. */
  function turn(next) {
    document.getElementById("app").replaceWith(next.getElementById("app"));
    window.focusNext();
    const words = [job(document)?.querySelector("h1")?.textContent, document.querySelector("[data-say]")?.textContent];
    document.getElementById("live").textContent = words.filter(Boolean).join(". ");
  }

  function fail() {
    window.complain(JSON.parse(document.body.dataset.texts)["no-answer-yet"], true);
    pause = Math.min(MOST_PAUSE, pause * 2);
  }

  async function look() {
    if (isAtWork() && !document.hidden) {
      const shown = job(document);
      try {
        const answer = await fetch(location.href, { credentials: "same-origin" });
        const next = new DOMParser().parseFromString(await answer.text(), "text/html");
        const isStillShown = shown === job(document); // or somebody went to another page meanwhile
        if (!isStillShown) { pause = PAUSE; } else if (!answer.ok || !job(next)) { fail(); } else {
          pause = PAUSE;
          if (state(next) === state(document)) update(next);
          else turn(next);
        }
      } catch (error) {
        fail();
      }
    }
    setTimeout(look, pause);
  }

  setTimeout(look, PAUSE);
})();
