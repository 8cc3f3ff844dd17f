"use strict";
(() => {
  const both = document.querySelector(".both");
  const svg = document.querySelector(".lines");
  const spec = "http://www.w3.org/2000/svg";
  const ends = [...document.querySelectorAll('mark[id^="s"]')].map((right) => {
    const left = document.getElementById("p" + right.id.slice(1).split("-")[0]);
    return left ? { left, right, path: document.createElementNS(spec, "path") } : null;
  }).filter(Boolean);
  for (const { left, right, path } of ends) {
    path.setAttribute("class", left.classList[0]);
    svg.append(path);
    for (const end of [left, right]) {
      const light = (on) => [left, right, path].forEach((e) => e.classList.toggle("lit", on));
      for (const name of ["mouseenter", "focus"]) end.addEventListener(name, () => light(true));
      for (const name of ["mouseleave", "blur"]) end.addEventListener(name, () => light(false));
      end.addEventListener("click", () => (end === left ? right : left).scrollIntoView({ block: "center", behavior: "smooth" }));
    }
  }
  const draw = () => {
    const frame = both.getBoundingClientRect();
    const [one, other] = both.querySelectorAll("article");
    const from = one.getBoundingClientRect().right - frame.left;
    const to = other.getBoundingClientRect().left - frame.left;
    for (const { left, right, path } of ends) {
      const a = left.getBoundingClientRect(), b = right.getBoundingClientRect();
      const y = a.top + Math.min(a.height, 28) / 2 - frame.top, z = b.top + Math.min(b.height, 28) / 2 - frame.top;
      const middle = (from + to) / 2;
      path.setAttribute("d", `M${from} ${y}C${middle} ${y} ${middle} ${z} ${to} ${z}`);
    }
  };
  draw();
  addEventListener("resize", draw);
  addEventListener("beforeprint", () => {
    for (const group of document.querySelectorAll("details")) group.open = true;
    draw();
  });
  for (const group of document.querySelectorAll("details")) group.addEventListener("toggle", draw);
  if (document.fonts) document.fonts.ready.then(draw);
})();
