"""running.py - the program in the page of chapter 16, as a reader sets it to work.

Used by browser.py. The numbers of the page are the build's or the page says otherwise, so a
copy whose numbers have been changed has to say it. Each case returns its complaints.
"""
import pathlib
import re
import tempfile

from selenium.webdriver.common.keys import Keys

PAGE = "16-leaving-the-book.html"
SCRIPT = "in-browser.js"

# Waits until the text of a place matches; the text, or null after so many seconds.
UNTIL = """
const [place, like, seconds] = arguments, end = Date.now() + 1000 * seconds;
return new Promise(done => {
  const look = () => {
    const text = document.querySelector(".machine " + place)?.textContent ?? "";
    if (RegExp(like).test(text)) done(text);
    else if (Date.now() > end) done(null);
    else setTimeout(look, 50);
  };
  look();
});
"""


class Machine:
    """The page, with what stands beside it, in a directory of its own."""

    def __init__(self, reader, book):
        self.reader, self.book = reader, book
        self.place = tempfile.TemporaryDirectory()
        self.copy = pathlib.Path(self.place.name).resolve()
        for name in (PAGE, "book.css", "book.js"):
            (self.copy / name).symlink_to(book / name)
        self.script = (book / SCRIPT).read_text()

    def open(self, script):
        if script is None:
            (self.copy / SCRIPT).unlink(missing_ok=True)
        else:
            (self.copy / SCRIPT).write_text(script)
        self.reader.open(self.copy / PAGE)

    def part(self, name):
        return self.reader.driver.find_element("css selector", f".machine [name={name}]")

    def press(self, name, key=Keys.SPACE):
        """As somebody does who has no pointer."""
        button = self.part(name)
        self.reader.do("arguments[0].focus()", button)
        button.send_keys(key)

    def until(self, place, like, seconds=60):
        return self.reader.do(UNTIL, place, like, seconds)

    def write(self, name, value):
        self.reader.do("arguments[0].value = arguments[1]", self.part(name), value)

    def wants(self, wrong, place, like, seconds=60):
        if self.until(place, like, seconds) is None:
            wrong.append(f"{place} does not become {like!r}; it is " + repr(
                self.reader.do("return document.querySelector('.machine ' + arguments[0])?.textContent", place)))


def learns(m):
    wrong = []
    m.open(m.script)
    m.wants(wrong, ".state", "Nothing is learnt yet")
    m.press("ten")
    m.wants(wrong, ".state", "^Step 10: loss .* The build's run has the same bits[.]$")
    m.press("all", Keys.ENTER)
    m.wants(wrong, ".at", "^[2-9]0$|^[1-9][0-9]+0$")
    seen = [m.reader.do("return Number(document.querySelector('.machine .at').textContent)")]
    m.press("stop")
    m.wants(wrong, ".state", "^Step .* same bits")
    stopped = m.reader.do("return Number(document.querySelector('.machine .at').textContent)")
    if not seen[0] <= stopped < 2000:
        wrong.append(f"stopped at {stopped}, after {seen[0]}")
    m.press("all")
    m.wants(wrong, ".state", "^Step 2000: .* The build's run has the same bits[.]$", 120)
    points = m.reader.do("return ['old', 'new'].map(c => document.querySelector(`.machine .${c}`).getAttribute('points'))")
    if points[0] != points[1] or len(points[0].split(" ")) != 200:
        wrong.append("the curve is not that of the build")
    return wrong


def writes(m):
    wrong = []
    m.press("write")
    m.wants(wrong, ".letters", "^The build has written the same letters[.]$")
    first = m.reader.do("return document.querySelector('.machine .written').textContent")
    m.press("write")
    m.wants(wrong, ".letters", "^The build has not written")
    if first == m.reader.do("return document.querySelector('.machine .written').textContent"):
        wrong.append("a second draw is the first")
    return wrong


def begins_again(m):
    wrong = []
    m.write("seed", "7")
    m.press("begin")
    m.wants(wrong, ".state", "^Nothing is learnt yet; seed 7[.]$")
    m.press("ten")
    m.wants(wrong, ".state", "^Step 10: .* The build did not run this[.]$")
    m.write("seed", "1")
    m.press("begin")
    m.wants(wrong, ".state", "^Nothing is learnt yet; seed 1[.]$")
    m.press("ten")
    m.wants(wrong, ".state", "^Step 10: .* same bits[.]$")
    return wrong


def diagrams(m):
    wrong = []
    for which, word in enumerate(("fails, as it should", "commutes")):
        m.write("which", str(which))
        m.write("draw", "1")
        m.press("run")
        m.wants(wrong, "pre", f"^{word}.*, seed 1")
        m.wants(wrong, ".verdict", "^This is the book's verdict")
        m.write("draw", "5")
        m.press("run")
        m.wants(wrong, "pre", f"^{word}.*, seed 5")
    return wrong


def found(m):
    """Changed numbers are complained of; what is missing is said."""
    wrong = []
    m.open(re.sub(r"^\[10,([^,]*),(\d*)", r"[10,\1,1\2", m.script, flags=re.M)
           .replace("on sample 2 of", "on sample 3 of"))
    m.wants(wrong, ".state", "Nothing is learnt")
    m.press("ten")
    m.wants(wrong, ".state", "OTHER BITS")
    m.press("run")
    m.wants(wrong, ".verdict", "NOT the book's")
    m.open(re.sub(r'why: "", code: "[^"]*"', 'why: "clang was away.", code: ""', m.script))
    m.wants(wrong, ".missing", "^It does not run here: clang was away")
    m.open("delete globalThis.WebAssembly;\n" + m.script)
    m.wants(wrong, ".missing", "^It does not run here: this browser has no WebAssembly")
    return wrong


def without(m):
    wrong = []
    m.open(None)
    m.wants(wrong, ".missing", "^It does not run here: in-browser.js is not beside")
    m.reader.said = [s for s in m.reader.said if SCRIPT not in s]       # it is not there
    m.reader.cdp("Emulation.setScriptExecutionDisabled", value=True)
    m.open(m.script)
    text = m.reader.cdp("Runtime.evaluate", expression="document.querySelector('.machine').innerText")
    m.reader.cdp("Emulation.setScriptExecutionDisabled", value=False)
    if "read without its script" not in text["result"].get("value", ""):
        wrong.append("without a script: " + repr(text["result"].get("value")))
    return wrong


def run(reader, book, case):
    if not (book / PAGE).exists() or not (book / SCRIPT).exists():
        print("skip - the program in the page: it is not built")
        return
    m = Machine(reader, book)
    if 'code: ""' in m.script:
        print("skip - the program in the page: clang or wasm-ld was not there")
        case("the page says what is missing", without(m))
        return
    reader.size(1280)
    reader.media("light")
    case("the model learns in the page, with the build's bits, and stops when told", learns(m))
    case("it writes the build's letters", writes(m))
    case("another seed is another run, and the first one comes back", begins_again(m))
    case("two diagrams give the book's verdicts, and others with another seed", diagrams(m))
    case("found: changed numbers, no compiler, no WebAssembly", found(m))
    case("without the script the page says what is missing", without(m))
