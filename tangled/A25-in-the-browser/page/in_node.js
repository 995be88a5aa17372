// in_node.js - the script of the page, its worker without a page.
"use strict";
const { readFileSync } = require("fs");
const { built, work } =
  require("vm").runInThisContext(readFileSync(process.argv[2], "utf8"));
const printed = readFileSync(process.argv[3], "utf8").trim().split("\n");
const STEPS = 500, found = { rows: 0, texts: 0, verdicts: 0, numbers: 0 };
const same = (what, is) => { found[what] += is ? 1 : 0; };
const hear = {
  begun: () => {},
  ten: ({ step, loss, hash }) => {
    const row = built.rows[step / 10];
    same("rows", Math.fround(row[1]) === loss && row[2] === hash);
  },
  text: ({ step, text }) => same("texts", text === built.rows[step / 10][3]),
  verdict: ({ which, text }) =>
    same("verdicts", text === built.verdicts[which]),
  rest: () => {
    ask({ ask: "write", seed: 1 });
    const { rows, texts, verdicts, numbers } = found;
    console.log(`${rows} of ${STEPS / 10} losses and sets of parameters, `
      + `${texts} of 2 texts, ${verdicts} of 2 verdicts, `
      + `${numbers} of ${printed.length} numbers`);
    process.exitCode = rows === STEPS / 10 && texts === 2 && verdicts === 2
      && numbers === printed.length ? 0 : 1;
  },
};
const answer = work(built.code, data => hear[data.about](data));
for (const line of printed) {
  const [bits, digits, text] = line.split(" ");
  const x = new Float64Array(new BigUint64Array([BigInt(bits)]).buffer)[0];
  same("numbers", answer.decimal(x, Number(digits)) === text);
}
const ask = data => answer({ data });
ask({ ask: "begin", seed: 1 });
ask({ ask: "write", seed: 1 });
for (const which of [0, 1]) ask({ ask: "run", which, seed: 1 });
ask({ ask: "train", to: STEPS });
