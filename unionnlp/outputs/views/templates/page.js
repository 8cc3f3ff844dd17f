"use strict";
// Shows the records of the marks under the pointer, the finger or the focus.
(() => {
  const told = document.getElementById("told");
  let lit = null;
  const hide = () => {
    if (lit) lit.classList.remove("lit");
    lit = null;
    told.hidden = true;
  };
  const tell = (mark) => {
    // The browser's own tooltip would stand beside ours, so the words move out of title.
    const words = [];
    for (let m = mark; m && m.closest; m = m.parentElement && m.parentElement.closest("mark")) {
      const box = document.getElementById("show-" + m.classList[0]);
      if (box && !box.checked) continue; // a kind that is switched off says nothing
      if (m.title) { m.dataset.told = m.title; m.removeAttribute("title"); }
      if (m.dataset.told && !words.includes(m.dataset.told)) words.push(m.dataset.told);
    }
    return words;
  };
  const show = (mark) => {
    const words = tell(mark);
    if (!words.length) return hide();
    if (lit) lit.classList.remove("lit");
    lit = mark;
    mark.classList.add("lit");
    told.replaceChildren(...words.map((text) => {
      const [name, ...rest] = text.split("\n");
      const place = rest.pop();
      const p = document.createElement("p"), b = document.createElement("b"), s = document.createElement("small");
      b.textContent = name;
      s.textContent = place;
      p.append(b, rest.join("\n") + "\n", s);
      return p;
    }));
    told.hidden = false;
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    // On a phone the words stand at the bottom, unless they would cover their own mark.
    told.classList.toggle("up", box.bottom > innerHeight - told.offsetHeight - 24);
    const below = box.bottom + 8, room = innerHeight - told.offsetHeight - 8;
    const top = below <= room ? below : Math.max(8, box.top - told.offsetHeight - 8);
    told.style.top = top + "px";
    told.style.left = Math.max(8, Math.min(box.left, innerWidth - told.offsetWidth - 8)) + "px";
  };
  const over = (event) => {
    const mark = event.target.closest && event.target.closest(".text mark");
    if (mark) show(mark); else hide();
  };
  document.addEventListener("pointerover", over);
  document.addEventListener("click", over);
  document.addEventListener("focusin", over);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("scroll", () => { if (innerWidth > 960) hide(); }, { passive: true });
  // On a phone the contents begin closed, or they would hide the text.
  const contents = document.querySelector(".contents");
  if (innerWidth <= 960) contents.open = false;
  contents.addEventListener("click", (event) => {
    if (innerWidth <= 960 && event.target.closest("a")) contents.open = false;
  });
})();
