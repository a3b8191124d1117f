import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { SECRETS } from '../../src/requests/model/secrets/secret-kinds.ts';
import { megan } from '../support/samples.ts';
import { understand } from '../../src/bot/words/understand.ts';
import { type Zone, localeFor, locales } from '../../src/locales/index.ts';

/** Buttons stand side by side on a phone; what is longer is cut off there. */
const BUTTON_LIMIT = 26;
/** Words and names that are the same in several languages. */
const SAME = new Set(['Account', 'status', 'help', '']);

const [en, ...others] = locales;
assert.ok(en && others.length > 0);

type Text = readonly [path: string, text: string];

/** All texts under a value with their paths. A function is called once for oneself and once for someone else. */
function texts(value: unknown, path = ''): readonly Text[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [true, false].flatMap((own) => texts(call(value, own), `${path}(${own})`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, path === '' ? key : `${path}.${key}`));
}

/** Every text is a function of a few words, of `own`, or of the facts of a message; a wrong guess shows in the text. */
function call(text: object, own: boolean): unknown {
  assert.ok(typeof text === 'function');
  const facts = { account: 'ACCOUNT', home: 'HOME', sender: 'SENDER', reference: 'REFERENCE', own };
  const guesses = [[own, 'ONE'], ['ONE', own], ['ONE', 'TWO'], [facts]];
  const said = guesses.map((given): unknown => Reflect.apply(text, undefined, given));
  return said.find((result) => !/undefined|object Object|true|false/u.test(JSON.stringify(result))) ?? said.at(-1);
}

/** Without what a language has its own number of: the phrases it is recognised by, and the dates. */
const said = (locale: typeof en): readonly Text[] =>
  texts({ ...locale, phrases: {}, words: {}, topics: {}, shorthand: {}, dateTime: {}, time: {}, tag: {}, region: {} });

