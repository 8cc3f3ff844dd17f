"use strict";
// The page of the desk. All text is set as text, never as markup. Nothing is kept in the browser.
const start = JSON.parse(document.getElementById("start").textContent);
let state = {changed: -1, wishes: {lang: "zh"}, drafts: [], busy: 0, gaps: []};
let open = null;      // the id of the draft that is shown
let shown = null;     // that draft in full
let total = 0;        // drafts of the work under way
let follow = null;    // the draft to open once it is checked
let several = false;  // more drafts were taken than the state that is known shows
let ended = false;

const $ = (id) => document.getElementById(id);
const say = (key, values = {}) =>
  start.words[state.wishes.lang][key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const percent = (score) => `${Math.round(score * 100)}%`;
const level = (score) => (score >= 0.8 ? "good" : score >= 0.5 ? "fair" : "poor");

function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== ""));
  return element;
}
const button = (text, act, given = {}) => make("button", {type: "button", onclick: act, ...given}, text);

// --- talk with the program ---------------------------------------------------------------------

async function ask(path, given) {
  let answer;
  try {
    answer = await fetch(path, given);
  } catch {
    lost();
    return null;
  }
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => ({}));
  complain(told.error || say("lost"));
  return null;
}
const post = (path, body) => ask(path, {method: "POST", body});

function lost() {
  if (!ended) complain(say("lost"), true);
  ended = true;
}

function complain(text, alone = false) {
  const box = $("errors");
  if (alone) box.replaceChildren();
  const row = make("p", {class: "error"}, make("span", {}, text));
  row.append(button("×", () => row.remove(), {"aria-label": "×", class: "plain"}));
  box.append(row);
}

async function watch() {
  while (!ended) {
    let answer;
    try {
      answer = await fetch(`state?changed=${state.changed}`);
    } catch {
      return lost();
    }
    if (!answer.ok) return lost();
    const next = await answer.json();
    const changed = next.changed !== state.changed;
    const chosen = JSON.stringify(next.wishes) !== JSON.stringify(state.wishes);
    state = next;
    if (chosen) label();
    if (changed) await update();
  }
}

async function update() {
  progress();
  const waited = state.drafts.find((draft) => draft.id === follow);
  if (waited && waited.state === "done") {
    follow = null;
    open = waited.id;
  }
  if (open !== null && !state.drafts.some((draft) => draft.id === open)) open = null;
  if (state.drafts.length > 1) several = false;
  if (open === null && !several && state.drafts.length === 1 && state.drafts[0].state === "done") open = state.drafts[0].id;
  if (open !== null) {
    const answer = await ask(`drafts/${open}`);
    shown = answer && (await answer.json()); // null where it was removed meanwhile
  }
  draw();
}

function progress() {
  total = state.busy === 0 ? 0 : Math.max(total, state.busy);
  const bar = $("bar");
  bar.hidden = total === 0;
  if (total === 0) {
    if ($("status").dataset.busy) $("status").textContent = "";
    delete $("status").dataset.busy;
    return;
  }
  const done = total - state.busy;
  $("status").dataset.busy = "1";
  $("status").textContent = say("working", {done, all: total});
  bar.setAttribute("aria-valuenow", Math.round((done / total) * 100));
  bar.firstElementChild.style.setProperty("width", `${Math.max(4, (done / total) * 100)}%`);
}

// --- files -------------------------------------------------------------------------------------

async function take(files) {
  $("errors").replaceChildren();
  if (!files.length) return complain(say("empty_drop"));
  const ids = [];
  let told = "";
  for (const {file, name} of files) {
    if (file.size > start.limit) {
      complain(say("too_large", {name, size: start.limit >> 20}));
      continue;
    }
    $("status").textContent = say("reading", {name});
    const answer = await post(`files?name=${encodeURIComponent(name)}`, file);
    if (!answer) continue;
    const taken = await answer.json();
    ids.push(...taken.ids);
    told = taken.told || told;
  }
  $("status").textContent = told;
  if (ids.length === 1) {
    follow = ids[0];
    await update(); // it may have been checked before its number was known here
  } else if (ids.length) {
    open = null; // the first of them may have been opened while it was the only one
    several = state.drafts.length < 2;
    draw();
  }
}

