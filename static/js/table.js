// The table: keys for the next and the previous point, and for each recommendation. Everything is also a link or a button.
const OFF = "bsak:uden-genveje";

function isTyping(target) {
  return target.closest("input, select, textarea, [contenteditable]");
}

function saveWhatIsTyped(event) {
  const form = event.target.closest("form");
  if (form && event.ctrlKey && event.key === "Enter") form.requestSubmit();
}

function followKeys(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  if (localStorage.getItem(OFF)) return;
  const onward = { j: "next", ArrowRight: "next", k: "prev", ArrowLeft: "prev" }[event.key];
  if (onward) document.querySelector(`a[rel="${onward}"]`)?.click();
  else if (/^[1-9]$/.test(event.key)) document.querySelector(`[data-line="${event.key}"]`)?.focus();
}

// Whoever speaks to the computer must be able to turn single keys off.
function offerToTurnOff() {
  const button = document.querySelector("[data-keys]");
  if (!button) return;
  const words = [button.textContent, button.dataset.off];
  const show = () => {
    button.textContent = words[localStorage.getItem(OFF) ? 1 : 0];
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (localStorage.getItem(OFF)) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    show();
  });
  show();
}

// A form beside the decision sends the decision's words along; what else was begun is asked about.
const begun = new Set();

function loseNothing(event) {
  const sent = event.target;
  const asks = document.querySelector("[data-unsaved]");
  const words = document.getElementById("decision");
  if (!asks || !words) return;
  const brings = asks.contains(sent) && !sent.elements.free;
  if ([...begun].some((form) => form !== sent && !(brings && form === words)) && !confirm(asks.dataset.unsaved)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  if (!brings || sent === words) return;
  for (const name of ["free", "free_version", "free_seen"]) {
    const copy = Object.assign(document.createElement("input"), { type: "hidden", name });
    sent.append(copy);
    copy.value = words.elements[name].value;
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) begun.add(form);
});
document.addEventListener("submit", loseNothing, true);
document.addEventListener("keydown", saveWhatIsTyped);
document.addEventListener("keydown", followKeys);
offerToTurnOff();
