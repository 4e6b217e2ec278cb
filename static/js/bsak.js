// Quicker ways of doing what every page also does without a script. Words come from the page, not from here.
"use strict";

// What is wrong comes first: the summary gets focus, and its links lead into the field, not only to it.
function leadToFaults() {
  const summary = document.querySelector("[data-summary]");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest(".form-group") ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

// A page that is left with unsaved words asks first.
function guardUnsaved() {
  let changed = false;
  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-guard]")) changed = true;
  });
  document.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}

// How many letters are left, said aloud only when there are few.
function countLetters() {
  for (const area of document.querySelectorAll("textarea[data-most]")) {
    const counter = document.getElementById(`${area.id}-count`);
    const most = Number(area.dataset.most);
    if (!counter) continue;
    const show = () => {
      const left = most - area.value.replace(/\n/g, "\r\n").length;
      counter.textContent = left < 0 ? counter.dataset.over.replace("#", -left) : counter.dataset.left.replace("#", left);
      counter.classList.toggle("is-over", left < 0);
      counter.setAttribute("aria-live", left < 20 ? "polite" : "off");
    };
    area.addEventListener("input", show);
    show();
  }
}

// form[data-quick="id of its row"]: saves in place. The answer is the ordinary page; only the row and the
// messages are taken from it. Any other answer (a refusal, a stale text) is shown as the page it is.
async function saveInPlace(form, button) {
  const body = new FormData(form, button);
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  } catch {
    form.submit();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const row = document.getElementById(form.dataset.quick);
  const fresh = page.getElementById(form.dataset.quick);
  if (!answer.ok || !row || !fresh) {
    document.title = page.title;
    document.body.replaceWith(page.body);
    window.scrollTo(0, 0);
    start();
    document.getElementById("main")?.focus();
    return;
  }
  row.replaceWith(fresh);
  const messages = document.getElementById("messages");
  messages?.replaceChildren(...(page.getElementById("messages")?.childNodes ?? []));
  messages?.classList.add("messages--afloat"); // the row may be far below the top of the page
  const name = button?.name || "status";
  (fresh.querySelector(`[name="${CSS.escape(name)}"]`) ?? fresh.querySelector("button, select, a"))?.focus();
}

function saveQuickly() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-quick]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    saveInPlace(form, event.submitter).finally(() => form.removeAttribute("aria-busy"));
  });
}

// [data-progress="url"]: asks for {done, total, text, finished, url} until finished, then goes to url.
function followProgress() {
  for (const place of document.querySelectorAll("[data-progress]")) {
    const bar = place.querySelector("progress");
    const words = place.querySelector("[data-progress-text]");
    const ask = async () => {
      try {
        const answer = await fetch(place.dataset.progress, { headers: { Accept: "application/json" } });
        if (!answer.ok) throw new Error(answer.statusText);
        const state = await answer.json();
        bar.max = state.total || 1;
        bar.value = state.done;
        if (words.textContent !== state.text) words.textContent = state.text;
        if (!state.finished) setTimeout(ask, 1000);
        else if (state.url) location.assign(state.url);
        else location.reload();
      } catch {
        setTimeout(ask, 5000);
      }
    };
    ask();
  }
}

// Escape closes an open menu and gives focus back to what opened it.
function closeMenus() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest("details[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// What the editor has kept on this computer goes when somebody signs out (static/js/editor.js).
function forgetKept() {
  document.querySelector("form[action='/log-ud']")?.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("bsak:kladde:")) localStorage.removeItem(key);
  });
}

function offerPrint() {
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

// What belongs to the elements of one page; run again when a page's body is replaced.
function start() {
  leadToFaults();
  countLetters();
  followProgress();
  offerPrint();
  forgetKept();
}

start();
guardUnsaved();
saveQuickly();
closeMenus();
