// run.mjs - calls the one function of a module, and prints its hash.
import fs from 'node:fs';
const module = fs.readFileSync(process.argv[2]);
const { instance } = await WebAssembly.instantiate(module, {});
const hash = instance.exports.exported_hash() >>> 0;
console.log(hash.toString(16).padStart(8, '0'));
