// Writes manifest/slack/manifest.yaml from manifest.json beside it, after that was changed: node
// tests/Kit/node/manifest-yaml.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';

const file = ending => new URL(`../../../manifest/slack/manifest.${ending}`, import.meta.url);
const head = '# The same as manifest.json, for whoever likes to read and change it in this form. Put your host in place of bot.agency.example.\n';
writeFileSync(file('yaml'), head + stringify(JSON.parse(readFileSync(file('json'), 'utf8')), { lineWidth: 0 }));
