"""reading.py - search, previews, copying, keys and folding, as a reader meets them.

Used by browser.py. The pages are those of the book; what the script reads besides, the index
of the search and the previews, is made here from two of the pages, so that a case knows what
it must find. Each case is a function that returns its complaints, and at the end each has to
complain about a script in which one thing is broken: one thing a case, or with BROKEN=all
each of the list.
"""
import json
import os
import pathlib
import tempfile
import time

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

ENTRIES = """
const name = arguments[0], label = document.querySelector("#side .here > a").innerText, all = [];
for (const h of document.querySelectorAll("main section[id] > :is(h2, h3)"))
  all.push({ p: name, i: h.parentElement.id, c: label, t: h.textContent.trim(),
             x: [...h.parentElement.querySelectorAll(":scope > p")].map(p => p.innerText).join(" ") });
for (const chunk of document.querySelectorAll("main .chunk[id]")) {
  const about = { p: name, i: chunk.id, c: label, x: chunk.querySelector(".num").textContent };
  all.push({ ...about, t: chunk.querySelector(".name").textContent, k: "chunk" });
  for (const code of chunk.querySelectorAll(".defines code"))
    all.push({ ...about, t: code.textContent, k: "identifier" });
}
const previews = Object.fromEntries([...document.querySelectorAll("main .chunk[id]")].map(chunk => {
  const copy = chunk.cloneNode(true);
  for (const e of [copy, ...copy.querySelectorAll("[id]")]) e.removeAttribute("id");
  for (const b of copy.querySelectorAll(".copy")) b.remove();
  for (const a of copy.querySelectorAll("a[href^='#']")) a.setAttribute("href", name + a.getAttribute("href"));
  return [chunk.id, copy.outerHTML];
}));
return [all, previews];
"""


