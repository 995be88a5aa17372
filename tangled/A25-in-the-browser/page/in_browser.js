"use strict";
const inBrowser = built => {

const work = (code, post) => {
  const decimal = (value, digits) => {
    let size = Math.abs(value);
    const sign = value < 0 || Object.is(value, -0) ? "-" : "";
    if (!Number.isFinite(value)) return isNaN(value) ? "nan" : sign + "inf";
    const [all, power] = size.toExponential(100).split("e");
    if (/^50*$/.test(all.slice(digits + 1)) && /[02468]/.test(all[digits]))
      size = Number(all.slice(0, digits + 1) + "e" + power);
    const [short, e] = size.toExponential(digits - 1).split("e");
    const trim = text => text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
    return sign + (e >= -4 && e < digits
      ? trim(size.toFixed(digits - 1 - e))
      : trim(short) + "e" + e[0] + e.slice(1).padStart(2, "0"));
  };
  const bytes = () => new Uint8Array(it.memory.buffer);
  const text = at =>
    new TextDecoder().decode(bytes().subarray(at, bytes().indexOf(0, at)));
  const number = (value, digits, to) => {
    const printed = decimal(value, digits);
    bytes().set([...printed].map(c => c.charCodeAt()), to);
    return printed.length;
  };
  const module = Uint8Array.from(atob(code), c => c.charCodeAt());
  const it = new WebAssembly.Instance(new WebAssembly.Module(module),
    { page: { number } }).exports;
  let step = 0, goal = 0;
  const train = () => {
    if (step >= goal) return post({ about: "rest", step });
    const loss = it.pupil_ten();
    step += 10;
    post({ about: "ten", step, loss, hash: it.pupil_hash() >>> 0 });
    setTimeout(train);
  };
  const answers = {
    begin: ({ seed }) => {
      step = goal = 0;
      it.pupil_begin(seed);
      post({ about: "begun", seed });
    },
    train: ({ to }) => { goal = to; train(); },
    stop: () => { goal = step; },
    write: ({ seed }) => post(
      { about: "text", step, seed, text: text(it.pupil_write(seed)) }),
    run: ({ which, seed }) => post(
      { about: "verdict", which, seed, text: text(it.diagram_run(which, seed)) }),
  };
  const answer = ({ data }) => answers[data.ask](data);
  answer.decimal = decimal;
  return answer;
};
if (typeof document === "undefined") return { built, work };

const place = document.querySelector(".machine");
const say = sentence => {
  place.querySelector(".missing").textContent = sentence;
};
if (!built.code) return say("It does not run here: " + built.why);
if (typeof WebAssembly === "undefined" || typeof Worker === "undefined")
  return say("It does not run here: this browser has no WebAssembly.");
const last = built.rows.at(-1)[0];
place.insertAdjacentHTML("beforeend", `<fieldset>
  <legend>A model that learns to write</legend>
  <p><button type="button" name="ten">Train 10 steps</button>
  <button type="button" name="all">Train to step ${last}</button>
  <button type="button" name="stop" disabled>Stop</button>
  <button type="button" name="write">Generate</button></p>
  <p><button type="button" name="begin">Again with seed</button>
  <input name="seed" type="number" min="0" max="4294967295" value="1"
   aria-label="Seed of the model"></p>
  <svg viewBox="0 0 360 150" role="img" aria-label="The loss, step by step:
   the run of the build, dashed, and the run of this page."></svg>
  <p><label>Step <b class="at">0</b>
  <progress class="progress" max="${last}" value="0"></progress></label></p>
  <p class="state" role="status"></p><p class="written"></p>
  <p class="letters" role="status"></p>
  </fieldset>`);
place.insertAdjacentHTML("beforeend", `<fieldset>
  <legend>A diagram, with another seed</legend>
  <p><label>Diagram <select name="which">
  <option value="0">exp of a sum, bit for bit</option>
  <option value="1">exp of a sum, within a bound</option></select></label>
  <label>Seed <input name="draw" type="number" min="0" max="4294967295"
   value="1"></label>
  <button type="button" name="run">Run</button></p>
  <pre class="run" tabindex="0" hidden></pre>
  <p class="verdict" role="status"></p></fieldset>`);
const part = name =>
  place.querySelector(`[name=${name}]`) ?? place.querySelector("." + name);
say("It runs in this page, in a worker of its own.");
const x = step => 24 + 328 * step / last, y = loss => 132 - 36 * loss;
const points = rows => rows.filter(([step]) => step > 0)
  .map(([step, loss]) => x(step).toFixed(1) + "," + y(loss).toFixed(1))
  .join(" ");
const label = (at, up, anchor, text) => `<text x="${at}" y="${up}"
  font-size="11" fill="currentColor" text-anchor="${anchor}">${text}</text>`;
place.querySelector("svg").innerHTML = [0, 1, 2, 3].map(loss =>
  `<path class="grid" d="M24 ${y(loss)}H352"/>`
  + label(18, y(loss) + 4, "end", loss)).join("")
  + label(352, 147, "end", last + " steps") + label(28, 12, "start", "loss")
  + `<polyline class="old" fill="none" points="${points(built.rows)}"/>
  <polyline class="new" fill="none"/>`;
let mine = [];
const draw = () => {
  place.querySelector(".new").setAttribute("points", points(mine));
  const step = mine.at(-1)?.[0] ?? 0;
  part("at").textContent = part("progress").value = step;
};
const program = `onmessage = (${work})("${built.code}", d => postMessage(d))`;
const file = new Blob([program], { type: "text/javascript" });
let worker;
try { worker = new Worker(URL.createObjectURL(file)); }
catch (trouble) { return say("It does not run here: " + trouble.message); }
worker.onerror = event => say("It stopped: " + event.message);
const ask = question => worker.postMessage(question);
let seed = 1, written = 0;
const busy = is => {
  for (const name of ["ten", "all", "write", "begin"]) part(name).disabled = is;
  part("stop").disabled = !is;
};
const hex = hash => hash.toString(16).padStart(8, "0");
const compared = ([step, loss, hash]) => {
  const row = built.rows[step / 10];
  if (seed !== 1 || !row) return "The build did not run this.";
  return Math.fround(row[1]) === loss && row[2] === hash
    ? "The build's run has the same bits."
    : `The build's run has ${row[1]} and ${hex(row[2])}: OTHER BITS.`;
};
const state = row => {
  part("state").textContent = row
    ? `Step ${row[0]}: loss ${Number(row[1].toPrecision(9))}, parameters `
      + hex(row[2]) + ". " + compared(row)
    : `Nothing is learnt yet; seed ${seed}.`;
};
const hear = {
  begun: data => {
    seed = data.seed;
    mine = [];
    written = 0;
    part("written").textContent = part("letters").textContent = "";
    draw();
    state();
  },
  ten: ({ step, loss, hash }) => {
    mine.push([step, loss, hash]);
    draw();
  },
  rest: () => { busy(false); written = 0; state(mine.at(-1)); },
  text: data => {
    const known = seed === 1 && data.seed === 1
      && built.rows[data.step / 10]?.[3];
    part("written").textContent = data.text;
    part("letters").textContent = !known
      ? "The build has not written at this step, or not with these draws."
      : known === data.text ? "The build has written the same letters."
      : "The build has written OTHER LETTERS: " + known;
  },
  verdict: ({ which, seed, text }) => {
    const pre = place.querySelector("pre");
    pre.hidden = false;
    pre.textContent = text;
    part("verdict").textContent = seed !== 1
      ? "The book's verdict is that of seed 1."
      : text === built.verdicts[which] ? "This is the book's verdict, letter "
      + "by letter." : "This is NOT the book's verdict: "
      + built.verdicts[which];
  },
};
worker.onmessage = ({ data }) => hear[data.about](data);
const whole = name => Math.min(4294967295,
  Math.max(0, Math.trunc(Number(part(name).value) || 0)));
const train = to => {
  busy(true);
  part("state").textContent = "It learns, ten steps at a time.";
  ask({ ask: "train", to });
};
const press = {
  ten: () => train((mine.at(-1)?.[0] ?? 0) + 10),
  all: () => train(last),
  stop: () => ask({ ask: "stop" }),
  write: () => ask({ ask: "write", seed: ++written }),
  begin: () => ask({ ask: "begin", seed: whole("seed") }),
  run: () => ask({ ask: "run", which: Number(part("which").value),
    seed: whole("draw") }),
};
place.addEventListener("click", ({ target }) => press[target.name]?.());
place.addEventListener("keydown", ({ key, target }) => {
  if (key === "Enter")
    ({ seed: press.begin, draw: press.run })[target.name]?.();
});
press.begin();
};