async function dropped(items) {
  const entries = [...items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry, found) {
  if (entry.name.startsWith(".") || entry.name.startsWith("~$") || found.length >= 500) return;
  if (entry.isFile) {
    const file = await new Promise((done) => entry.file(done, () => done(null)));
    if (file) found.push({file, name: entry.fullPath.replace(/^\//, "")});
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done) => reader.readEntries(done, () => done([])));
    if (!some.length) return;
    for (const inner of some) await walk(inner, found);
  }
}

async function download(path, control) {
  const before = control.textContent;
  control.textContent = say("making");
  control.disabled = true;
  const answer = await ask(path);
  control.textContent = before;
  control.disabled = false;
  if (!answer) return;
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition") || "");
  const link = make("a", {href: URL.createObjectURL(await answer.blob()), download: name ? decodeURIComponent(name[1]) : ""});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// --- many drafts -------------------------------------------------------------------------------

function draw() {
  document.body.classList.toggle("busy", state.drafts.length > 0);
  $("drop-title").textContent = say(state.drafts.length ? "again" : "drop");
  const content = $("content");
  const place = document.activeElement && document.activeElement.id;
  if (open !== null && shown && shown.id === open) content.replaceChildren(draft(shown));
  else if (state.drafts.length) content.replaceChildren(overview());
  else content.replaceChildren();
  if (place && $(place)) $(place).focus({preventScroll: true});
  void lookUp();
  void pair();
}

function overview() {
  const ranked = [...state.drafts].sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.id - b.id);
  const head = ["place", "name", "unit", "year_of", "kind", "score", "findings", ""];
  const rows = ranked.map((row, index) => line(row, index + 1));
  const table = make("table", {role: "table"},
    make("caption", {class: "hidden"}, say("ranking")),
    make("thead", {role: "rowgroup"}, make("tr", {role: "row"}, head.map((key) => make("th", {scope: "col", role: "columnheader"}, key ? say(key) : make("span", {class: "hidden"}, say("open")))))),
    make("tbody", {role: "rowgroup"}, rows));
  const tools = make("div", {class: "row"},
    button(say("xlsx_all"), (event) => download("workbook", event.target), {class: "primary", disabled: !state.drafts.some((d) => d.state === "done")}),
    button(say("print"), () => window.print()),
    button(say("clear"), () => window.confirm(say("clear_sure")) && post("remove")));
  return make("section", {class: "overview", "aria-labelledby": "all"},
    make("div", {class: "head"}, make("h2", {id: "all"}, `${say("all_drafts")} ${state.drafts.length}`), tools),
    make("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": say("ranking")}, table), comparing(), gaps(), alike());
}

function line(row, place) {
  const failed = row.state === "failed";
  const title = make("th", {scope: "row", role: "rowheader"}, make("strong", {}, row.title || row.name), make("small", {}, row.name));
  const out = button(say("remove"), () => post(`remove?id=${row.id}`), {class: "plain"});
  const cell = (inside, given = {}) => make("td", {role: "cell", ...given}, inside ?? "");
  const line = (given, ...cells) => make("tr", {role: "row", ...given}, cells);
  if (row.state !== "done") {
    const told = failed ? row.error : say(row.state === "waiting" && state.busy > 1 ? "waiting" : "checking");
    return line({class: row.state}, cell("–"), title, cell(told, {colspan: 5}), cell(out));
  }
  const look = button(say("open"), () => choose(row.id), {id: `open${row.id}`, "aria-label": `${say("open")} ${row.name}`});
  return line({}, cell(String(place)), title, cell(row.unit), cell(row.year), cell(row.kind_name),
    cell(make("b", {class: level(row.score)}, percent(row.score)), {"data-told": say("score")}),
    cell(say("counts", row.counts)), cell(make("div", {class: "row"}, look, out)));
}

function gaps() {
  if (!state.gaps.length || state.drafts.length < 2 || isPair()) return null;
  const all = state.drafts.filter((row) => row.state === "done").length;
  return make("section", {class: "gaps", "aria-labelledby": "gaps"}, make("h3", {id: "gaps"}, say("gaps")),
    make("ul", {}, state.gaps.map((gap) => {
      const meter = make("i", {"aria-hidden": "true"});
      meter.style.setProperty("width", `${(gap.count / all) * 100}%`);
      return make("li", {}, make("span", {}, gap.item), make("span", {class: "meter"}, meter), make("small", {}, say("gap_of", {n: gap.count})));
    })));
}

// Who copied from whom is looked up once all drafts are checked, and again when they change.
const copies = {key: "", pairs: []};
async function lookUp() {
  const key = state.drafts.map((row) => `${row.id}.${row.run}`).join() + state.wishes.lang;
  if (state.busy || open !== null || state.drafts.length < 2 || copies.key === key) return;
  copies.key = key;
  const answer = await ask("copies");
  copies.pairs = answer ? await answer.json() : [];
  if (copies.key === key && open === null) draw();
}

function alike() {
  if (!copies.pairs.length) return null;
  return make("section", {class: "gaps alike", "aria-labelledby": "alike"}, make("h3", {id: "alike"}, say("copies")),
    make("ul", {}, copies.pairs.map((pair) => make("li", {}, make("strong", {}, `${pair.one} ↔ ${pair.other}`),
      make("b", {class: "poor"}, `${percent(pair.share)} ${pair.likeness}`), make("q", {}, pair.passage)))));
}

// What became of a plan's promises: at once where there is one plan and one summary, else on demand.
const compared = {plan: null, summary: null, key: "", view: null};
const sides = () => ["plan", "summary"].map((kind) => state.drafts.filter((row) => row.state === "done" && (row.kind || "").includes(kind)));
const chosen = (kind, rows) => rows.find((row) => row.id === compared[kind]) || rows[0];
const isPair = () => state.drafts.length === 2 && sides().every((rows) => rows.length === 1); // nothing to rank
const keyOf = (plan, summary) => `${plan.id}.${plan.run}-${summary.id}.${summary.run}-${state.wishes.lang}`;

async function pair(asked = false) {
  const [plans, summaries] = sides();
  if (!plans.length || !summaries.length || state.busy || open !== null) return;
  const plan = chosen("plan", plans), summary = chosen("summary", summaries);
  const key = keyOf(plan, summary);
  if (compared.key === key || !(asked || compared.key || (plans.length === 1 && summaries.length === 1))) return;
  Object.assign(compared, {key, view: null});
  $("status").textContent = say("comparing");
  const answer = await ask(`compare/view?plan=${plan.id}&summary=${summary.id}`);
  const view = answer && (await answer.json());
  if (compared.key !== key) return;
  if (!view) compared.key = ""; // so that it is tried again
  compared.view = view;
  $("status").textContent = view ? `${view.total} · ${view.delivered}` : "";
  if (open === null) draw();
}

function comparing() {
  const [plans, summaries] = sides();
  if (!start.compare || !plans.length || !summaries.length) return null;
  const plan = chosen("plan", plans), summary = chosen("summary", summaries);
  const select = (kind, rows) => make("p", {}, make("label", {for: kind}, say(`compare_${kind}`)),
    make("select", {id: kind, onchange: (event) => { compared[kind] = Number(event.target.value); draw(); }},
      rows.map((row) => make("option", {value: row.id, selected: row.id === chosen(kind, rows).id}, row.title || row.name))));
  const ready = compared.view && compared.key === keyOf(plan, summary);
  const file = (kind) => button(say(`compare_${kind}`), (event) => download(`compare/${kind}?plan=${plan.id}&summary=${summary.id}`, event.target), {id: `compare-${kind}`});
  return make("section", {class: "compare", "aria-labelledby": "compare"}, make("h3", {id: "compare"}, say("compare")),
    make("div", {class: "sides"}, select("plan", plans), select("summary", summaries),
      ready ? [file("docx"), file("html")] : button(say("compare_do"), () => pair(true), {id: "compare-do", class: "primary"})),
    ready ? promises(compared.view) : null);
}

function promises(view) {
  const fold = (status, name, rows) => make("details", {class: `promises ${status}`, id: `fold-${status}`, open: !folds.has(`closed-${status}`) && (status !== "done" || folds.has("done")),
    ontoggle: (event) => { const key = status === "done" ? "done" : `closed-${status}`; (event.target.open === (status === "done") ? folds.add(key) : folds.delete(key)); }},
    make("summary", {}, `${name} ${rows.length}`), make(status === "unplanned" ? "ul" : "ol", {}, rows));
  return [...view.notices.map((told) => make("p", {class: "note"}, told)),
    make("p", {class: "total"}, make("b", {}, view.total), make("b", {}, view.delivered), view.counts.map(([status, name, n]) => make("span", {class: status}, `${name} ${n}`))),
    view.groups.map(([status, name, rows]) => fold(status, name, rows.map((row) => make("li", {value: row.number}, row.promise,
      row.figures ? make("b", {}, ` ${row.figures}`) : null, row.report ? make("q", {}, row.report) : null)))),
    view.extra.length ? fold("unplanned", view.unplanned, view.extra.map((told) => make("li", {}, told))) : null];
}

async function choose(id) {
  open = id;
  await update();
  const title = $("draft-title");
  if (title) title.focus();
}

// --- one draft ---------------------------------------------------------------------------------

function draft(row) {
  if (row.state === "failed") return broken(row);
  if (!row.view.findings) return make("p", {}, say("checking"));
  const view = row.view;
  const numbered = view.findings.map((finding, index) => ({...finding, n: index + 1}));
  const refused = new Set(row.refused);
  const kept = numbered.filter((finding) => !refused.has(finding.key));
  const count = (severity) => kept.filter((finding) => finding.severity === severity).length;
  const counts = {high: count("high"), medium: count("medium"), low: count("low")};
  return make("article", {class: "draft", "aria-labelledby": "draft-title"}, head(row, view, counts), changes(row), points(view),
    make("div", {class: "beside"},
      make("section", {class: "findings", "aria-labelledby": "findings"}, make("h3", {id: "findings"}, say("findings")), lists(row, numbered, kept)),
      make("section", {class: "text", "aria-labelledby": "text", tabindex: "0"}, make("h3", {id: "text"}, say("draft")),
        view.cut ? make("p", {class: "note"}, say("cut", {n: view.cut})) : null, text(view, numbered, refused))));
}

function broken(row) {
  return make("section", {class: "broken"}, back(), make("h2", {id: "draft-title", tabindex: "-1"}, row.name),
    make("p", {class: "error"}, row.error), button(say("remove"), () => post(`remove?id=${row.id}`)));
}

const back = () => (state.drafts.length > 1 ? button(`← ${say("back")}`, () => { open = null; draw(); }, {id: "back", class: "plain"}) : null);

function head(row, view, counts) {
  const facts = view.documents.map((d) => make("p", {class: "facts"}, [view.documents.length > 1 ? d.title : null, d.unit, d.year, d.kind, d.school_type,
    view.documents.length > 1 && d.score !== null ? percent(d.score) : null].filter(Boolean).join(" · ")));
  const kinds = ["docx", "html", "xlsx", "ics"];
  const files = kinds.map((kind, index) => button(say(kind), (event) => download(`drafts/${row.id}/${kind}`, event.target), {id: `get-${kind}`, class: index ? "" : "primary"}));
  if (row.refused.length) files.push(button(say("memory"), (event) => download(`drafts/${row.id}/memory`, event.target), {id: "get-memory"}));
  return make("header", {class: "head"},
    make("div", {class: `score ${level(view.score)}`}, make("b", {}, percent(view.score)), make("small", {}, say("score"))),
    make("div", {}, back(), make("h2", {id: "draft-title", tabindex: "-1"}, view.title || row.name), ...facts, make("p", {class: "counts"}, [say("counts", counts), view.duties].filter(Boolean).join(" · ")), view.others ? make("p", {class: "facts"}, view.others) : null),
    make("div", {class: "files", role: "group", "aria-label": say("downloads")}, files, button(say("print"), () => window.print()),
      button(say("remove"), () => post(`remove?id=${row.id}`), {class: "plain"})));
}

function points(view) {
  return (view.points || []).map((told, index) => make("section", {class: "points", "aria-labelledby": `points${index}`},
    make("h3", {id: `points${index}`}, `${say("points")} · ${told.name}`), told.document ? make("p", {}, told.document) : null, make("p", {}, make("b", {}, told.sum)),
    make("details", {id: `fold-points${index}`, open: folds.has(`points${index}`), ontoggle: (event) => event.target.open ? folds.add(`points${index}`) : folds.delete(`points${index}`)},
      make("summary", {}, `${say("scheme")} ${told.lines.length}`),
      make("ul", {}, told.lines.map(([share, name, reason, proposal, state]) => make("li", {class: state}, make("b", {}, share), make("span", {}, name),
        reason || proposal ? make("small", {}, [reason, proposal].filter(Boolean).join(" · ")) : null))))));
}

function changes(row) {
  const told = row.changes;
  if (!told) return null;
  const some = told.mended.length + told.fresh.length;
  return make("section", {class: "changes", "aria-labelledby": "changes"}, make("h3", {id: "changes"}, say("changes")),
    make("p", {}, say("way", {way: told.way.map(percent).join(" → ")}), some ? "" : ` ${say("same")}`),
    told.mended.length ? make("details", {}, make("summary", {}, say("mended", {n: told.mended.length})), make("ul", {}, told.mended.map((m) => make("li", {}, m)))) : null,
    told.fresh.length ? make("p", {class: "fresh"}, say("fresh", {n: told.fresh.length})) : null);
}

function lists(row, numbered, kept) {
  if (!numbered.length) return [make("p", {class: "fine"}, say("none"))];
  const fresh = new Set(row.changes ? row.changes.fresh : []);
  const list = (found, off) => make("ol", {}, found.map((finding) => item(row, finding, fresh, off)));
  const part = (severity) => kept.filter((finding) => finding.severity === severity);
  const away = numbered.filter((finding) => row.refused.includes(finding.key));
  const found = [];
  if (!kept.length) found.push(make("p", {class: "fine"}, say("none")));
  if (part("high").length) found.push(make("h4", {}, `${say("first")} ${part("high").length}`), list(part("high")));
  if (part("medium").length) found.push(make("h4", {}, `${say("then")} ${part("medium").length}`), list(part("medium")));
  const fold = (key, rows, off) => rows.length && found.push(make("details", {id: `fold-${key}`, open: folds.has(key), ontoggle: (event) => event.target.open ? folds.add(key) : folds.delete(key)},
    make("summary", {}, `${say(key)} ${rows.length}`), list(rows, off)));
  fold("maybe", part("low"), false);
  fold("refused", away, true);
  return found;
}
const folds = new Set();

function item(row, finding, fresh, off) {
  const refuse = button(say(off ? "accept" : "refuse"), async () => {
    await post(`drafts/${row.id}/refuse?key=${finding.key}&on=${off ? 0 : 1}`);
    if (!off) $("status").textContent = say("refused_done");
  }, {class: "plain", "aria-describedby": `m-${finding.n}`});
  const copy = finding.proposal ? button(say("copy"), async (event) => {
    await navigator.clipboard.writeText(finding.proposal).catch(() => {});
    event.target.textContent = say("copied");
  }, {class: "plain", "aria-describedby": `m-${finding.n}`}) : null;
  const jump = finding.marked && !off ? make("a", {href: `#t${finding.n}`, onclick: () => flash(`t${finding.n}`)}, finding.place ? `${say("to_text")}（${finding.place}）` : say("to_text")) : null;
  return make("li", {id: `f${finding.n}`, value: finding.n, class: `${finding.severity}${off ? " off" : ""}`, tabindex: "-1"},
    make("p", {class: "message", id: `m-${finding.n}`}, make("em", {}, finding.grade), make("strong", {}, finding.message), fresh.has(finding.key) ? make("span", {class: "new"}, say("is_new")) : null),
    finding.quotes.length ? make("p", {class: "quotes"}, finding.quotes.map((quote) => make("q", {}, quote))) : null,
    make("p", {class: "why"}, finding.reason),
    finding.proposal ? make("p", {class: "proposal"}, make("span", {}, `${say(finding.item ? "proposal" : "advice")}：`), finding.proposal) : null,
    make("p", {class: "row"}, jump, copy, refuse, make("code", {}, `${finding.code}-${finding.key}`)));
}

function text(view, numbered, refused) {
  const anchored = new Set();
  return make("div", {class: "sheet-text", lang: "zh-CN"}, view.lines.map((pieces) => make("p", {}, pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const over = piece[1].map((index) => numbered[index]).filter((finding) => !refused.has(finding.key));
    if (!over.length) return piece[0];
    const first = over[0];
    const id = anchored.has(first.n) ? null : `t${first.n}`;
    const others = over.slice(1).filter((finding) => !anchored.has(finding.n));
    [first, ...others].forEach((finding) => anchored.add(finding.n));
    const mark = make("a", {id, class: `mark ${first.severity}`, href: `#f${first.n}`, title: over.map((f) => f.message).join(" / "), onclick: () => reveal(first)}, piece[0]);
    return [...others.map((finding) => make("span", {id: `t${finding.n}`})), mark];
  }))));
}

