"use strict";
{
const root = document.documentElement;
const find = id => document.getElementById(id);
const home = new URL(".", document.currentScript.src);
const make = (tag, given = {}, ...inside) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given))
    node.setAttribute(name, value);
  node.append(...inside);
  return node;
};
const idOf = hash => {
  try { return decodeURIComponent(hash.slice(1)); } catch { return ""; }
};
const target = hash => find(idOf(hash));
const covered = () => {
  try { return document.querySelector(
    ":popover-open:not(.preview), dialog[open]"); } catch { return null; }
};

const session = {
  get: key => { try { return sessionStorage.getItem(key); } catch { } },
  set: (key, text) => { try { sessionStorage.setItem(key, text); } catch { } },
};

const themes = ["auto", "light", "dark"];
let theme = "auto";

const recall = () => {
  try { theme = localStorage.getItem("theme") ?? theme; } catch { }
  if (!themes.includes(theme)) theme = "auto";
};
const keep = () => {
  try { localStorage.setItem("theme", theme); } catch { }
};
const show = () => {
  root.dataset.theme = theme;
  if (!document.body) return;
  const paper = getComputedStyle(document.body).backgroundColor;
  for (const meta of document.querySelectorAll("meta[name=theme-color]"))
    meta.content = paper;
  if (find("theme")) find("theme").textContent = "Theme: " + theme;
};
const turn = () => {
  theme = themes[(themes.indexOf(theme) + 1) % themes.length];
  keep();
  show();
};
recall();
show();

const loaded = {};
const load = file => loaded[file] ??= new Promise((done, failed) => {
  const script = make("script", { src: new URL(file, home) });
  script.onload = done;
  script.onerror = failed;
  document.head.append(script);
});

const runProgram = () => {
  const missing = document.querySelector(".machine .missing");
  if (missing) load("in-browser.js").catch(() => { missing.textContent =
    "It does not run here: in-browser.js is not beside this page."; });
};

const fold = text => text
  .replace(/[\u00c0-\u024f]/g, c => c.normalize("NFD")[0]).toLowerCase();
const words = query => [...new Set(fold(query).split(/\s+/).filter(Boolean))]
  .sort((a, b) => b.length - a.length);
const letter = /[\p{L}\p{N}]/u;
const begins = (text, i) => i === 0 || !letter.test(text[i - 1]);

const seek = (text, word) => {          // a beginning if there is one
  const first = text.indexOf(word);
  for (let i = first; i >= 0; i = text.indexOf(word, i + 1))
    if (begins(text, i)) return i;
  return first;
};
const place = (text, word) => {         // 0 nowhere, 1 inside, 2 a beginning
  const i = seek(text, word);
  return i < 0 ? 0 : begins(text, i) ? 2 : 1;
};

const worth = (entry, word) => {
  const title = place(entry.title, word), text = place(entry.text, word);
  return 8 * title + text + (entry.title === word ? 32 : 0)
    + (entry.k && title ? 4 : 0);
};
const rank = (entries, wanted) => entries
  .map(entry => ({ entry, each: wanted.map(word => worth(entry, word)) }))
  .filter(({ each }) => each.every(Boolean))
  .map(({ entry, each }) => ({ entry, sum: each.reduce((a, b) => a + b) }))
  .sort((a, b) => b.sum - a.sum)
  .map(({ entry }) => entry);

const matches = (text, wanted) => {
  const quoted = word => word.replace(/[^\p{L}\p{N}\s_]/gu, "\\$&");
  const any = new RegExp(wanted.map(quoted).join("|"), "g");
  return wanted.length ? [...fold(text).matchAll(any)] : [];
};
const marked = (text, wanted) => {
  const nodes = [];
  let end = 0;
  for (const { 0: word, index } of matches(text, wanted)) {
    nodes.push(text.slice(end, index));
    end = index + word.length;
    nodes.push(make("mark", {}, text.slice(index, end)));
  }
  return [...nodes, text.slice(end)];
};

