/** Templates and the sample data beside them, which are the type of what a card gives to `draw`. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type TemplateData, cardTemplate } from '../../../src/cards/kit/card.ts';
import { draw } from '../../../src/cards/kit/draw.ts';
import { faultsOf } from '../support/card-library.ts';
import { wholeTemplate } from '../../../src/cards/kit/whole-template.ts';
import { type Node, isNode } from '../support/walk.ts';

const FOLDER = 'src/cards/kit/templates';
const names = globSync(`${FOLDER}/*.data.json`).map((file) => basename(file, '.data.json'));

describe('the templates', () => {
  it('each have sample data', () => {
    const templates = globSync(`${FOLDER}/*.json`).map((file) => basename(file, '.json'));
    assert.deepEqual(
      templates.filter((name) => name !== 'blocks' && !name.endsWith('.data')),
      names,
    );
    assert.ok(names.length > 10);
  });

  for (const name of names) {
    it(`bind exactly the fields of ${name}.data.json`, () => {
      assert.deepEqual(differences(name, wholeTemplate(templateOf(name)), sampleOf(name)), []);
    });

    it(`draw ${name}.json with its sample data as a valid card`, () => {
      const card = cardTemplate(templateOf(name))(sampleOf(name));
      assert.deepEqual(faultsOf(card), []);
    });
  }

  it('fail by name for an unbound field, a binding without a field, and one in the wrong list', () => {
    const body = [{ text: '${title}' }, { $data: '${rows}', text: '${label}: ${$root.request}' }];
    const data = { title: 'T', request: 'R', rows: [{ label: 'L' }] };
    assert.deepEqual(differences('x', { body }, data), []);
    assert.deepEqual(differences('x', { body }, { ...data, tone: 'good' }), [
      'x.data.json has tone, which x.json does not bind',
    ]);
    assert.deepEqual(differences('x', { body: body.slice(1) }, data), [
      'x.data.json has title, which x.json does not bind',
    ]);
    assert.deepEqual(differences('x', { body: [...body, '${titel}', '${label}'] }, data), [
      'x.json binds titel, which x.data.json lacks',
      'x.json binds label, which x.data.json lacks',
    ]);
    assert.deepEqual(differences('x', { body }, { ...data, rows: [] }), [
      'x.json binds rows.label, which x.data.json lacks',
    ]);
  });
});

describe('drawing a template', () => {
  const data = { lang: 'en', fallbackText: 'short', text: 'A message' };
  const tooMuch = { ...data, tone: 'good' as const };

  it('takes exactly its own data: the compiler refuses missing and extra fields', () => {
    assert.equal(draw('notice', data).fallbackText, 'short');
    // @ts-expect-error A field is missing.
    assert.throws(() => draw('notice', { lang: 'en', fallbackText: '' }), /lack \$\{text\}/u);
    // @ts-expect-error A field is misspelt.
    assert.throws(() => draw('notice', { lang: 'en', fallbackText: '', txet: '' }), /lack \$\{text\}/u);
    // @ts-expect-error notice.json does not bind tone.
    draw('notice', tooMuch);
    // @ts-expect-error It is the data of another template.
    assert.throws(() => draw('reminder', data), /lack/u);
  });

  it('takes no extra fields in a list either', () => {
    const rows = [{ label: 'Account', value: 'Megan', hint: 'owner' }];
    const opening = { lang: 'en', title: 'T', tone: 'good', fallbackText: 'T' } as const;
    // @ts-expect-error message.json does not bind hint.
    draw('message', { ...opening, paragraphs: [], facts: [{ rows }] });
  });
});

function differences(name: string, template: unknown, data: TemplateData): readonly string[] {
  const bound = new Set(bindings(template));
  const given = new Set(fields(data));
  return [
    ...[...bound]
      .filter((field) => !given.has(field))
      .map((it) => `${name}.json binds ${it}, which ${name}.data.json lacks`),
    ...[...given]
      .filter((field) => !bound.has(field))
      .map((it) => `${name}.data.json has ${it}, which ${name}.json does not bind`),
  ];
}

/** What a template binds: `facts.rows.label` is in the part that is repeated for each row of each of the facts. */
function bindings(part: unknown, list = ''): readonly string[] {
  if (typeof part === 'string') {
    const found = part.matchAll(/\$\{(?<root>\$root\.)?(?<field>[^}]*)\}/gu);
    return [...found].map(({ groups }) => `${groups?.['root'] === undefined ? list : ''}${groups?.['field'] ?? ''}`);
  }
  if (Array.isArray(part)) return part.flatMap((each) => bindings(each, list));
  if (!isNode(part)) return [];
  const { $data = '', ...rest } = part;
  const [inner] = bindings($data, list);
  const within = inner === undefined ? list : `${inner}.`;
  return [...bindings($data, list), ...Object.values(rest).flatMap((each) => bindings(each, within))];
}

function fields(data: TemplateData, list = ''): readonly string[] {
  return Object.entries(data).flatMap(([field, value]) => [
    `${list}${field}`,
    ...(typeof value === 'object' ? value.flatMap((each) => fields(each, `${list}${field}.`)) : []),
  ]);
}

function templateOf(name: string): Node {
  const template = read(`${name}.json`);
  assert.ok(isNode(template));
  return template;
}

function sampleOf(name: string): TemplateData {
  const sample = read(`${name}.data.json`);
  assert.ok(isData(sample), `${name}.data.json has more than texts, flags and lists of parts`);
  return sample;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));
}

function isData(value: unknown): value is TemplateData {
  const isField = (field: unknown): boolean =>
    typeof field === 'string' || typeof field === 'boolean' || (Array.isArray(field) && field.every(isData));
  return isNode(value) && Object.values(value).every(isField);
}
