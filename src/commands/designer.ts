/**
 * `npm run designer`: writes each card template, with shared blocks inserted, and its sample data to `dist/designer/`.
 */
import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { wholeTemplate } from '../cards/kit/whole-template.ts';

const TEMPLATES = join(import.meta.dirname, '../cards/kit/templates');
const DESIGNER = join(import.meta.dirname, '../../dist/designer');

mkdirSync(DESIGNER, { recursive: true });
for (const sample of globSync(join(TEMPLATES, '*.data.json'))) {
  const name = basename(sample, '.data.json');
  const template = z.looseObject({}).parse(JSON.parse(readFileSync(join(TEMPLATES, `${name}.json`), 'utf8')));
  writeFileSync(join(DESIGNER, `${name}.json`), JSON.stringify(wholeTemplate(template), null, 2));
  copyFileSync(sample, join(DESIGNER, `${name}.data.json`));
}
process.stdout.write(`Wrote the templates and their sample data to ${DESIGNER}\n`);
