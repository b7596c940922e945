// Reads a hybrid invoice as an accounting program would: hybrid.mjs <file.pdf>. A line out: {profile, number, total,
// due}, or {problem}.
import { readFileSync } from 'node:fs';
import { FacturX } from 'factur-x-kit';

const say = answer => console.log(JSON.stringify(answer));
try {
  const invoice = (await FacturX.fromPDF(readFileSync(process.argv[2]))).object;
  console.log(JSON.stringify(invoice));
} catch (e) {
  say({ problem: `${e.message}` });
}
process.exit(0);
