// Makes the editor live: saves while people type, keeps what could not be saved, shows what others write.
// Without it the buttons of the page do the same. Words come from the page, not from here.
"use strict";

const PAUSE = 1500; // ms after the last key before it is saved
const SIGN_OF_LIFE = 20_000;
const LONGEST_WAIT = 60_000; // between two tries to reach the server
const OLDEST = 30 * 24 * 3600_000; // of what is kept on this computer

const form = document.querySelector("form[data-autosave]");
if (form) start();

function start() {
  const mark = form.elements.namedItem("mark");
  const status = document.getElementById("saved");
  const words = document.getElementById("live").dataset;
  const ownKey = `${form.dataset.kept}:${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  const known = new Map(); // what the server has in each field, at the mark of the form
  const page = { form, mark, known, read, write, save, keep, drop };
  const met = clashes(page);
  let found = null; // what is to be mended, as the server said last
  let pause = 0, wait = 1000, busy = null, leaving = false, newest = 0;

  // A page that shows what was refused holds text that the server has not.
  for (const name of names()) known.set(name, "unsaved" in form.dataset ? null : read(name));

  function names() {
    const fields = [...form.elements].filter((field) => field.matches("input:not([type=hidden]), textarea, select"));
    return new Set(fields.map((field) => field.name).filter(Boolean));
  }

  function read(name) {
    return form.elements.namedItem(name)?.value ?? "";
  }

  function write(name, text) {
    const field = form.elements.namedItem(name);
    if (field) field.value = text;
  }

  function dirty() {
    return unsaved((name) => !met.held.has(name));
  }

  function unsaved(which = () => true) {
    return new Map([...known.keys()].filter((name) => which(name) && read(name) !== known.get(name)).map((name) => [name, read(name)]));
  }

  function say(text, link) {
    if (status.textContent === (link ? `${text} ${link}` : text)) return; // a link that is being pressed stays
    status.textContent = text;
    if (link) status.append(" ", Object.assign(document.createElement("a"), { href: location.pathname, textContent: link }));
  }

  // --- What could not be saved lies on this computer, for this person and this part, until it is.

  function keep() {
    const fields = Object.fromEntries(unsaved());
    try {
      if (Object.keys(fields).length) localStorage.setItem(ownKey, JSON.stringify({ mark: met.first() || mark.value, at: Date.now(), fields }));
      else localStorage.removeItem(ownKey);
    } catch { /* storage is full or turned off: then the page itself is all there is */ }
  }

  function kept() {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${form.dataset.kept}:`) && key !== ownKey);
      const found = keys.map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }));
      return found.filter((one) => one.at > Date.now() - OLDEST).sort((a, b) => a.at - b.at);
    } catch {
      return [];
    }
  }

  function offerKept() {
    const all = kept(), box = document.getElementById("kept");
    const fields = Object.assign({}, ...all.map((one) => one.fields));
    const lost = Object.keys(fields).filter((name) => known.has(name) && fields[name] !== read(name));
    const forget = () => { all.forEach((one) => localStorage.removeItem(one.key)); box.hidden = true; };
    if (!lost.length) return forget();
    const when = new Date(all.at(-1).at);
    box.querySelector("[data-when]").textContent = when.toLocaleString("da-DK", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
    box.querySelector("[data-fields]").textContent = lost.map((name) => document.querySelector(`label[for="${CSS.escape(name)}"]`)?.textContent).filter(Boolean).join(", ");
    box.hidden = false;
    box.querySelector("[data-take]").onclick = () => {
      // Held against the text it was written from, so that what others wrote since is not written over.
      if (all[0].mark.split("-")[0] === mark.value.split("-")[0]) mark.value = all[0].mark;
      for (const name of lost) write(name, fields[name]);
      keep();
      forget();
      document.getElementById(lost[0])?.focus();
      save();
    };
    box.querySelector("[data-drop]").onclick = () => { forget(); document.getElementById("main").focus(); };
  }

  // --- Saving. The answer to a save: saved, refused, clash, out (signed out) or offline.

  function save() {
    clearTimeout(pause);
    if (busy) return busy.then((fate) => (fate === "saved" && dirty().size ? save() : fate));
    const sent = dirty();
    if (!sent.size) return Promise.resolve("saved");
    keep();
    const slow = setTimeout(() => say(words.saving), 800);
    busy = send(sent).finally(() => { clearTimeout(slow); busy = null; });
    return busy;
  }

  async function send(sent) {
    let answer;
    try {
      answer = await post(form.dataset.autosave, sent);
    } catch {
      return offline();
    }
    if (answer.type === "opaqueredirect" || [400, 401].includes(answer.status)) return say(words.out, words.in), "out";
    if (answer.status >= 500) return offline();
    const news = await answer.json().catch(() => ({ told: words.refused }));
    if (answer.status === 409) return clash(news), "clash";
    if (!answer.ok) return say(news.told), "refused";
    wait = 1000;
    const fits = take(news, sent);
    keep();
    say(news.saved);
    if (!fits || dirty().size) later(fits ? PAUSE : 0);
    return "saved";
  }

  function post(url, fields, more = {}) {
    const body = new FormData();
    body.set("csrf_token", form.elements.namedItem("csrf_token").value);
    body.set("mark", mark.value);
    for (const [name, text] of fields) body.set(name, text);
    return fetch(url, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" }, ...more });
  }

  function offline() {
    say(words.offline);
    wait = Math.min(wait * 2, LONGEST_WAIT);
    later(wait);
    return "offline";
  }

  function later(time) {
    clearTimeout(pause);
    pause = setTimeout(saveAlone, time);
  }

  function saveAlone() {
    return leaving ? undefined : save();
  }

  // Two have written in one field: the writer stays there, sees both texts, and what else was typed is saved.
  function clash(news) {
    say(news.clashes ? words.held : words.refused);
    follow(news.moved ?? {});
    if (!news.clashes) return met.tell(news.told); // the draft is gone
    met.meet(news);
    take(news);
    keep();
    if (dirty().size) later(0);
  }

  // The whole form goes with the mark that met the clash, so that its answer is the page with both texts.
  function go(button) {
    leaving = true;
    mark.value = met.first() || mark.value;
    form.requestSubmit(button);
  }

  // --- News: what others have changed since the mark of the form.

  function take(news, sent = new Map()) {
    follow(news.moved ?? {});
    sent = new Map([...sent].map(([name, text]) => [moved(name, news.moved), text]));
    const every = Object.entries(news.taken ?? {}).filter(([name]) => known.has(name));
    const again = every.filter(([name, text]) => met.held.has(name) && text !== known.get(name));
    const taken = every.filter(([name]) => !met.held.has(name));
    const isMine = ([name]) => read(name) !== (sent.get(name) ?? known.get(name));
    show(news);
    if (taken.some(isMine)) return false; // the mark stays, so that the next save meets the clash
    if (again.map(([name, text]) => met.renew(name, text)).includes(false)) return later(0), false;
    mark.value = news.mark;
    for (const [name, text] of sent) known.set(name, text);
    for (const [name, text] of taken) {
      if (text === null) drop(name);
      else if (text !== read(name)) mend(name, text);
      if (text !== null) known.set(name, text);
    }
    return true;
  }

  function mend(name, text) {
    write(name, text);
    const field = document.getElementById(name);
    field?.classList.add("is-news");
    setTimeout(() => field?.classList.remove("is-news"), 4000);
  }

  function drop(name) {
    const row = document.getElementById(name)?.closest("fieldset.line");
    if (row?.querySelector(".met")) return; // until somebody has chosen
    for (const field of row?.querySelectorAll("[name]") ?? []) known.delete(field.name);
    known.delete(name);
    row?.remove();
  }

  // A row that somebody has moved to another list goes there, with whatever is being typed in it.
  function follow(rows) {
    for (const [from, to] of Object.entries(rows)) {
      const row = document.getElementById(from), list = document.getElementById(to.slice(0, to.lastIndexOf("/")));
      if (!row || !list) continue;
      const focused = row.contains(document.activeElement) ? document.activeElement : null;
      for (const part of [row, ...row.querySelectorAll("*")]) {
        for (const one of [...part.attributes]) if (one.value.includes(from)) part.setAttribute(one.name, one.value.replaceAll(from, to));
      }
      for (const [name, text] of [...known]) {
        if (!name.startsWith(`${from}/`)) continue;
        known.delete(name);
        known.set(moved(name, rows), text);
      }
      list.querySelector(":scope > .rows__add").before(row);
      focused?.focus();
    }
  }

  function moved(name, rows = {}) {
    const from = Object.keys(rows).find((row) => name.startsWith(`${row}/`));
    return from ? rows[from] + name.slice(from.length) : name;
  }

  function show(news) {
    document.getElementById("others").textContent = news.others ?? "";
    const told = document.getElementById("news");
    if (news.news) {
      told.textContent = news.news;
      const isRows = (name) => document.getElementById(name)?.matches(".rows");
      if (Object.keys(news.taken).some(isRows)) told.append(" ", Object.assign(document.createElement("a"), { href: location.pathname, textContent: words.reload }));
    }
    if (news.findings !== undefined) document.getElementById("findings").innerHTML = news.findings;
    if (news.found) { found = news.found; showFound(); }
    if (news.sheet) showSheet(news.sheet);
  }

  // Nobody is corrected in the middle of a word: what is new waits until the field is left.
  function showFound() {
    if (!found) return;
    const now = document.activeElement?.closest("form") === form ? document.activeElement.name : "";
    for (const list of form.querySelectorAll("ul.found[id]")) {
      const name = list.id.slice(0, -":found".length);
      if (name === now && found[name]) continue;
      list.remove();
      describe(name, false);
    }
    for (const [name, html] of Object.entries(found)) {
      const place = document.getElementById(name);
      if (!place || name === now) continue;
      besides(place, name).insertAdjacentHTML("afterend", html);
      describe(name, true);
    }
  }

  function besides(place, name) {
    if (place.matches(".rows")) return place.querySelector(":scope > .form-hint") ?? place.querySelector(":scope > .rows__name");
    if (place.matches("fieldset.line")) return place.querySelector(":scope > .line__acts");
    return document.getElementById(`${name}:error`) ?? document.getElementById(`${name}:hint`) ?? place.closest(".write").querySelector("label, legend");
  }

  function describe(name, isFound) {
    const field = form.elements.namedItem(name);
    if (!field) return;
    const first = field.length && !field.options ? field[0] : field;
    const holder = first.type === "radio" ? first.closest("fieldset") : first, id = `${name}:found`;
    const others = (holder.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
    const ids = isFound ? [...others, id] : others;
    if (ids.length) holder.setAttribute("aria-describedby", ids.join(" "));
    else holder.removeAttribute("aria-describedby");
  }

  // What a field that has been left must hear is also said aloud, once.
  function hear(event) {
    const name = event.target.name;
    setTimeout(() => {
      showFound();
      const list = document.getElementById(`${name}:found`), label = document.querySelector(`label[for="${CSS.escape(name ?? "")}"]`);
      const text = list ? `${label?.textContent ?? ""}: ${list.textContent.replace(/\s+/g, " ").trim()}` : "";
      const heard = document.getElementById("heard");
      if (heard.textContent !== text) heard.textContent = text;
    });
  }

  // The pictures are fetched before they take the old ones' place, so that nothing flickers.
  async function showSheet(html) {
    const turn = ++newest, next = document.createElement("template");
    next.innerHTML = html;
    const pictures = [...next.content.querySelectorAll("img")].map((old) => Object.assign(new Image(), { src: old.getAttribute("src"), alt: old.alt, className: old.className, width: old.width, height: old.height }));
    await Promise.allSettled(pictures.map((picture) => picture.decode()));
    if (turn !== newest) return;
    next.content.querySelector("#sides").replaceChildren(); // what is put into a template is fetched again
    document.getElementById("sheet").replaceChildren(next.content);
    document.getElementById("sides").replaceChildren(...pictures);
  }

  async function live() {
    if (document.hidden || busy || leaving) return;
    const asked = mark.value;
    try {
      const answer = await post(form.dataset.presence, []);
      const news = answer.ok && await answer.json();
      // What was saved meanwhile brought newer news.
      if (news && !busy && !leaving && mark.value === asked) take(news);
    } catch { /* no connection: the next save says so */ }
  }

  // --- Keys: Alt and an arrow move the row, Ctrl and Enter add one after it.

  function press(event) {
    const row = event.target.closest?.("fieldset.line");
    if (!row) return;
    const way = event.altKey && { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (way) {
      event.preventDefault();
      const button = document.getElementById(`${row.id}:${way}`);
      if (!button) return;
      sessionStorage.setItem("bsak:felt", event.target.name ?? "");
      button.click();
    } else if (event.ctrlKey && event.key === "Enter") {
      event.preventDefault();
      const adding = row.closest(".rows").querySelectorAll(":scope > .rows__add button");
      if (adding.length > 1) return adding[0].focus(); // which sort is for the writer to say
      const button = adding[0].cloneNode(true);
      const [verb, list, tag = ""] = button.value.split(":");
      button.value = [verb, list, tag, row.id.split("/").at(-1)].join(":");
      button.hidden = true;
      form.append(button);
      button.click();
    }
  }

  // Once a row was moved, the focus is where it was; the browser leads it to the address first.
  function land() {
    const name = sessionStorage.getItem("bsak:felt");
    sessionStorage.removeItem("bsak:felt");
    if (name) window.addEventListener("load", () => setTimeout(() => document.getElementById(name)?.focus()));
  }

  form.addEventListener("input", () => { keep(); later(PAUSE); });
  form.addEventListener("change", saveAlone);
  form.addEventListener("focusout", hear);
  form.addEventListener("keydown", press);
  form.addEventListener("submit", async (event) => {
    if (leaving) return;
    if (!busy && !dirty().size) {
      leaving = true;
      mark.value = met.first() || mark.value;
      return;
    }
    event.preventDefault();
    const fate = await save();
    if (fate === "offline" || fate === "out" || leaving) return;
    go(event.submitter);
  });
  document.querySelector("form[action='/log-ud']")?.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("online", saveAlone);
  window.addEventListener("pagehide", () => {
    if (leaving || !unsaved().size) return;
    keep();
    if (!dirty().size) return;
    post(form.dataset.autosave, dirty(), { keepalive: true }).catch(() => {});
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? saveAlone() : live()));
  setInterval(live, SIGN_OF_LIFE);
  document.getElementById("keys").hidden = !form.querySelector("fieldset.line");
  land();
  live().then(offerKept);
}