const ranges = (where, wanted) => {
  const walk = document.createTreeWalker(where, NodeFilter.SHOW_TEXT);
  const all = [];
  while (walk.nextNode())
    for (const { 0: word, index } of matches(walk.currentNode.data, wanted)) {
      const range = new Range();
      range.setStart(walk.currentNode, index);
      range.setEnd(walk.currentNode, index + word.length);
      all.push(range);
    }
  return all;
};
const colour = wanted => {
  if (!globalThis.Highlight) return;
  const where = target(location.hash)?.closest("section, main") ?? find("main");
  CSS.highlights.set("found", new Highlight(...ranges(where, wanted)));
};

const excerpt = (entry, wanted) => {
  const found = wanted.map(word => seek(entry.text, word)).filter(i => i >= 0);
  const near = Math.max(0, Math.min(...found, entry.x.length) - 50);
  const from = near && found.length ? entry.x.indexOf(" ", near) + 1 : 0;
  const text = entry.x.slice(from, from + 180);
  return (from ? "… " : "") + text + (from + 180 < entry.x.length ? " …" : "");
};
const address = (entry, wanted) => {
  const url = new URL(entry.p, home);
  url.search = new URLSearchParams({ q: wanted.join(" ") });
  url.hash = entry.i;
  return url;
};
const hit = (entry, i, wanted) => make("a",
  { role: "option", id: "_hit" + i, tabindex: -1, href: address(entry, wanted) },
  make("b", {}, ...marked(entry.t, wanted)), " ",
  make("small", {}, entry.c + (entry.k ? ", " + entry.k : "")),
  make("span", {}, ...marked(excerpt(entry, wanted), wanted)));

const field = make("input", {
  type: "text", role: "combobox", "aria-label": "Search the book",
  "aria-controls": "_hits", "aria-expanded": "false",
  "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "off",
  spellcheck: "false", enterkeyhint: "search",
  placeholder: "a word, a name, the name of a chunk",
});
const count = make("p", { role: "status" });
const hits = make("div",
  { id: "_hits", class: "hits", role: "listbox", "aria-label": "Places found" });
const close = make("button", { type: "button" }, "Close");
const dialog = make("dialog", { class: "search", "aria-label": "Search" },
  make("div", { class: "ask" }, field, close), count, hits);

const most = 50;
let entries = null, trouble = "";

const choose = i => {
  field.setAttribute("aria-expanded", String(hits.children.length > 0));
  field.removeAttribute("aria-activedescendant");
  for (const [j, a] of [...hits.children].entries())
    a.setAttribute("aria-selected", String(i === j));
  if (!hits.children[i]) return;
  hits.children[i].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", "_hit" + i);
};
const sentence = (wanted, n) =>
  trouble || (!entries ? "Reading the book …"
  : !wanted.length ? `${entries.length} sections, chunks and identifiers.`
  : n === 0 ? "No place has all of these words."
  : n === 1 ? "1 place."
  : `${n} places${n > most ? `, the best ${most} of them below` : ""}.`);

const answer = () => {
  const wanted = words(field.value);
  const found = entries && wanted.length ? rank(entries, wanted) : [];
  hits.replaceChildren(...found.slice(0, most)
    .map((entry, i) => hit(entry, i, wanted)));
  count.textContent = sentence(wanted, found.length);
  session.set("query", field.value);
  choose(0);
};
const search = async () => {
  if (!dialog.showModal || covered()) return;
  document.body.append(dialog);
  dialog.showModal();
  field.value = session.get("query") ?? "";
  field.select();
  answer();
  try {
    await load("search.js");
    entries ??= SEARCH.map(e => ({ ...e, title: fold(e.t), text: fold(e.x) }));
  } catch { trouble = "The index is missing. It is written by make."; }
  answer();
};

const chosen = "[aria-selected=true]";
const move = step => {
  const now = [...hits.children].findIndex(a => a.matches(chosen));
  choose(Math.min(Math.max(now + step, 0), hits.children.length - 1));
};
const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
field.addEventListener("keydown", event => {
  if (event.isComposing) return;
  if (steps[event.key]) move(steps[event.key]);
  else if (event.key === "Enter")
    hits.querySelector(chosen)?.click();
  else return;
  event.preventDefault();
});
field.addEventListener("input", answer);
close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", event => {
  if (event.target === dialog) dialog.close();      // beside the box
});

