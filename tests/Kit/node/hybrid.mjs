// Reads a hybrid invoice as an accounting program does: hybrid.mjs <file.pdf>. A line out: what the XML inside says, as
// JSON, or {problem}.
import { readFileSync } from 'node:fs';
import { FacturX } from 'factur-x-kit';

let answer;
try {
  answer = (await FacturX.fromPDF(readFileSync(process.argv[2]))).object;
} catch (e) {
  answer = { problem: `${e.message}` };
}
console.log(JSON.stringify(answer));
