/**
 * The app package as Teams gets it: made from `appPackage/` with the variables of an environment, and unzipped again.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { inflateSync } from 'node:zlib';
import { AppManifestUtils, TeamsManifestConverter } from '@microsoft/app-manifest';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { personCalled } from './support/ids.ts';
import { understand } from '../src/bot/words/understand.ts';
import { packageApp } from '../src/commands/package-app.ts';
import { locales } from '../src/locales/index.ts';
import { APP_ENVIRONMENT } from './support/processes/app-environment.ts';

const manifestShape = z.looseObject({
  manifestVersion: z.string(),
  supportsChannelFeatures: z.string(),
  accentColor: z.string(),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.strictObject({ id: z.string(), resource: z.string() }),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.tuple([
    z.looseObject({
      botId: z.string(),
      scopes: z.array(z.string()),
      commandLists: z.array(
        z.object({
          scopes: z.array(z.string()),
          commands: z.array(z.object({ title: z.string(), description: z.string() })),
        }),
      ),
    }),
  ]),
});

describe('The app package for Teams', () => {
  const variables = parseEnv(APP_ENVIRONMENT);
  let root: string;
  let files: Record<string, Uint8Array>;
  let manifest: z.output<typeof manifestShape>;
  const text = (name: string): string => Buffer.from(files[name] ?? []).toString('utf8');
  const language = (name: string) => z.record(z.string(), z.string()).parse(JSON.parse(text(name)));

  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'app-package-'));
    await cp('appPackage', join(root, 'appPackage'), { recursive: true });
    await mkdir(join(root, 'env'));
    await writeFile(join(root, 'env', '.env.dev'), APP_ENVIRONMENT);
    const packaged = await packageApp(root, 'dev');
    assert.ok(packaged.ok);
    files = unzipSync(await readFile(join(root, packaged.file)));
    manifest = manifestShape.parse(JSON.parse(text('manifest.json')));
  });
  after(() => rm(root, { recursive: true, force: true }));

  it('holds the manifest at its root, the icons and the languages it names, and nothing else', () => {
    const { icons, localizationInfo } = manifest;
    const named = [icons.color, icons.outline, ...localizationInfo.additionalLanguages.map(({ file }) => file)];
    assert.deepEqual(Object.keys(files).sort(), ['manifest.json', ...named].sort());
  });

  it('has no placeholder left', () => {
    for (const name of Object.keys(files)) assert.ok(!text(name).includes('${{'), name);
  });

  it('uses the newest manifest version that the library supports', () => {
    const library = dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json'));
    const minors = readdirSync(join(library, 'build/json-schemas/teams')).map((name) => /^v1\.(\d+)$/.exec(name)?.[1]);
    assert.equal(manifest.manifestVersion, `1.${Math.max(...minors.map((minor) => Number(minor ?? 0)))}`);
  });

  it('supports channel features, without which Teams refuses a bot in teams', () => {
    assert.equal(manifest.supportsChannelFeatures, 'tier1');
  });

  it('is valid against the manifest schema, without the network', async () => {
    const { fetch } = globalThis;
    globalThis.fetch = () => Promise.reject(new Error('no network'));
    try {
      const parsed = TeamsManifestConverter.jsonToManifest(text('manifest.json'));
      assert.deepEqual(await AppManifestUtils.validateAgainstSchema(parsed), []);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('offers the bot, with commands, in personal chats, teams and group chats', () => {
    const [bot] = manifest.bots;
    assert.deepEqual(bot.scopes, ['personal', 'team', 'groupChat']);
    assert.deepEqual(
      bot.commandLists.map(({ scopes }) => scopes),
      [['personal'], ['team'], ['groupChat']],
    );
    for (const { commands } of bot.commandLists) {
      const titles = commands.map(({ title }) => title);
      assert.ok(titles.includes('Reset my password') && titles.includes('Help'), titles.join());
    }
  });

  it('offers the approvers’ commands in teams only', () => {
    const scopesOf = (wanted: string) =>
      manifest.bots[0].commandLists
        .filter((list) => list.commands.some(({ title }) => title === wanted))
        .flatMap(({ scopes }) => scopes);
    assert.deepEqual([scopesOf('Approvals here'), scopesOf('Pending')], [['team'], ['team']]);
  });

  it('names the bot’s own app for single sign-on, with the resource URI that Teams expects', () => {
    const { BOT_ID } = variables;
    assert.ok(BOT_ID);
    assert.deepEqual(manifest.webApplicationInfo, { id: BOT_ID, resource: `api://botid-${BOT_ID}` });
    assert.equal(manifest.bots[0].botId, BOT_ID);
  });

  it('names no domain but the bot’s own and the sign-in window’s', () => {
    assert.deepEqual(manifest.validDomains, [variables['BOT_DOMAIN'], 'token.botframework.com']);
  });

  it('supports every language of the bot', () => {
    const { defaultLanguageTag, additionalLanguages } = manifest.localizationInfo;
    const spoken = [defaultLanguageTag, ...additionalLanguages.map(({ languageTag }) => languageTag)];
    const tags = locales.map(({ tag }) => tag);
    assert.deepEqual(spoken, tags);
  });

  it('has all its names, descriptions and commands in every language', () => {
    const ofCommands = manifest.bots[0].commandLists.flatMap((list, i) =>
      list.commands.flatMap((_command, j) =>
        ['title', 'description'].map((part) => `bots[0].commandLists[${i}].commands[${j}].${part}`),
      ),
    );
    const ofApp = ['name.short', 'name.full', 'description.short', 'description.full'];
    for (const { file } of manifest.localizationInfo.additionalLanguages) {
      assert.deepEqual(Object.keys(language(file)).sort(), ['$schema', ...ofApp, ...ofCommands].sort());
    }
  });

  it('offers only commands that the bot understands, the same in every language', () => {
    const meanings = (titles: string[]) =>
      titles.map((title) => understand(title, { id: personCalled('Somebody'), name: 'Somebody' }, locales).kind);
    const inEnglish = meanings(manifest.bots[0].commandLists.flatMap(({ commands }) => commands.map((c) => c.title)));
    assert.ok(!inEnglish.includes('unknown'), inEnglish.join());
    for (const { file } of manifest.localizationInfo.additionalLanguages) {
      const titles = Object.entries(language(file)).filter(([key]) => key.endsWith('.title'));
      assert.deepEqual(meanings(titles.map(([, title]) => title)), inEnglish);
    }
  });

  it('has a colour icon of 192×192 that fills its square and has a drawing in its middle', () => {
    const { width, height, pixels } = decodePng(files[manifest.icons.color]);
    assert.deepEqual([width, height], [192, 192]);
    assert.ok(pixels.every(({ a }) => a === 255));
    const background = Number.parseInt(manifest.accentColor.slice(1), 16);
    const drawn = pixels.filter(({ r, g, b }) => ((r << 16) | (g << 8) | b) !== background);
    assert.ok(drawn.length > 0.05 * pixels.length && drawn.length < 0.5 * pixels.length, `${drawn.length} drawn`);
    assert.ok(drawn.every(({ x, y }) => Math.min(x, y) >= 40 && Math.max(x, y) < 152));
  });

  it('has an outline icon of 32×32, white on transparent, without padding', () => {
    const { width, height, pixels } = decodePng(files[manifest.icons.outline]);
    assert.deepEqual([width, height], [32, 32]);
    const drawn = pixels.filter(({ a }) => a > 0);
    assert.ok(drawn.every(({ r, g, b }) => r === 255 && g === 255 && b === 255));
    assert.ok(drawn.length > 0.2 * pixels.length && drawn.length < 0.6 * pixels.length, `${drawn.length} drawn`);
    const across = [...drawn.map(({ x }) => x), ...drawn.map(({ y }) => y)];
    assert.ok(Math.min(...across) <= 2 && Math.max(...across) >= 29);
  });
});

type Pixel = { x: number; y: number; r: number; g: number; b: number; a: number };

/** Reads a PNG of 8 bits a channel, RGB or RGBA, not interlaced (RFC 2083). */
function decodePng(data: Uint8Array | undefined): { width: number; height: number; pixels: Pixel[] } {
  const png = Buffer.from(data ?? []);
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  assert.ok(
    png[24] === 8 && (png[25] === 2 || png[25] === 6) && png[28] === 0,
    'this test cannot read that kind of PNG',
  );
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const chunk = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(chunk);
  }
  const lines = inflateSync(Buffer.concat(parts));
  const bytes = Buffer.alloc(width * height * channels);
  const stride = width * channels;
  for (let i = 0; i < bytes.length; i++) {
    const [y, column] = [Math.floor(i / stride), i % stride];
    const left = column < channels ? 0 : (bytes[i - channels] ?? 0);
    const up = bytes[i - stride] ?? 0;
    const upLeft = column < channels ? 0 : (bytes[i - stride - channels] ?? 0);
    bytes[i] = (lines[i + y + 1] ?? 0) + predict(lines[y * (stride + 1)] ?? 0, left, up, upLeft);
  }
  const pixels = Array.from({ length: width * height }, (_none, n) => {
    const [r = 0, g = 0, b = 0, a = 255] = bytes.subarray(n * channels, (n + 1) * channels);
    return { x: n % width, y: Math.floor(n / width), r, g, b, a };
  });
  return { width, height, pixels };
}

/**
 * What a PNG filter adds back to a byte: nothing, the byte on its left, the one above, their mean, or Paeth's choice.
 */
function predict(filter: number, left: number, up: number, upLeft: number): number {
  if (filter < 4) return [0, left, up, (left + up) >> 1][filter] ?? 0;
  const estimate = left + up - upLeft;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  return a <= b && a <= c ? left : b <= c ? up : upLeft;
}