const reveal = () => {
  const goal = target(location.hash);
  const folded = goal?.closest("details:not([open])");
  for (let e = goal; e; e = e.parentElement)
    if (e.localName === "details") e.open = true;
  if (folded) goal.scrollIntoView();
};
hits.addEventListener("click", event => {
  const a = event.target.closest("a");
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (a?.pathname !== location.pathname) return;
  event.preventDefault();
  dialog.close();
  location.hash = a.hash;
  reveal();
  (target(a.hash) ?? root).scrollIntoView();
  colour(words(field.value));
});
const arrive = () => {
  const query = new URLSearchParams(location.search).get("q");
  if (!query) return;
  colour(words(query));
  try { history.replaceState(history.state, "", location.pathname
    + location.hash); } catch { }
};

const panel = make("div",
  { id: "_preview", class: "preview", role: "tooltip", popover: "auto" });
const shown = () => {
  try { return panel.matches(":popover-open"); } catch { return false; }
};
const copyOf = (node, page) => {
  for (const e of node.querySelectorAll(".hop, .copy, details")) e.remove();
  for (const e of [node, ...node.querySelectorAll("[id], [tabindex]")]) {
    e.removeAttribute("id");
    e.removeAttribute("tabindex");
  }
  for (const a of node.querySelectorAll("a[href]"))
    a.href = new URL(a.getAttribute("href"), page);
  return node;
};
const onThisPage = link => {
  const goal = target(link.hash)?.closest(".chunk, .theorem");
  return goal && !goal.contains(link) ? goal.cloneNode(true) : null;
};

const onThatPage = async (link, page) => {
  await load("previews/" + page.replace(/html$/, "js"));
  const template = make("template");
  template.innerHTML = globalThis.PREVIEWS?.[page]?.[idOf(link.hash)] ?? "";
  return template.content.firstElementChild;
};
const definition = async link => {
  const page = link.href.slice(home.href.length).split(/[?#]/)[0];
  if (link.pathname === location.pathname)
    return onThisPage(link);
  if (!link.href.startsWith(home.href) || !/^[^/]+\.html$/.test(page))
    return null;
  return onThatPage(link, page);
};

const point = name => {
  const place = [...panel.querySelectorAll(".df")]
    .find(e => e.textContent === name);
  place?.classList.add("here");
  panel.scrollTop = place
    ? place.getBoundingClientRect().top - panel.getBoundingClientRect().top
      - panel.clientHeight / 3
    : 0;
};
const beside = link => {
  const { left, top, bottom } = link.getClientRects()[0];
  const below = root.clientHeight - bottom, up = below < 240 && top > below;
  panel.style.maxHeight = (up ? top : below) - 16 + "px";
  const right = root.clientWidth - panel.offsetWidth - 8;
  panel.style.left = Math.max(8, Math.min(left, right)) + "px";
  panel.style.top = (up ? top - panel.offsetHeight - 4 : bottom + 4) + "px";
};

let wanted = null, showing = 0, hiding = 0;

const drop = () => {
  clearTimeout(showing);
  clearTimeout(hiding);
  hiding = 0;
  wanted?.removeAttribute("aria-describedby");
  wanted = null;
  if (shown()) panel.hidePopover();
};
const preview = async link => {
  const node = await definition(link).catch(() => null);
  if (!node || link !== wanted || covered()) return;
  panel.replaceChildren(copyOf(node, link.href));
  document.body.append(panel);
  panel.showPopover?.();
  link.setAttribute("aria-describedby", "_preview");
  beside(link);
  point(link.textContent);
};

const stay = () => { clearTimeout(hiding); hiding = 0; };
const want = link => {
  stay();
  if (link === wanted) return;
  drop();
  wanted = link;
  showing = setTimeout(preview, 250, link);
};
const leave = () => {
  if (!shown()) drop();
  else hiding ||= setTimeout(drop, 250);
};
const namesIt = node => !panel.contains(node)
  && node.closest?.("main a[href*='#']:not(.how a)");

addEventListener("pointerover", event => {
  const link = event.pointerType === "mouse" && namesIt(event.target);
  if (link) want(link);
  else if (panel.contains(event.target)) stay();
  else if (document.activeElement !== wanted) leave();
});
addEventListener("focusin", event => {
  const link = namesIt(event.target);
  if (link && link.matches(":focus-visible")) want(link);
});
addEventListener("focusout", event => {
  if (event.target === wanted) drop();
});
addEventListener("scroll", event => {
  if (shown() && !panel.contains(event.target)) drop();
}, true);

const plain = pre => {
  const code = pre.cloneNode(true);
  for (const e of code.querySelectorAll(".ref small")) e.remove();
  for (const e of code.querySelectorAll(".ref")) {
    for (const c of e.querySelectorAll("code"))
      c.textContent = `[[${c.textContent}]]`;
    e.textContent = e.textContent.replace(/^⟨(.*?) ?⟩$/s, "<<$1>>");
  }
  return code.textContent;
};
const copyOldWay = text => {
  const area = make("textarea", {}, text);
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
};

const copy = async button => {
  const text = plain(button.closest(".chunk").querySelector("pre"));
  let done = true;
  try { await navigator.clipboard.writeText(text); }
  catch { done = copyOldWay(text); }
  button.focus();
  button.textContent = done ? "copied" : "not copied";
  setTimeout(() => { button.textContent = "copy"; }, 1500);
};
const offerCopies = () => {
  for (const place of document.querySelectorAll("main .chunk > header .hop"))
    place.append(make("button",
      { class: "copy", type: "button", "aria-live": "polite" }, "copy"));
  find("main")?.addEventListener("click", event => {
    const button = event.target.closest(".copy");
    if (button) copy(button);
  });
};

let visit = history.state?.visit;

const begin = () => {
  if (visit) return;
  visit = "visit " + Date.now();
  try { history.replaceState({ visit }, ""); } catch { }
};
const note = () => session.set(visit, scrollY / root.scrollHeight);
const resume = () => {
  const share = session.get(visit);
  if (share && !location.hash && scrollY === 0)
    scrollTo(0, share * root.scrollHeight);
};
begin();
addEventListener("load", resume);
addEventListener("pagehide", note);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) note();
});