class Desk:
    """A copy of the book whose data are known, and a browser that reads in it."""

    def __init__(self, reader, book):
        self.reader, self.book = reader, book
        self.place = tempfile.TemporaryDirectory()
        self.copy = pathlib.Path(self.place.name).resolve()
        for entry in book.iterdir():
            if entry.name not in ("search.js", "previews", "book.js"):
                (self.copy / entry.name).symlink_to(entry)
        self.script = (book / "book.js").read_text()
        (self.copy / "book.js").write_text(self.script)
        self.make_data()

    def make_data(self):
        self.near, self.far = "03-a-tiny-model.html", "02-arrows.html"
        self.entries = []
        (self.copy / "previews").mkdir()
        for page in self.copy.glob("*.html"):
            (self.copy / "previews" / page.name.replace(".html", ".js")).touch()
        for page in (self.near, self.far):
            self.reader.open(self.book / page)
            entries, previews = self.reader.do(ENTRIES, page)
            self.entries += entries
            (self.copy / "previews" / page.replace(".html", ".js")).write_text(
                "(window.PREVIEWS = window.PREVIEWS || {})[" + json.dumps(page) + "] = "
                + json.dumps(previews))
        self.write_index(self.entries)

    def write_index(self, entries):
        (self.copy / "search.js").write_text("window.SEARCH = " + json.dumps(entries))

    def open(self, page, hash=""):
        self.reader.driver.get("about:blank")
        self.reader.driver.get((self.copy / page).as_uri() + hash)

    def do(self, script, *arguments):
        return self.reader.do(script, *arguments)

    def press(self, *keys):
        ActionChains(self.reader.driver).send_keys(*keys).perform()

    def until(self, script, seconds=10.0):
        """The value of the script, as soon as it is true."""
        end = time.time() + seconds
        while True:
            value = self.do(script)
            if value or time.time() > end:
                return value
            time.sleep(0.02)

    def call(self, key, sign):
        """Whether the key makes the sign true; a busy browser may lose a key sent before its first frame."""
        for _ in range(3):
            self.press(key)
            if self.until(sign, 5):
                return True
        return False

    def ask(self, query):
        """What is found; the dialog is opened with the key S."""
        if not self.do(ASKED):
            self.call("s", ASKED)
        if not self.until("return document.activeElement.role === 'combobox'"):
            return None
        if not self.until("return !/Reading/.test(document.querySelector('dialog [role=status]').textContent)"):
            return None
        self.do("document.activeElement.select()")
        self.press(query)
        return self.do("return [...document.querySelectorAll('.hits a')].map(a => "
                       "[a.querySelector('b').textContent, a.href, [...a.querySelectorAll('mark')].map(m => m.textContent)])")

    def status(self):
        return self.until("return document.querySelector('dialog [role=status]')?.textContent")

    def point(self, x, y):
        """The pointer goes there, at once."""
        self.reader.cdp("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def middle(self, selector_or_script):
        """A visible place in the middle of an element, which is scrolled to."""
        return self.do("const e = " + selector_or_script + "; e.scrollIntoView({ block: 'center' });"
                       "const r = e.getClientRects()[0]; return [(r.left + r.right) / 2, (r.top + r.bottom) / 2]")


ASKED = "return document.querySelector('dialog[open]') !== null"
SHOWN = "return document.querySelector('.preview:popover-open')?.textContent ?? ''"


def words_of(title):
    return " ".join(w for w in title.lower().replace(",", " ").split() if w.isalpha())


# --- search -----------------------------------------------------------------

def search_finds(desk):
    wrong = []
    identifier = next(e for e in desk.entries if e["p"] == desk.far and e.get("k") == "identifier")
    section = next(e for e in desk.entries if e["p"] == desk.far and len(words_of(e["t"]).split()) > 2)
    desk.open(desk.near)
    found = desk.ask(identifier["t"])
    if found is None:
        return ["S opens no field to search in"]
    if not found or found[0][0] != identifier["t"] or not found[0][1].endswith("#" + identifier["i"]):
        wrong.append(f'{identifier["t"]} finds first {found[:1]}, not its definition')
    found = desk.ask(words_of(section["t"]))
    if not found or found[0][0] != section["t"]:
        wrong.append(f'{words_of(section["t"])} finds first {found[:1]}, not the section of that title')
    elif not set(w.lower() for w in found[0][2]) >= set(words_of(section["t"]).split()):
        wrong.append(f"marked are {found[0][2]}")
    listed = [h for h in found if not all(w in json.dumps([e for e in desk.entries
              if h[1].endswith("#" + e["i"])]).lower() for w in words_of(section["t"]).split())]
    wrong += [f"found without all its words: {h}" for h in listed]
    if str(len(found)) not in desk.status():
        wrong.append(f"{len(found)} found, and announced is: {desk.status()}")
    if desk.ask(identifier["t"] + " zzzz") or "No place" not in desk.status():
        wrong.append("a word that does not occur is ignored")
    desk.press(Keys.ESCAPE)
    if desk.do(ASKED):
        wrong.append("Esc leaves the dialog open")
    desk.call("/", ASKED)
    if desk.do("return document.activeElement.value") != identifier["t"] + " zzzz":
        wrong.append("the last query is not kept")
    desk.open(next((desk.book / "files" / desk.near[:-5]).glob("*.c.html")).relative_to(desk.book))
    found = desk.ask(identifier["t"])
    if not found or found[0][1].split("?")[0] != (desk.copy / desk.far).as_uri():
        wrong.append(f"from the page of a file is found {(found or ['nothing'])[0]}")
    return wrong


def search_ranks(desk):
    entries = [{"p": desk.near, "i": i, "c": "3", "t": t, "x": x, **k} for i, t, x, k in (
        ("a", "Elsewhere", "a barrow", {}), ("b", "Elsewhere", "a barrow, an arrow", {}), ("c", "Barrows", "", {}),
        ("d", "Arrows", "", {}), ("e", "arrow", "", {}), ("f", "arrow", "", {"k": "identifier"}),
        ("g", "İİ Café Möbius", "", {}))]
    desk.write_index(entries)
    desk.open(desk.near)
    order = [h[1][-1] for h in desk.ask("ARROW") or []]
    plain = [h[2] for h in desk.ask("mobius cafe") or []]
    strange = desk.ask("(*") or []
    desk.write_index(desk.entries)
    return ([] if order == list("fedcba") else [f"the order is {order}"]) \
        + ([] if plain == [["Café", "Möbius"]] else [f"without accents are marked {plain}"]) \
        + ([f"(* finds {strange}"] if strange else [])


def search_opens(desk):
    wrong = []
    for page in (desk.far, desk.near):
        section = [e for e in desk.entries if e["p"] == page and "k" not in e and len(words_of(e["t"]).split()) > 2][-1]
        desk.open(desk.near)
        desk.do("window.stays = true")
        first = desk.ask(words_of(section["t"]))
        desk.press(Keys.ARROW_DOWN)
        second = desk.do("return document.activeElement.getAttribute('aria-activedescendant')")
        if len(first or []) > 1 and second != "_hit1":
            wrong.append(f"↓ leads to {second}")
        desk.press(Keys.ARROW_UP, Keys.ENTER)
        if not desk.until(f"return location.pathname.endsWith('{page}') && location.hash === '#{section['i']}' "
                          "&& document.readyState === 'complete'"):
            return wrong + [f"Enter leads to {desk.do('return location.href')}"]
        if page == desk.near and not desk.do("return window.stays"):
            wrong.append("a place on the same page loads the page again")
        top = desk.until("const r = document.getElementById(decodeURIComponent(location.hash.slice(1)))"
                         ".getBoundingClientRect(); return r.top > -5 && r.top < innerHeight - 20")
        if not top:
            wrong.append(f"{page}: the section is not in sight")
        if not desk.do("return CSS.highlights.get('found')?.size > 0"):
            wrong.append(f"{page}: no word is in colour")
        if desk.do("return location.search"):
            wrong.append(f"{page}: the words stay in the address")
        desk.press(Keys.ESCAPE)
        if desk.do("return CSS.highlights.has('found')"):
            wrong.append(f"{page}: Esc leaves the colour")
    return wrong


def search_is_quick(desk):
    bulk = []
    while len(json.dumps(bulk)) < 400000:
        bulk += desk.entries
    desk.write_index(bulk)
    desk.open(desk.near)
    desk.ask("a")
    times = desk.do("""const field = document.activeElement, times = [];
        for (const query of ["a", "ar", "arrow", "e t a", "softmax loss", "zzz"]) {
          field.value = query; let best = Infinity;
          for (let i = 0; i < 3; i++) { const t = performance.now();
            field.dispatchEvent(new Event("input")); best = Math.min(best, performance.now() - t) }
          times.push([query, best]) } return times""")
    desk.write_index(desk.entries)
    return [f"{query}: {ms:.0f} ms" for query, ms in times if ms >= 50]


def search_without_index(desk):
    (desk.copy / "search.js").unlink()
    desk.open(desk.near)
    desk.call("s", ASKED)
    said = desk.until("return /missing/.test(document.querySelector('dialog [role=status]')?.textContent)")
    desk.write_index(desk.entries)
    desk.reader.driver.get_log("browser")       # that a file is missing cannot be kept from it
    return [] if said else [f"nothing is said: {desk.status()}"]


# --- previews ---------------------------------------------------------------

def a_link(desk, page):
    """A name in the code of the near page that is defined on the page."""
    there = "a.id[href^='#']" if page == desk.near else f"a.id[href^='{page}#']"
    return f"[...document.querySelectorAll(\"main > * .chunk {there}\")].find(a => a.checkVisibility())"


def previews_by_mouse(desk):
    wrong = []
    for page in (desk.near, desk.far):
        desk.open(desk.near)
        desk.point(2, 2)
        link = a_link(desk, page)
        name = desk.do(f"return {link}.textContent")
        x, y = desk.middle(link)
        desk.do("addEventListener('toggle', () => { window.raised = true }, true)")
        desk.point(x, y)
        desk.point(2, 2)
        time.sleep(0.4)
        if desk.do("return window.raised"):
            wrong.append(f"{page}: a pointer that only passes raises a preview")
        desk.point(x, y)
        text = desk.until(SHOWN)
        if name not in text:
            wrong.append(f"{page}: {name} shows {text[:60]!r}")
            continue
        if desk.do(f"return {link}.getAttribute('aria-describedby')") != "_preview":
            wrong.append(f"{page}: the link is not described by the preview")
        if desk.do("return document.querySelectorAll('.preview [id]').length"):
            wrong.append(f"{page}: ids occur twice")
        if page == desk.far and page not in desk.do(
                "return document.querySelector('.preview a.num').href"):
            wrong.append("links of a preview do not lead to its page")
        into = desk.do("const r = document.querySelector('.preview').getBoundingClientRect();"
                       "return [r.left + 20, (r.top + r.bottom) / 2]")
        desk.point(*into)
        time.sleep(0.5)
        if not desk.do(SHOWN):
            wrong.append(f"{page}: it does not stay when the pointer is in it")
        desk.point(2, 2)
        if desk.until(SHOWN.replace("return ", "return !(") + ")") is not True:
            wrong.append(f"{page}: it stays when the pointer has left")
    return wrong


def previews_by_keyboard(desk):
    wrong = []
    for page in (desk.near, desk.far):
        desk.open(desk.near)
        desk.point(2, 2)
        # the focus goes to what is before the link, far out of sight, and Tab does the rest
        desk.do(f"""const link = {a_link(desk, page)}, stops = [...document.querySelectorAll("a[href], button, pre, summary")];
            const before = Object.assign(document.createElement("span"), {{ tabIndex: 0 }});
            link.before(before); before.focus({{ preventScroll: true }}); scrollTo(0, 0)""")
        desk.press(Keys.TAB)
        text = desk.until(SHOWN)
        name = desk.do("return document.activeElement.textContent")
        if not text or name not in text:
            wrong.append(f"{page}: focus on {name} shows {text[:60]!r}")
            continue
        desk.press(Keys.ESCAPE)
        time.sleep(0.4)
        if desk.do(SHOWN):
            wrong.append(f"{page}: Esc leaves it")
        desk.press(Keys.TAB)
        ActionChains(desk.reader.driver).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
        if name not in desk.until(SHOWN):
            wrong.append(f"{page}: it does not come again")
        desk.do("document.activeElement.blur()")
        if desk.do(SHOWN):
            wrong.append(f"{page}: it stays when the focus has left")
    return wrong


def previews_fit(desk):
    """At 360 px, for names at the left and the right, above and below."""
    wrong = []
    desk.reader.size(360, 420)
    desk.open(desk.near)
    desk.point(2, 2)
    desk.until("return document.querySelectorAll('main a.id').length > 10")
    count = desk.do("return (window.all = [...document.querySelectorAll('main a.id')].filter(a => "
                    "a.checkVisibility() && a.getBoundingClientRect().right < 340)).length")
    for i in range(0, count, max(1, count // 3)):
        for block in ("start", "end"):
            x, y = desk.do("const e = all[arguments[0]]; e.scrollIntoView({ block: arguments[1] });"
                           "const r = e.getClientRects()[0]; return [(r.left + r.right) / 2, (r.top + r.bottom) / 2]", i, block)
            if y < 60 or y > 415:
                continue
            time.sleep(0.05)
            desk.point(x, y)
            if not desk.until(SHOWN, 1):
                continue
            box = desk.do("const r = document.querySelector('.preview').getBoundingClientRect();"
                          "return [r.left, r.right, r.top, r.bottom]")
            if box[0] < 0 or box[1] > 360 or box[2] < 0 or box[3] > 420:
                wrong.append(f"name {i} at the {block}: the preview is at {[round(v) for v in box]}")
            if box[2] < y < box[3]:
                wrong.append(f"name {i} at the {block}: the preview covers the name")
            desk.point(2, 2)
            desk.until(SHOWN.replace("return ", "return !(") + ")")
    desk.reader.size(1280)
    return wrong if count > 10 else [f"{count} names in sight"]


def previews_are_not_for_fingers(desk):
    desk.open(desk.near)
    desk.do(a_link(desk, desk.near) + ".dispatchEvent(new PointerEvent('pointerover',"
            " { bubbles: true, pointerType: 'touch' }))")
    time.sleep(0.5)
    return ["a touch raises a preview"] if desk.do(SHOWN) else []


# --- copying, keys, the place on the page, folded answers -------------------

def copying(desk):
    wrong = []
    desk.open(desk.near)
    desk.do("navigator.clipboard.writeText = async text => { window.copied = text }")
    chunk = desk.do("""const chunk = [...document.querySelectorAll("main .chunk.root")].find(c =>
        !c.querySelector(".continued, .ref") && c.checkVisibility() && /\\.c$/.test(c.querySelector(".name").textContent));
        chunk.querySelector(".copy").click(); return chunk.querySelector("a.file").getAttribute("href")""")
    text = desk.until("return window.copied") or ""
    file = desk.copy / chunk.split("#")[0]
    desk.do("window.copied = ''; document.querySelector('main .chunk:has(.ref) .copy').click()")
    names = desk.until("return window.copied") or ""
    if "<<" not in names or "⟨" in names:
        wrong.append(f"names of chunks are copied as {names[:80]!r}")
    said = desk.do("return document.querySelector('main .chunk:has(.ref) .copy').textContent")
    if said != "copied":
        wrong.append(f"the button says {said}")
    desk.do("window.copied = ''; navigator.clipboard.writeText = async () => { throw 0 };"
            "document.execCommand = () => { window.copied = document.activeElement.value; return true };"
            "document.querySelector('main .chunk:has(.ref) .copy').click()")
    if desk.until("return window.copied") != names:
        wrong.append("without a clipboard nothing is copied")
    desk.reader.driver.get(file.as_uri())
    if not desk.until("return document.querySelector('pre.file') !== null"):
        return wrong + [f"{file} shows no file, at {desk.do('return location.href')}"]
    whole = desk.do("""for (const n of document.querySelectorAll(".ln")) n.remove();
        return document.querySelector("pre.file").textContent""")
    if text.strip() != whole.strip():
        wrong.append(f"{chunk}: copied was {text[:60]!r}, in the file is {whole[:60]!r}")
    return wrong


STATE = """return [document.documentElement.dataset.theme, location.pathname,
    document.querySelectorAll("dialog[open]").length, document.querySelectorAll(":popover-open").length].join()"""


def keys_are_the_readers(desk):
    wrong = []
    for what, html in (("an input", "<input>"), ("a textarea", "<textarea></textarea>"),
                       ("a select", "<select><option>a</select>"), ("editable text", "<p contenteditable>a</p>"),
                       ("a block that scrolls", "<pre tabindex=0>" + "wide " * 200 + "</pre>")):
        desk.open(desk.far)
        desk.do("const d = document.createElement('div'); d.innerHTML = arguments[0];"
                "document.querySelector('main').prepend(d); d.firstChild.focus()", html)
        before = desk.do(STATE)
        for key in ("s", "/", "t", "?", Keys.ARROW_RIGHT, Keys.ARROW_LEFT):
            desk.press(key)
        time.sleep(0.1)
        if desk.do(STATE) != before:
            wrong.append(f"keys are taken from {what}: {before} became {desk.do(STATE)}")
    desk.open(desk.far)
    for key in ("s", "/", "t", "?", "ArrowRight"):
        for modifier in ("ctrlKey", "altKey", "metaKey"):
            if desk.do("""return !document.body.dispatchEvent(new KeyboardEvent("keydown",
                { key: arguments[0], bubbles: true, cancelable: true, [arguments[1]]: true }))""", key, modifier):
                wrong.append(f"{key} with {modifier} is taken")
    if not desk.call("?", "return document.querySelector('#keys:popover-open') !== null"):
        wrong.append("? shows no keys")
    desk.press(Keys.ESCAPE)
    if desk.do("return document.querySelector('#keys:popover-open') !== null"):
        wrong.append("Esc leaves the keys")
    return wrong


def place_is_kept(desk):
    wrong = []
    again = "history.scrollRestoration = 'manual'"      # the browser is not to do it
    desk.reader.size(360, 740, mobile=True)
    desk.open(desk.near)
    desk.do(again + "; scrollTo(0, 9000)")
    desk.reader.driver.refresh()
    y = desk.until("return Math.abs(scrollY - 9000) < 200 && scrollY")
    if not y:
        wrong.append(f"loaded again, the page stands at {desk.do('return scrollY')}, not at 9000")
    desk.open(desk.near)
    time.sleep(0.2)
    if desk.do("return scrollY") != 0:
        wrong.append("opened by a link, the page does not begin at its beginning")
    section = [e for e in desk.entries if e["p"] == desk.near and "k" not in e][5]["i"]
    desk.open(desk.near, "#" + section)
    desk.do(again + "; scrollTo(0, 9000)")
    desk.reader.driver.refresh()
    time.sleep(0.3)
    if abs(desk.do("return scrollY") - 9000) < 200:
        wrong.append("a fragment is overruled")
    desk.reader.size(1280)
    return wrong


def answers_are_folded(desk):
    desk.open("A3-answers.html")
    count, opened = desk.do("const d = [...document.querySelectorAll('details.answer')];"
                            "return [d.length, d.filter(e => e.open).length]")
    if count < 10 or opened:
        return [f"{count} answers, {opened} of them open"]
    desk.reader.media("light", "print")
    hidden = desk.do("return [...document.querySelectorAll('.answer pre')].filter(e => !e.checkVisibility()).length")
    desk.reader.media("light")
    if hidden:
        return [f"{hidden} answers stay folded on paper"]
    desk.open(desk.near)
    href = desk.do("return document.querySelector('.how a').getAttribute('href')")
    desk.open(*href.replace("#", " #").split())
    seen = desk.until("const e = document.getElementById(location.hash.slice(1)), r = e.getBoundingClientRect();"
                      "return e.checkVisibility() && r.top > -5 && r.top < innerHeight")
    if not seen:
        return [f"{href} leads to a place that stays folded"]
    # what Chromium does by itself the script does for other browsers
    desk.open("A3-answers.html")
    desk.do("history.replaceState(null, '', arguments[0]); dispatchEvent(new HashChangeEvent('hashchange'))",
            href[href.index("#"):])
    return [] if desk.do("return document.querySelector('.answer[open]') !== null") else ["the script unfolds nothing"]


CASES = (
    ("search: a name, a title, all words, the number of places, the last query", search_finds),
    ("search: a title before a text, a beginning before a middle, a name first", search_ranks),
    ("search: ↓, ↑ and Enter open a result in sight, with its words in colour", search_opens),
    ("search: under 50 ms for 400 kB", search_is_quick),
    ("search: a missing index is said to be missing", search_without_index),
    ("previews by mouse, of this page and another; they wait, stay and go", previews_by_mouse),
    ("previews by keyboard, of this page and another; Esc and blur end them", previews_by_keyboard),
    ("previews lie inside a window of 360 px and beside their name", previews_fit),
    ("previews are not for fingers", previews_are_not_for_fingers),
    ("a chunk is copied as it stands in the file, or with the names of others", copying),
    ("no key is taken from fields, scrolling blocks, Ctrl, Alt and Meta; ? and Esc", keys_are_the_readers),
    ("the place on the page is kept, and a fragment is not overruled", place_is_kept),
    ("answers are folded, and a link unfolds its own", answers_are_folded),
)

# What is broken in the script, and the case that must complain.
BROKEN = (
    ("8 * title + text", "8 * text + title", search_finds),
    ("each.every(Boolean)", "each.some(Boolean)", search_finds),
    ('session.get("query")', 'session.get("quarry")', search_finds),
    ("if (begins(text, i)) return i;", "return i;", search_ranks),
    ("? 2 : 1", "? 1 : 1", search_ranks),
    ("text => text\n", "text => text.toLowerCase()\n", search_ranks),
    ("new URL(entry.p, home)", "new URL(entry.p, location)", search_finds),
    ("(entry.title === word ? 32 : 0)", "0", search_ranks),
    ('.normalize("NFD")', "", search_ranks),
    ("colour(words(query));", "", search_opens),
    ("event.preventDefault();\n  dialog.close();", "dialog.close();", search_opens),
    ("step, 0), hits", "0, 0), hits", search_opens),
    ("slice(0, most)", "slice(0)", search_is_quick),
    ("catch { trouble =", "catch { let lost =", search_without_index),
    ("setTimeout(preview, 250", "setTimeout(preview, 0", previews_by_mouse),
    ("else if (panel.contains(event.target)) stay();", "", previews_by_mouse),
    ('replace(/html$/, "js")', 'replace(/html$/, "jp")', previews_by_mouse),
    ("if (shown() && !panel", "if (!panel", previews_by_keyboard),
    ('link.matches(":focus-visible")', "false", previews_by_keyboard),
    ('Math.max(8, Math.min(left, right)) + "px"', 'left + "px"', previews_fit),
    ("(up ? top : below) - 16", "900", previews_fit),
    ("up ? top - panel.offsetHeight - 4 : ", "", previews_fit),
    ("e.open = true", "e.open = false", answers_are_folded),
    ('event.pointerType === "mouse" && ', "", previews_are_not_for_fingers),
    ('remove();\n  for (const e of code.querySelectorAll(".ref")', 'remove();\n  for (const e of code.querySelectorAll(".rex")', copying),
    ("catch { done = copyOldWay(text); }", "catch { }", copying),
    ("input, textarea, select", "input, textarea", keys_are_the_readers),
    ("if (scrolls(event.target)) return;", "", keys_are_the_readers),
    ("event.ctrlKey || event.metaKey", "event.metaKey", keys_are_the_readers),
    ("scrollTo(0, share", "scrollTo(0, 0 * share", place_is_kept),
    ("&& !location.hash ", "", place_is_kept),
)


def read(reader, book, case):
    reader.size(1280)
    reader.media("light")
    desk = Desk(reader, book)
    reader.cdp("Network.setCacheDisabled", cacheDisabled=True)  # its files change between two looks
    for sentence, function in CASES:
        case(sentence, function(desk))
    reader.said += [entry["message"] for entry in reader.driver.get_log("browser")
                    if entry["level"] not in ("INFO", "DEBUG")]
    missed, seen, tried = [], set(), 0
    for old, new, function in BROKEN:
        if function in seen and os.environ.get("BROKEN") != "all":
            continue
        seen.add(function)
        tried += 1
        if desk.script.count(old) < 1:
            missed.append(f"book.js has no {old!r} to break")
            continue
        (desk.copy / "book.js").write_text(desk.script.replace(old, new))
        if not function(desk) and not function(desk):   # once more, if it was busy
            missed.append(f"{old!r} made {new!r}: {function.__name__} does not complain")
    reader.driver.get_log("browser")
    reader.cdp("Network.setCacheDisabled", cacheDisabled=False)
    case(f"found: each of {tried} things broken in the script", missed)
    real_data(desk, reader, book, case)


def real_data(desk, reader, book, case):
    """What the build wrote for the search and the previews, if it did."""
    if not (book / "search.js").exists():
        print("skip - search in the index of the build: there is none")
        return
    wrong = []
    reader.open(book / "02-arrows.html")
    desk.call("s", ASKED)
    desk.press("softmax")
    if not desk.until("return document.querySelectorAll('.hits a').length > 4"):
        wrong.append("softmax is found in fewer than five places")
    desk.press(Keys.ENTER)
    if not desk.until("return location.hash.length > 1 && "
                      "document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null"):
        wrong.append("the first place found is " + reader.do("return location.href"))
    case("search in the index of the build finds softmax, and opens it", wrong)
    wrong = []
    reader.open(book / "03-a-tiny-model.html")
    for link in reader.do("""return [...new Set([...document.querySelectorAll("main a.id")].map(a => a.getAttribute("href")))]
            .filter(h => !h.startsWith("#")).slice(0, 5)"""):
        reader.do("document.activeElement.blur(); document.querySelector(`main a.id[href='${arguments[0]}']`)"
                  ".dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }))", link)
        if not desk.until("return document.querySelector('.preview:popover-open pre') !== null"):
            wrong.append(f"no preview of {link}")
    case("previews of the build are shown", wrong)
