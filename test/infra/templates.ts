/** The templates in infra/, read for the tests. */
import { globSync, readFileSync } from 'node:fs';
import { normalize } from 'node:path';
import { type Declaration, declarationsOf } from '../support/bicep.ts';

export const files = globSync('infra/**/*.bicep').map(normalize).sort();
export const read = (file: string): string => readFileSync(file, 'utf8');
export const declarations = new Map(files.map((file) => [file, declarationsOf(read(file))] as const));
export const all = [...declarations].flatMap(([file, found]) => found.map((one) => ({ file, ...one })));
export const resources = all.filter(({ what, existing }) => what === 'resource' && !existing);
export const named = (file: string, what: Declaration['what'], name: string) =>
  declarations.get(file)?.find((one) => one.what === what && one.name === name);
