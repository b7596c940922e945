// Validates JSON against published schemas. A line in: {kind, json}; the text may be YAML where that is said. A line
// out: the list of problems, empty when there are none. Kinds: card (Adaptive Card 1.5 and the charts), teams-manifest,
// slack-manifest (as JSON or YAML). The argument is the schemas' folder.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Ajv from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parse as parseYaml } from 'yaml';

const require = createRequire(import.meta.url);
const cards = require('adaptivecards/dist/adaptivecards.js'); // its module form does not load outside a bundler
const read = (...path) => JSON.parse(readFileSync(join(process.argv[2] ?? '', ...path), 'utf8'));
const once = make => { let made; return () => (made ??= make()); };
const say = errors => (errors ?? []).map(e => `${e.instancePath || '/'} ${e.message}${e.params?.additionalProperty ? `: ${e.params.additionalProperty}` : ''}`);

const cardSchema = once(() => {
  const { id, ...schema } = read('adaptivecards', 'adaptive-card-1.5.0.schema.json');
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
  addFormats(ajv);
  return ajv.compile(schema);
});

const manifestSchema = once(() => {
  const ajv = new AjvDraft04({ strict: false, allErrors: true });
  addFormats(ajv);
  return ajv.compile(read('teams', 'MicrosoftTeams.schema.json'));
});

// The root file refers to the schemas of the versions by their URLs; they are read from the folder.
const slackManifestSchema = once(() => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const root = read('slack', 'manifest.schema.json');
  for (const address of JSON.stringify(root).match(/https:[^"]*\/manifest\.schema\.[0-9.]+\.json/g) ?? []) {
    if (!ajv.getSchema(address)) ajv.addSchema({ ...read('slack', 'schemas', address.split('/').at(-1)), $id: address }, address);
  }
  return ajv.compile(root);
});

const charts = once(() => read('adaptivecards', 'own-chart-shapes.json'));
const ofAnyElement = ['type', 'id', 'isVisible', 'spacing', 'separator', 'height', 'title'];

// A chart may have the members of its sample, with the same types, and no others.
function unlike(sample, value, path) {
  if (Array.isArray(sample)) return Array.isArray(value) && value.length ? value.flatMap((v, i) => unlike(sample[0], v, `${path}/${i}`)) : [`${path} must be a list with something in it`];
  if (sample === null || typeof sample !== 'object') return typeof value === typeof sample ? [] : [`${path} must be a ${typeof sample}`];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [`${path} must be an object`];
  return [
    ...Object.keys(value).filter(k => !(k in sample)).map(k => `${path} has an unknown member: ${k}`),
    ...Object.keys(sample).flatMap(k => (k in value ? unlike(sample[k], value[k], `${path}/${k}`) : [`${path} lacks ${k}`])),
  ];
}

// The 1.5 schema has no charts: each is compared with its sample and then replaced by a text block.
function takeCharts(node, path, problems) {
  if (Array.isArray(node)) return node.map((child, i) => takeCharts(child, `${path}/${i}`, problems));
  if (node === null || typeof node !== 'object') return node;
  if (typeof node.type === 'string' && node.type.startsWith('Chart.')) {
    const { title, ...sample } = charts()[node.type] ?? {};
    if (!charts()[node.type]) problems.push(`${path} is no known chart: ${node.type}`);
    else problems.push(...unlike(sample, Object.fromEntries(Object.entries(node).filter(([k]) => !ofAnyElement.includes(k))), path));
    return { type: 'TextBlock', text: node.type };
  }
  return Object.fromEntries(Object.entries(node).map(([k, v]) => [k, takeCharts(v, `${path}/${k}`, problems)]));
}

// The schema also lacks what the client accepts at a card's root: the full width and the mentioned people.
function takeClientProperties({ msteams, ...card }, problems) {
  if (msteams === undefined) return card;
  const { width = 'Full', entities = [], ...other } = msteams;
  if (width !== 'Full') problems.push(`/msteams/width must be Full`);
  for (const k of Object.keys(other)) problems.push(`/msteams has an unknown member: ${k}`);
  if (!Array.isArray(entities)) return problems.push('/msteams/entities must be a list'), card;
  entities.forEach((e, i) => {
    if (e?.type !== 'mention' || typeof e.text !== 'string' || typeof e.mentioned?.id !== 'string' || typeof e.mentioned?.name !== 'string') problems.push(`/msteams/entities/${i} must be a mention with text, id and name`);
    else if (!JSON.stringify(card).includes(JSON.stringify(e.text).slice(1, -1))) problems.push(`/msteams/entities/${i} mentions ${e.text}, which stands nowhere on the card`);
  });
  return card;
}

// What the schema cannot express: the reference parser finds inputs without an id or with a duplicate id, and elements
// that are dropped.
function parsed(card) {
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  const made = new cards.AdaptiveCard();
  made.parse(card, context);
  const count = context.eventCount ?? 0;
  return [
    ...Array.from({ length: count }, (_, i) => context.getEventAt(i).message),
    ...made.validateProperties().validationEvents.map(e => e.message),
  ];
}

const kinds = {
  card(card) {
    const problems = [];
    const plain = takeCharts(takeClientProperties(card, problems), '', problems);
    const check = cardSchema();
    if (!check(plain)) problems.push(...say(check.errors));
    return [...problems, ...parsed(plain)];
  },
  'teams-manifest'(manifest) {
    const check = manifestSchema();
    return check(manifest) ? [] : say(check.errors);
  },
  'slack-manifest'(manifest) {
    const check = slackManifestSchema();
    return check(manifest) ? [] : say(check.errors);
  },
};

// JSON is valid YAML too, but a manifest in JSON must be JSON.
const readAs = (kind, text) => (kind === 'slack-manifest' && !text.trimStart().startsWith('{') ? parseYaml(text, { strict: true, uniqueKeys: true }) : JSON.parse(text));

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const { kind, json } = JSON.parse(line);
    answer = kind === 'from-yaml' ? parseYaml(json, { strict: true, uniqueKeys: true }) : kinds[kind](readAs(kind, json));
  } catch (e) {
    answer = [`could not be checked: ${e.message}`];
  }
  console.log(JSON.stringify(Array.isArray(answer) ? [...new Set(answer)] : answer));
}