function reveal(finding) {
  const fold = $(`f${finding.n}`).closest("details");
  if (fold) fold.open = true;
  flash(`f${finding.n}`);
}

function flash(id) {
  const element = $(id);
  element.classList.remove("flash");
  void element.offsetWidth;
  element.classList.add("flash");
}

// --- the frame ---------------------------------------------------------------------------------

function label() {
  document.documentElement.lang = state.wishes.lang === "zh" ? "zh-CN" : "en";
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  document.querySelector("#help dl").replaceChildren(...start.help[state.wishes.lang].flatMap(([title, told]) => [make("dt", {}, title), make("dd", {}, told)]));
  const chosen = state.wishes.school_type || "";
  $("school_type").replaceChildren(make("option", {value: ""}, say("guess")),
    ...Object.entries(start.kinds[state.wishes.lang]).map(([kind, name]) => make("option", {value: kind, selected: kind === chosen}, name)));
  $("year").value = state.wishes.year || "";
  $("region").value = state.wishes.region || "";
  for (const id of ["rules", "scheme"]) {
    $(`${id}-name`).textContent = state.wishes[`${id}_name`] || "";
    $(`no-${id}`).hidden = !state.wishes[id];
  }
}

function listen() {
  $("file").addEventListener("change", async (event) => {
    await take([...event.target.files].map((file) => ({file, name: file.name})));
    event.target.value = "";
  });
  const target = document.body;
  target.addEventListener("dragover", (event) => { event.preventDefault(); target.classList.add("over"); });
  target.addEventListener("dragleave", (event) => { if (!event.relatedTarget) target.classList.remove("over"); });
  target.addEventListener("drop", async (event) => {
    event.preventDefault();
    target.classList.remove("over");
    const plain = [...event.dataTransfer.files].map((file) => ({file, name: file.name}));
    const deep = await dropped(event.dataTransfer.items);
    await take(deep.length ? deep : plain);
  });
  $("language").addEventListener("click", () => wish({lang: state.wishes.lang === "zh" ? "en" : "zh"}));
  $("quit").addEventListener("click", async () => {
    ended = true;
    await post("quit");
    document.querySelector("main").replaceChildren(make("p", {class: "fine"}, say("quit_done")));
  });
  $("wishes").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!$("year").checkValidity()) return $("year").reportValidity();
    return choices();
  });
  for (const id of ["rules", "scheme"]) {
    $(id).addEventListener("change", async (event) => {
      const [file] = event.target.files;
      if (!file) return;
      if (file.size > 65536) complain(say("own_large", {name: file.name}));
      else await choices({[id]: await file.text(), [`${id}_name`]: file.name});
      event.target.value = "";
    });
    $(`no-${id}`).addEventListener("click", () => choices({[id]: "", [`${id}_name`]: ""}));
  }
}

const choices = (more = {}) => wish({...more, school_type: $("school_type").value || null, year: Number($("year").value) || null, region: $("region").value.trim()});
const wish = (changed) => post("wishes", JSON.stringify({...state.wishes, ...changed}));

listen();
label();
watch();
