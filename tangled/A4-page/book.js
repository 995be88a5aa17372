"use strict";
{
const root = document.documentElement;
const find = id => document.getElementById(id);

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

const writes = node =>
  node.closest?.("input, textarea, select, [contenteditable]");
const scrolls = node => {
  for (let e = node; e && e !== document.body; e = e.parentElement)
    if (e.scrollWidth > e.clientWidth
        && /auto|scroll/.test(getComputedStyle(e).overflowX)) return true;
  return root.scrollWidth > root.clientWidth;
};
const clicked = () => {
  const node = getSelection()?.anchorNode;
  return node instanceof Element ? node : node?.parentElement;
};
const covered = () => {
  try { return document.querySelector(":popover-open, dialog[open]"); }
  catch { return null; }
};

const go = (rel, event) => {
  const link = document.querySelector(`link[rel=${rel}]`);
  if (!link || event.shiftKey || covered()) return false;
  if (scrolls(event.target) || scrolls(clicked())) return false;
  location.href = link.href;
  return true;
};
const [left, right] = root.dir === "rtl" ? ["next", "prev"] : ["prev", "next"];
const keys = {
  ArrowLeft: event => go(left, event),
  ArrowRight: event => go(right, event),
  t: () => { turn(); return true; },
  "?": () => { find("keys")?.togglePopover?.(); return true; },
};
addEventListener("keydown", event => {
  if (event.defaultPrevented || writes(event.target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (keys[key]?.(event)) event.preventDefault();
});

addEventListener("DOMContentLoaded", () => {
  show();
  for (const button of document.querySelectorAll(".tools [hidden]"))
    button.hidden = false;
  find("theme")?.addEventListener("click", turn);
  const side = find("side"), here = side?.querySelector(".here");
  if (here) side.scrollTop = here.offsetTop - side.clientHeight / 3;
});
addEventListener("pageshow", event => {
  if (event.persisted) { recall(); show(); }
});
}