const writes = node =>
  node.closest?.("input, textarea, select, [contenteditable]");
const scrolls = node => {
  for (let e = node; e && e !== document.body; e = e.parentElement)
    if (e.scrollWidth > e.clientWidth
        && /auto|scroll/.test(getComputedStyle(e).overflowX)) return true;
  return false;
};
const clicked = () => {
  const node = getSelection()?.anchorNode;
  return node instanceof Element ? node : node?.parentElement;
};

const go = (rel, event) => {
  const link = document.querySelector(`link[rel=${rel}]`);
  if (!link || event.shiftKey || scrolls(clicked())) return false;
  if (root.scrollWidth > root.clientWidth) return false;
  location.href = link.href;
  return true;
};
const [left, right] = root.dir === "rtl" ? ["next", "prev"] : ["prev", "next"];
const keys = {
  ArrowLeft: event => go(left, event),
  ArrowRight: event => go(right, event),
  s: () => { search(); return true; },
  "/": () => { search(); return true; },
  t: () => { turn(); return true; },
  "?": () => { find("keys")?.togglePopover?.(); return true; },
};

const escape = () => {
  clearTimeout(showing);
  globalThis.CSS?.highlights?.delete("found");
};
addEventListener("keydown", event => {
  if (event.key === "Escape") escape();
  if (event.defaultPrevented || writes(event.target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (scrolls(event.target)) return;
  if (covered() && event.key !== "?") return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (keys[key]?.(event)) event.preventDefault();
});

addEventListener("DOMContentLoaded", () => {
  show();
  for (const button of document.querySelectorAll(".tools [hidden]"))
    button.hidden = false;
  find("theme")?.addEventListener("click", turn);
  find("find")?.addEventListener("click", search);
  const side = find("side"), here = side?.querySelector(".here");
  if (here) side.scrollTop = here.offsetTop - side.clientHeight / 3;
  offerCopies();
  reveal();
  arrive();
  runProgram();
});
addEventListener("hashchange", reveal);
addEventListener("pageshow", event => {
  if (event.persisted) { recall(); show(); }
});
}