describe('the language for a tag', () => {
  const table = [
    ['nl-BE', 'nl'],
    ['nl', 'nl'],
    ['NL-nl', 'nl'],
    ['en-US', 'en'],
    ['fr-FR', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ] as const;
  for (const [tag, expected] of table) {
    it(`is ${expected} for ${tag ?? 'none'}`, () => assert.equal(localeFor(tag).tag, expected));
  }
});

describe('the languages', () => {
  it('have a folder each, with one file for every type that a language fills, and for every kind of secret', () => {
    const tags = locales.map(({ tag }) => tag).sort();
    const languages = globSync('src/locales/*/locale.ts').map((file) => basename(dirname(file)));
    assert.deepEqual(languages.sort(), tags);
    const types = filesIn('src/locales', '**')
      .filter((file) => !/^(?:index|date-time)\.ts$/.test(file) && !tags.some((tag) => file.startsWith(`${tag}/`)))
      .flatMap((file) => {
        const [, room = ''] = /^(.*)secrets\.ts$/.exec(file) ?? [];
        return room === '' ? [file] : SECRETS.map((secret) => `${room}${secret}.ts`);
      })
      .sort();
    for (const { tag } of locales) assert.deepEqual(filesIn(`src/locales/${tag}`, '**'), types, tag);
  });

  it('have the same texts', () => {
    const paths = (locale: typeof en): readonly string[] => said(locale).map(([path]) => path);
    for (const other of others) assert.deepEqual(paths(other), paths(en));
    assert.ok(paths(en).length > 250);
  });

  it('translate every text', () => {
    for (const other of others) {
      const translated = new Map(said(other));
      const same: readonly Text[] = said(en).filter(
        ([path, text]) => translated.get(path) === text && !isNameOrSame(text),
      );
      assert.deepEqual(same, [], other.tag);
    }
  });

  it('leave no text empty or unfinished', () => {
    for (const locale of locales) {
      for (const [path, text] of said(locale)) {
        const mayBeEmpty = /\.(?:link|ifRefused\(\w+\))$/u.test(path);
        assert.ok(text.trim() !== '' || mayBeEmpty, `${locale.tag} ${path}`);
        assert.doesNotMatch(text, /undefined|\[object|TODO/u, `${locale.tag} ${path}`);
      }
    }
  });

  it('keep the titles of buttons short enough for a phone', () => {
    for (const locale of locales) {
      const links = Object.values(locale.home.kinds).map(({ link }) => link);
      const names = texts(locale.buttons).map(([, name]) => name);
      const pages = Object.values(locale.secrets).map(({ reveal }) => reveal.button);
      for (const name of [...names, ...links, ...pages]) assert.ok(name.length <= BUTTON_LIMIT, name);
    }
  });

  it('call a button by its title wherever a text mentions it', () => {
    for (const { alert, buttons, owner, ownerMail, signIn } of locales) {
      const named: readonly (readonly [string, string])[] = [
        ...[owner.stop, owner.lock, owner.lockUntil('ONE'), ownerMail.notYou].map(
          (text) => [text, buttons.notMe] as const,
        ),
        ...Object.values(alert.secure).map((text) => [text, buttons.secure] as const),
        [signIn.failed, signIn.button],
      ];
      for (const [text, name] of named) assert.ok(text.includes(`“${name}”`), text);
    }
  });

  it('give times in UTC and say so, where nobody’s zone is known', () => {
    assert.equal(en.dateTime('2026-11-22T17:40:00.000Z'), '22 Nov 2026, 17:40 UTC');
    assert.equal(localeFor('nl').dateTime('2026-03-01T00:05:00.000Z'), '1 mrt 2026, 00:05 UTC');
    assert.equal(localeFor('nl').time('2026-03-01T00:05:00.000Z'), '00:05 UTC');
  });

  const evening = '2026-11-22T17:40:00.000Z';
  const times: readonly (readonly [tag: string, zone: Zone, dateTime: string, time: string])[] = [
    ['nl-NL', { name: 'Europe/Amsterdam', own: true }, '22 nov 2026, 18:40', '18:40'],
    ['en-US', { name: 'America/New_York', own: true }, 'Nov 22, 2026, 12:40 PM', '12:40 PM'],
    ['en-GB', { name: 'Asia/Kolkata', own: true }, '22 Nov 2026, 23:10', '23:10'],
    ['en', { name: 'Europe/Amsterdam', own: true }, '22 Nov 2026, 18:40', '18:40'],
    ['en-GB', { name: 'Europe/Amsterdam', own: false }, '22 Nov 2026, 18:40 CET', '18:40 CET'],
    // A language that is not spoken: English, with an English clock.
    ['ar-EG', { name: 'Africa/Cairo', own: true }, '22 Nov 2026, 19:40', '19:40'],
    // Another calendar and other numerals are not what the texts around it are written with.
    ['nl-NL-u-ca-buddhist-nu-arab', { name: 'Europe/Amsterdam', own: true }, '22 nov 2026, 18:40', '18:40'],
    ['nl-NL; drop table', { name: 'Europe/Amsterdam', own: true }, '22 Nov 2026, 18:40', '18:40'],
  ];
  for (const [tag, zone, dateTime, time] of times)
    it(`write times for ${tag} in ${zone.name}${zone.own ? '' : ', which is said'}`, () => {
      const locale = localeFor(tag, zone);
      assert.equal(locale.dateTime(evening).replaceAll(/\s/gu, ' '), dateTime);
      assert.equal(locale.time(evening).replaceAll(/\s/gu, ' '), time);
    });

  it('show end users none of the terms of admins', () => {
    for (const { progress, home, handover, ask, secrets, identityCode, lockdown, owner, ownerMail } of locales) {
      const told = { progress, home, handover, ask, secrets, identityCode, owner, ownerMail };
      const theirs = { ...told, lockdown: lockdown.requester };
      for (const [path, text] of texts(theirs))
        assert.doesNotMatch(text, /tenant|federat|entra|graph|UPN|lockdown|vergrendeling/iu, path);
    }
  });
});

describe('the phrases by which people are understood', () => {
  it('are written as they are compared: lower case, one kind of apostrophe, no punctuation at the end', () => {
    for (const locale of locales) {
      for (const phrase of Object.values(locale.phrases).flat()) {
        assert.equal(phrase, phrase.toLowerCase().replace(/\s+/gu, ' ').trim());
        assert.doesNotMatch(phrase, /[‘’`]|[.!?,;:]$/u, phrase);
      }
    }
  });

  it('mean one thing each, across all languages', () => {
    const meaning = new Map<string, string>();
    for (const locale of locales) {
      for (const [intent, phrases] of Object.entries(locale.phrases)) {
        for (const phrase of phrases) assert.equal(meaning.get(phrase) ?? intent, intent, phrase);
        for (const phrase of phrases) meaning.set(phrase, intent);
      }
    }
  });

  it('are listed once', () => {
    for (const locale of locales) {
      const all = Object.values(locale.phrases).flat();
      assert.deepEqual(
        all.filter((phrase, at) => all.indexOf(phrase) !== at),
        [],
      );
    }
  });

  it('include the commands that the help card names', () => {
    for (const { phrases, help } of locales) {
      const known = Object.values(phrases).flat();
      for (const { write } of [...help.commands, ...help.approverCommands]) {
        const words = write.replace(/ \S+ \S+@\S+$/u, '');
        const isUnderstood = known.includes(words) || understand(words, megan, locales).kind === 'reset';
        assert.ok(isUnderstood, write);
      }
    }
  });
});

function filesIn(folder: string, depth = '.'): readonly string[] {
  return globSync(`${depth}/*.ts`, { cwd: folder }).sort();
}

/** Texts that consist of what they were given, and words that are the same in several languages. */
function isNameOrSame(text: string): boolean {
  return SAME.has(text) || /^[\p{Lu}\W\d]*$/u.test(text);
}
