// Two have written in one field: both texts stand at the field until one is chosen; nothing is sent over the other.
// Used by editor.js, before which it is loaded. Words come from the server, not from here.
"use strict";

function clashes(page) {
  const { form, mark, known, read, write } = page;
  const bar = document.getElementById("clashes");
  const held = new Map(); // the names of fields that are not saved until somebody has chosen
  let first = ""; // the mark that met the clash: what is sent with it meets it again

  function meet(met) {
    const was = mark.value; // a field that is met again is released first
    first ||= was;
    for (const one of met.clashes) {
      const field = document.getElementById(one.path);
      release(one.path);
      held.set(one.path, one.name);
      known.set(one.path, one.theirs);
      if (!field) continue;
      field.closest("details")?.setAttribute("open", "");
      (field.closest(".write") ?? field).insertAdjacentHTML("beforeend", one.html);
      const box = document.getElementById(`${one.path}:met`);
      describe(one.path, true);
      box.querySelector("[data-mine]")?.addEventListener("click", () => { release(one.path); field.focus(); page.save(); });
      box.querySelector("[data-use]")?.addEventListener("click", () => { take(one.path); field.focus(); });
      box.querySelector("[data-both]")?.addEventListener("click", (event) => {
        write(one.path, `${known.get(one.path)}${field.matches("textarea") ? "\n" : " "}${read(one.path)}`);
        event.currentTarget.remove();
        page.keep();
        field.focus();
      });
      box.querySelector("[data-leave]")?.addEventListener("click", () => { release(one.path); page.drop(one.path); page.keep(); document.getElementById("main").focus(); });
    }
    first ||= was;
    tell(met.told);
  }

  function take(name) {
    write(name, known.get(name));
    release(name);
    page.keep();
  }

  function release(name) {
    if (!held.delete(name)) return;
    document.getElementById(`${name}:met`)?.remove();
    describe(name, false);
    if (held.size) return;
    first = "";
    tell("");
  }

  function describe(name, isMet) {
    const field = document.getElementById(name), holder = field?.type === "radio" ? field.closest("fieldset") : field;
    const others = (holder?.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== `${name}:met`);
    const ids = isMet ? [...others, `${name}:met`] : others;
    if (ids.length) holder?.setAttribute("aria-describedby", ids.join(" "));
    else holder?.removeAttribute("aria-describedby");
  }

  function tell(text) {
    bar.hidden = !text;
    bar.querySelector("[data-told]").textContent = text;
    bar.querySelector("[data-where]").replaceChildren(...[...held].map(([name, label]) => {
      const item = document.createElement("li");
      item.append(Object.assign(document.createElement("a"), { href: `#${name}`, textContent: label }));
      return item;
    }));
  }

  // They have written again while both texts stand there. False: the row is gone, and the clash must be met anew.
  function renew(name, text) {
    if (text === null) {
      mark.value = first;
      release(name);
      return false;
    }
    known.set(name, text);
    const choice = text && form.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(text)}"]`);
    const theirs = document.querySelector(`[id="${CSS.escape(name)}:met"] [data-theirs]`);
    if (theirs) theirs.textContent = (choice && document.querySelector(`label[for="${CSS.escape(choice.id)}"]`)?.textContent) || text;
    return true;
  }

  return { held, meet, renew, tell, first: () => first };
}
