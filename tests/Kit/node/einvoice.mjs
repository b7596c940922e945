// Judges electronic invoices by the official rules of EN 16931. A line in: {syntax: "UBL" or "CII", xml}. A line out: the
// rules that are broken, each {rule, flag, text}. The argument is the folder of the rules.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const { Schema } = createRequire(import.meta.url)('node-schematron');
const folder = process.argv[2];
const schemas = {};

function rulesOf(syntax) {
  const file = readdirSync(folder).find(name => name.startsWith(`EN16931-${syntax}-`));
  return (schemas[syntax] ??= read(readFileSync(join(folder, file), 'utf8')));
}

// The library keeps no flags, so they are read from the text: most rules are "fatal", style is "warning".
function read(text) {
  const flags = new Map();
  for (const [tag] of text.matchAll(/<assert\s(?:"[^"]*"|'[^']*'|[^>"'])*>/g)) {
    flags.set(/\bid="([^"]*)"/.exec(tag)?.[1], /\bflag="([^"]*)"/.exec(tag)?.[1]);
  }
  return { schema: Schema.fromString(text), flags };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { syntax, xml } = JSON.parse(line);
  const { schema, flags } = rulesOf(syntax);
  const broken = schema.validateString(xml).map(r => ({
    rule: r.assertId ?? '', flag: flags.get(r.assertId) ?? '', text: r.message?.trim() ?? '',
  }));
  console.log(JSON.stringify(broken));
}
