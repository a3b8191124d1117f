/** Checks that the documents mention only what exists. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { logLinesOf, textsOf } from './support/source.ts';

const FOLDERS = 'src,test,env,infra,appPackage,docs,.ci,.github,.vscode';
const A_PATH = new RegExp(`^(${FOLDERS.replaceAll(',', '|')})/|^[\\w.-]+\\.(ts|js|json|ya?ml|md|bicep|png)$`);
/** A test file, and after it the titles in it: `test/x.test.ts`: "one", "two". */
const QUOTED_TITLES = /`(test\/[\w/.-]+\.test\.ts)`:((?:,? "[^"\n]+")+)/g;
const A_TITLE = /"([^"]+)"/g;
/** Generated; a fresh clone does not have it. */
const MADE =
  /^(data|dist|appPackage\/build|infra\/azure\.parameters\.(?!example)\w+\.json|env\/\.env\.(?!example)\w+(\.user)?|test\/browser\/screenshots)(\/|$)/;

describe('The documents', () => {
  const documents = globSync(['*.md', 'docs/**/*.md', 'infra/**/*.md', '.github/**/*.md']);
  const workflows = globSync(['.github/**/*.yml', '.ci/run']);

  it('name only npm scripts that exist', () => {
    const { scripts } = z
      .object({ scripts: z.looseObject({}) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    assert.ok(documents.includes('CONTRIBUTING.md') && workflows.length > 2);
    const missing = [...documents, ...workflows].flatMap((file) =>
      found(file, /\bnpm (?:run (?:--silent )?)?(test|start|(?<=run (?:--silent )?)[\w:-]+)/g).filter(
        (script) => !(script in scripts),
      ),
    );
    assert.deepEqual(missing, []);
  });

  it('name only files and folders that exist', () => {
    const names = new Set(globSync(`{${FOLDERS}}/**/*`).map((path) => basename(path)));
    const exists = (path: string, file: string) =>
      MADE.test(path) || existsSync(path) || existsSync(join(dirname(file), path)) || names.has(path);
    const missing = documents.flatMap((file) =>
      found(file, /`([^`\s<>*{}]+)`/g)
        .filter((path) => A_PATH.test(path) && !exists(path, file))
        .map((path) => `${file}: ${path}`),
    );
    assert.deepEqual(missing, []);
  });

  it('run only files that exist: the editor’s launch configurations', () => {
    const files = found('.vscode/launch.json', /"\$\{workspaceFolder\}\/([^"*]+)"/g);
    assert.ok(files.length > 3);
    assert.deepEqual(
      files.filter((file) => !existsSync(file)),
      [],
    );
  });

  it('name one Node version: that of the `node` package', () => {
    const { engines, devDependencies } = z
      .object({ engines: z.object({ node: z.string() }), devDependencies: z.looseObject({ node: z.string() }) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const [major] = devDependencies.node.split('.');
    assert.equal(engines.node, `>=${major}`);
    assert.equal(readFileSync('.nvmrc', 'utf8').trim(), major);
  });

  it('link only to what exists', () => {
    const missing = documents.flatMap((file) =>
      found(file, /\]\((?![a-z]+:|#)([^)#\s]+)/g)
        .filter((path) => !existsSync(join(dirname(file), path)))
        .map((path) => `${file}: ${path}`),
    );
    assert.deepEqual(missing, []);
  });

  it('show every picture there is, and only those', () => {
    const shown = documents.flatMap((file) =>
      found(file, /(?:!\[[^\]]*\]\(|\ssrc(?:set)?=")(?![a-z]+:)([^)"]+)/g).map((path) => join(dirname(file), path)),
    );
    assert.deepEqual([...new Set(shown)].sort(), globSync('docs/*.{png,svg,webp}').sort());
  });

  it('begin with the recording of the sandbox, animated and below a megabyte, and its still picture', () => {
    const readme = found('README.md', /\ssrc(?:set)?="([^"]+)"/g);
    assert.deepEqual(readme, ['docs/sandbox.png', 'docs/sandbox.webp']);
    const recording = readFileSync('docs/sandbox.webp');
    assert.ok(recording.length < 1_000_000, `${recording.length} bytes`);
    assert.ok(recording.includes('ANMF', 0, 'latin1'));
  });

  it('link only to headings that exist', () => {
    const missing = documents.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\]\((?![a-z]+:)([^)#\s]*)#([\w-]+)/g)]
        .filter(([, path = '', anchor = '']) => !anchorsOf(path === '' ? file : join(dirname(file), path)).has(anchor))
        .map(([link]) => `${file}: ${link}`),
    );
    assert.deepEqual(missing, []);
  });

  describe('docs/operations.md', () => {
    const sources = globSync('src/**/*.ts').map((file) => [file, readFileSync(file, 'utf8')] as const);
    const operations = readFileSync('docs/operations.md', 'utf8').replaceAll(/^```[^]*?^```/gm, '');
    const [, section = ''] = /^### Messages\n([^]*?)^##/m.exec(operations) ?? [];
    const listed = [...section.matchAll(/^- ([^·]+) ·/gm)].flatMap(([, messages = '']) => codeIn(messages));

    it('lists every message that the service logs', () => {
      const logged = sources.flatMap(([file, text]) => logLinesOf(file, text));
      assert.ok(logged.length > 40);
      assert.deepEqual(
        logged.filter((message) => !listed.includes(message)),
        [],
      );
    });

    it('quotes only what the service says', () => {
      const said = sources.flatMap(([file, text]) => textsOf(file, text));
      const sentences = codeIn(operations).filter(
        (code) => /^[^/=|<>*{}[\]]+$/.test(code) && code.split(' ').length > 2,
      );
      const isSaid = (quoted: string) => said.some((text) => text.includes(quoted.replaceAll(/^…\s*|\s*…$/g, '')));
      assert.ok(listed.length > 50 && sentences.length > listed.length);
      assert.deepEqual(
        [...listed, ...sentences].filter((quoted) => !isSaid(quoted)),
        [],
      );
    });
  });

  it('quote only test titles that exist', () => {
    const quoted = documents.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(QUOTED_TITLES)]);
    const missing = quoted.flatMap(([, file = '', titles = '']) => {
      const source = readFileSync(file, 'utf8');
      const inQuotes = (title: string) => ["'", '`'].some((quote) => source.includes(quote + title + quote));
      return [...titles.matchAll(A_TITLE)]
        .map(([, title = '']) => title)
        .filter((title) => !inQuotes(title))
        .map((title) => `${file}: ${title}`);
    });
    assert.ok(quoted.length > 0);
    assert.deepEqual(missing, []);
  });
});

/** What the pattern's first group matches, wherever it is found. */
function found(file: string, pattern: RegExp): string[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, group]) => group ?? '');
}

/** What a text sets in code, on one line each. */
function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll(/\s+/g, ' '));
}

/** The anchors that GitHub gives the headings of a document. */
function anchorsOf(file: string): Set<string> {
  const headings = found(file, /^#+ (.+)$/gm);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}
