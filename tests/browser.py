"""browser.py - the pages of the book, as Chromium shows them from the disk.

usage: browser.py DIRECTORY; prints a line a case, as tests/lib.sh does, and the
details of a failure below it. Run by tests/browser.sh.
"""
import json
import pathlib
import sys

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import reading
import running

book = pathlib.Path(sys.argv[1]).resolve()
pages = sorted(book.glob("*.html"))
files = sorted(set(book.rglob("*.html")) - set(pages))
shown = files[::max(1, len(files) // 20)]       # of the tangled files, some


def case(sentence, complaints):
    """One line; the complaints, if there are any, make it a failure."""
    print(("not ok - " if complaints else "ok - ") + sentence)
    for line in complaints[:20]:
        print("    " + line)
    if len(complaints) > 20:
        print(f"    and {len(complaints) - 20} more")
    sys.stdout.flush()


def start():
    options = Options()
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu",
                 "--disable-dev-shm-usage", "--window-size=1280,900"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs",
                           {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service("chromedriver"), options=options)


def name(url):
    return url.rsplit("/", 1)[-1].split("#")[0]


class Reader:
    """A browser, and what it said and fetched so far."""

    def __init__(self):
        self.driver = start()
        self.said, self.fetched, self.emulated = [], [], {}

    def again(self, page, look):
        """A tab that crashes, as Chromium's do at times, is looked at once more."""
        try:
            return look()
        except WebDriverException as trouble:
            if "tab crashed" not in str(trouble):
                raise
            print(f"    a tab crashed at {page.name}; it is opened once more")
            self.driver.quit()
            self.driver = start()
            for command, arguments in self.emulated.items():
                self.driver.execute_cdp_cmd(command, arguments)
            return look()

    def open(self, page):
        self.again(page, lambda: self.driver.get(page.as_uri()))
        self.listen(page)

    def listen(self, page):
        for entry in self.driver.get_log("browser"):
            if entry["level"] not in ("INFO", "DEBUG"):
                self.said.append(f'{page.name}: {entry["level"]}: {entry["message"]}')
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not url.startswith(("file:", "data:", "blob:", "about:")):
                    self.fetched.append(f"{page.name}: {url}")

    def do(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def cdp(self, command, **arguments):
        if command.startswith("Emulation."):
            self.emulated[command] = arguments
        return self.driver.execute_cdp_cmd(command, arguments)

    def media(self, theme, medium="screen"):
        self.cdp("Emulation.setEmulatedMedia", media=medium, features=[
            {"name": "prefers-color-scheme", "value": theme}])

    def size(self, width, height=800, mobile=False):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width,
                 height=height, deviceScaleFactor=1, mobile=mobile)

    def press(self, key):
        self.driver.switch_to.active_element.send_keys(key)

    def here(self):
        return name(self.driver.current_url)


# Elements wider than the window that are not inside something that scrolls.
WIDE = """
const limit = arguments[0], wide = [];
for (const e of document.querySelectorAll("body *")) {
  const r = e.getBoundingClientRect();
  if (r.width === 0 || r.right + scrollX <= limit + 0.5) continue;
  let p = e.parentElement, inside = false;
  for (; p && p !== document.body; p = p.parentElement)
    if (getComputedStyle(p).overflowX !== "visible") inside = true;
  if (!inside && wide.length < 3) wide.push(e.tagName.toLowerCase() +
    (e.className.baseVal ?? e.className ? "." + (e.className.baseVal ?? e.className) : "") +
    " to " + Math.round(r.right) + ": " + [...(e.textContent || "").trim()].slice(0, 40).join(""));
}
return [document.scrollingElement.scrollWidth, wide];
"""

# Text whose contrast with what is behind it is too low.
CONTRAST = """
const least = arguments[0], canvas = document.createElement("canvas");
canvas.width = canvas.height = 1;
const ink = canvas.getContext("2d", { willReadFrequently: true }), known = {};
function rgba(c) {                      // any CSS colour, as four numbers
  if (!known[c]) {
    ink.clearRect(0, 0, 1, 1); ink.fillStyle = "#000"; ink.fillStyle = c;
    ink.fillRect(0, 0, 1, 1);
    const d = ink.getImageData(0, 0, 1, 1).data;
    known[c] = [d[0], d[1], d[2], d[3] / 255];
  }
  return known[c];
}
const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
const linear = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
const light = c => 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
const scheme = getComputedStyle(document.documentElement).colorScheme;
const dark = matchMedia("(prefers-color-scheme: dark)").matches && /dark/.test(scheme) || scheme === "dark";
const once = f => { const known = new Map();
  return e => { if (!known.has(e)) known.set(e, f(e)); return known.get(e) } };
const background = once(e => {
  if (!e) return dark ? [18, 18, 18, 1] : [255, 255, 255, 1];
  const c = rgba(getComputedStyle(e).backgroundColor);
  return c[3] === 1 ? c : c[3] > 0 ? over(c, background(e.parentElement)) : background(e.parentElement);
});
const opacity = once(e => e ? getComputedStyle(e).opacity * opacity(e.parentElement) : 1);
const visible = once(e => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }));
function painted(svg, text) {           // the last shape before the text that lies under it
  const r = text.getBoundingClientRect(), x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2;
  let found = null;
  for (const s of svg.querySelectorAll("rect, path, polygon, ellipse, circle")) {
    if (!(s.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    const b = s.getBoundingClientRect(), c = getComputedStyle(s);
    if (c.fill === "none" || x < b.left || x > b.right || y < b.top || y > b.bottom) continue;
    if (rgba(c.fill)[3] * c.fillOpacity > 0) found = c.fill;
  }
  return found;
}
const low = {}, walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let count = 0;
for (let t; t = walk.nextNode();) {
  const e = t.parentElement, svg = e.closest("svg");
  if (!t.data.trim() || !visible(e)) continue;
  if (/^(SCRIPT|STYLE|NOSCRIPT|TITLE|DESC|METADATA)$/i.test(e.tagName)) continue;
  const range = document.createRange(); range.selectNodeContents(t);
  const box = range.getBoundingClientRect();
  if (box.width < 2 || box.height < 2) continue;
  count++;
  const style = getComputedStyle(e);
  let b = background(e), f = rgba(svg ? style.fill : style.color);
  const shape = svg && painted(svg, e);
  if (shape) b = over(rgba(shape), b);
  f = over([f[0], f[1], f[2], f[3] * opacity(e)], b);
  const l = [light(f), light(b)].sort((x, y) => y - x), ratio = (l[0] + 0.05) / (l[1] + 0.05);
  if (ratio < least) {
    const key = e.tagName.toLowerCase() + "." + (e.getAttribute("class") || "") + " " +
      f.slice(0, 3).map(Math.round) + " on " + b.slice(0, 3).map(Math.round) + ": " + ratio.toFixed(2);
    low[key] = low[key] || [...t.data.trim()].slice(0, 30).join("");
  }
}
return [count, Object.entries(low).map(([k, v]) => k + ": " + v)];
"""


# Headings that skip a level, and pictures without a text.
OUTLINE = """
const wrong = []; let level = 0;
for (const h of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
  const next = Number(h.localName[1]);
  if (next > level + 1) wrong.push(`${h.localName} after h${level}: ${h.textContent.trim().slice(0, 40)}`);
  level = next;
}
if (document.querySelectorAll("h1").length !== 1) wrong.push("not one h1");
for (const e of document.querySelectorAll("img, svg, [role=img]")) {
  const text = e.getAttribute("alt") ?? e.getAttribute("aria-label");
  if (!(text ?? "").trim() || (e.localName === "svg" && e.getAttribute("role") !== "img"))
    wrong.push(`${e.localName} in ${e.closest("[id]")?.id} has no text`);
}
return wrong;
"""

# Figures with a light ground in the dark, or with letters smaller than arguments[0] pixels.
FIGURES = """
const wrong = [];
for (const svg of document.querySelectorAll("figure svg")) {
  const name = svg.closest("[id]")?.id, box = svg.getBoundingClientRect();
  for (const shape of svg.querySelectorAll("rect, path, polygon, circle, ellipse")) {
    const b = shape.getBoundingClientRect(), fill = getComputedStyle(shape).fill;
    const light = Math.min(...(fill.match(/[0-9.]+/g) ?? [0]).slice(0, 3)) > 160;
    if (light && b.width * b.height > 0.02 * box.width * box.height && !/, 0\\)$/.test(fill))
      wrong.push(`${name} has a ground of ${fill}`);
  }
  for (const t of svg.querySelectorAll("text")) {
    const m = t.getScreenCTM(), size = parseFloat(getComputedStyle(t).fontSize) * Math.hypot(m.a, m.b);
    if (t.textContent.trim() && size < arguments[0])
      wrong.push(`${name} has letters of ${size.toFixed(1)} px: ${t.textContent.trim().slice(0, 20)}`);
  }
}
return wrong;
"""


def console_and_network(reader):
    for page in pages + shown:
        reader.open(page)
    case(f"no console message on {len(pages)} pages and {len(shown)} files", reader.said)
    case("no request but to the disk", reader.fetched)
    reader.said, reader.fetched = [], []


def found_when_broken(reader):
    """The two cases above, on a page that deserves them."""
    reader.open(pages[0])
    reader.do("console.warn('planted'); document.body.append(Object.assign("
              "new Image(), { src: 'http://localhost:9/planted.png' }))")
    reader.driver.implicitly_wait(1)
    reader.driver.find_elements(By.ID, "no-such-id")
    reader.driver.implicitly_wait(0)
    reader.listen(pages[0])
    case("found: a planted console message",
         [] if any("planted" in s for s in reader.said) else ["it was not"])
    case("found: a planted request",
         [] if any("planted" in s for s in reader.fetched) else ["it was not"])
    reader.said, reader.fetched = [], []


def order(reader):
    """The chapters, as the sidebar has them."""
    reader.open(book / "index.html")
    links = reader.do("return [...document.querySelectorAll('nav a[href]')].map(a => a.href)")
    names = []
    for link in links:
        n = name(link)
        if n and n not in names and (book / n).exists():
            names.append(n)
    return names


def arrows(reader):
    reader.size(1280)
    names = order(reader)
    chapters = [n for n in names if n[0].isdigit() or n[0] == "A"]
    missing = [p.name for p in pages
               if p.stem[0].isdigit() and p.name not in chapters]
    case(f"the sidebar has every chapter ({len(chapters)})", missing or ([] if chapters else ["none"]))
    forward, back = [], []
    for key, sign, wrong, way in ((Keys.ARROW_RIGHT, "→", forward, chapters), (Keys.ARROW_LEFT, "←", back, chapters[::-1])):
        for a, b in zip(way, way[1:]):
            if reader.here() != a:
                reader.open(book / a)
            reader.press(key)
            if not wait_for(reader, b):
                wrong.append(f"{sign} on {a} leads to {reader.here()}, not {b}")
    case("→ leads to the next chapter", forward)
    case("← leads to the chapter before", back)
    stolen = []
    for page in [book / c for c in chapters[1:3]]:
        reader.open(page)
        reader.do("""document.querySelector("main").prepend(Object.assign(
            document.createElement("input"), { id: "planted", value: "word" }));
            const i = document.getElementById("planted"); i.focus(); i.setSelectionRange(2, 2)""")
        for key, caret in ((Keys.ARROW_LEFT, 1), (Keys.ARROW_RIGHT, 2)):
            reader.press(key)
            if wait_for(reader, None, page.name):
                stolen.append(f"{page.name}: an arrow in an input leads to {reader.here()}")
                break
            at = reader.do("return document.getElementById('planted').selectionStart")
            if at != caret:
                stolen.append(f"{page.name}: the caret is at {at}, not at {caret}")
    case("arrows are not stolen from an input", stolen)
    stolen = []
    page = book / chapters[min(1, len(chapters) - 1)]
    for modifier in ("altKey", "ctrlKey", "metaKey"):
        reader.open(page)
        prevented = reader.do("""return !document.body.dispatchEvent(new KeyboardEvent("keydown",
            { key: "ArrowRight", bubbles: true, cancelable: true, [arguments[0]]: true }))""", modifier)
        if prevented or wait_for(reader, None, page.name):
            stolen.append(f"→ with {modifier} is taken")
    case("nor from Alt, Ctrl and Meta", stolen)


def wait_for(reader, wanted, unlike=None):
    """Whether the page becomes `wanted` (or another than `unlike`) soon."""
    for _ in range(40 if wanted else 6):
        here = reader.here()
        if here == wanted or (unlike and here != unlike):
            return True
        reader.do("return new Promise(r => setTimeout(r, 50))")
    return False


def theme(reader):
    background = ("return getComputedStyle(document.body).backgroundColor + ' ' +"
                  "getComputedStyle(document.documentElement).backgroundColor")
    wrong = []
    for system in ("light", "dark"):
        reader.media(system)
        reader.open(pages[0])
        reader.do("try { localStorage.clear() } catch (e) {}")
        reader.open(pages[0])
        buttons = [b for b in reader.driver.find_elements(By.TAG_NAME, "button")
                   if any(w in " ".join(filter(None, (b.text, b.get_attribute("title"),
                          b.get_attribute("aria-label"), b.get_attribute("id")))).lower()
                          for w in ("theme", "dark", "light"))]
        if not buttons:
            case("there is a button for the theme", ["no button named theme, dark or light"])
            return
        before = after = reader.do(background)
        for _ in range(3):              # automatic, light, dark
            if after == before:
                buttons[0].click()
                after = reader.do(background)
        if before == after:
            wrong.append(f"on a {system} system the button changes nothing: {before}")
        reader.open(pages[0])
        if reader.do(background) != after:
            wrong.append(f"on a {system} system the choice is lost when the page is opened again")
        reader.do("try { localStorage.clear() } catch (e) {}")
    case("the theme button works, and is remembered", wrong)


WORDS = "document.querySelector('main').innerText.split(/\\s+/).length"
PAPER = """
const wrong = [];
let e = document.querySelector("main"), colour = "rgb(255, 255, 255)";
for (; e; e = e.parentElement) {
  const c = getComputedStyle(e).backgroundColor;
  if (!/, 0\\)$/.test(c)) { colour = c; break }
}
if (colour !== "rgb(255, 255, 255)") wrong.push("the paper is " + colour);
for (const e of document.querySelectorAll("#frame > *, .copy, .hop"))
  if (e.checkVisibility()) { wrong.push(`${e.className || e.localName} is printed`); break }
return wrong;
"""


def layout_and_contrast(reader):
    """Each page is opened once, and looked at in each way. The whole book on one page, if there
    is one, is the chapters once more: it is looked at on paper, and for its width."""
    wide, low, texts, outline, figures, paper, words = [], [], 0, [], [], [], {}

    def look(page):
        nonlocal wide, low, texts, outline, figures, paper
        whole = page.name == "print.html"
        reader.media("light")
        reader.size(360, 740, mobile=True)
        reader.open(page)
        for scheme in ("light",) if whole else ("light", "dark"):
            reader.media(scheme)
            for width in (360, 1280) if scheme == "light" else (360,):
                reader.size(width, 740, mobile=width == 360)
                found, elements = reader.do(WIDE, width)
                if found > width:
                    wide += [f"{page.name} ({scheme}): {found} px at {width}"] + ["  " + e for e in elements]
                if width == 360 and scheme == "dark":
                    figures += [f"{page.name}: {f}" for f in reader.do(FIGURES, 8.5)]
            if not whole:
                count, faint = reader.do(CONTRAST, 4.5)
                texts += count
                low += [f"{page.name} ({scheme}): {f}" for f in faint]
        outline += [f"{page.name}: {f}" for f in reader.do(OUTLINE)]
        words[page] = reader.do("return " + WORDS)
        reader.media("dark", "print")
        paper += [f"{page.name}: {f}" for f in reader.do(PAPER)]

    for page in pages:
        reader.again(page, lambda: look(page))
    for scheme in ("light", "dark"):
        reader.media(scheme)
        for page in shown[:3]:
            reader.open(page)
            count, faint = reader.do(CONTRAST, 4.5)
            texts += count
            low += [f"{page.name} ({scheme}): {f}" for f in faint]
    case("headings are in order, and every picture has its text", outline)
    case("figures have no light ground in the dark, and letters of 8.5 px at 360", figures)
    case("the layout holds at 360 px and at 1280 px, light and dark", wide)
    case(f"contrast is 4.5 or more for {texts} texts, light and dark", low)
    case("on paper: white, without the side and the buttons", paper)
    reader.size(360, 740, mobile=True)
    reader.open(pages[0])
    reader.do("""const p = document.createElement("p"); p.textContent = "planted";
        p.style = "width: 400px; color: #888; background: #777";
        document.querySelector("main").append(p)""")
    reader.do("""document.querySelector("main").insertAdjacentHTML("beforeend", `<h6 id="planted">a</h6><figure>
        <svg viewBox="0 0 9 9" width="90"><rect width="9" height="9" fill="white"/><text font-size=".5">a</text></svg></figure>`)""")
    outline, figures = " ".join(reader.do(OUTLINE)), " ".join(reader.do(FIGURES, 8.5))
    for what, said in (("h6 after h", outline), ("svg in ", outline), ("a ground of", figures), ("letters of", figures)):
        case(f"found: {what} …, planted", [] if what in said else ["it was not"])
    case("found: a planted wide element",
         [] if reader.do(WIDE, 360)[0] > 360 else ["it was not"])
    case("found: a planted faint text",
         [] if any("planted" in f for f in reader.do(CONTRAST, 4.5)[1]) else ["it was not"])
    reader.media("dark", "print")
    reader.do("document.querySelector('main').append(Object.assign(document.createElement('p'), { className: 'copy' }));"
              "const s = document.createElement('style'); document.head.append(s);"
              "s.textContent = '#frame, .copy { display: block !important } main { background: #eee }'")
    said = " ".join(reader.do(PAPER))
    case("found: planted buttons on grey paper", [] if "is printed" in said and "the paper is" in said else ["they were not"])
    return words


def no_script(reader, words):
    """As many words without the script as with it."""
    wrong = []
    reader.media("light")
    reader.cdp("Emulation.setScriptExecutionDisabled", value=True)
    for page in pages:
        reader.open(page)
        bare = reader.cdp("Runtime.evaluate", expression=WORDS)["result"].get("value", 0)
        if bare < 0.98 * words[page] - 20:
            wrong.append(f"{page.name}: {bare} words without scripts, {words[page]} with them")
    reader.cdp("Emulation.setScriptExecutionDisabled", value=False)
    case("no script is needed to read", wrong)


def main():
    reader = Reader()
    try:
        console_and_network(reader)
        found_when_broken(reader)
        arrows(reader)
        theme(reader)
        no_script(reader, layout_and_contrast(reader))
        reading.read(reader, book, case)
        running.run(reader, book, case)
        case("no console message in all of this", reader.said)
        case("no request in all of this", reader.fetched)
    finally:
        reader.driver.quit()


if __name__ == "__main__":
    main()
