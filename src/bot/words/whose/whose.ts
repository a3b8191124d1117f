/** Whose password a sentence asks to reset: one account or name, the writer's own, or a doubt. Pure. */
import type { Person, Who } from '../../../requests/model/request.ts';
import type { Word } from '../identifiers.ts';
import { withoutPossessive } from './name-parts.ts';
import { type NamedPerson, namedPerson, ownerBefore } from './named-person.ts';
import { isNobodyElses } from './nobody-else.ts';
import { besideOwn, isTheirOwn, isUser, otherPerson } from './other-person.ts';
import { isOwnTakenBack, isTakenBack, otherNamed } from './others-named.ts';
import { isNamedSurely } from './sure.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Wish } from '../wish.ts';

/**
 * What the person must clear up first. `named`: an account or name whose role in the sentence is open; `several`: more than one;
 * `unclear`: what may be an account, but can't be read as one.
 */
export type Doubt = { readonly kind: 'named' | 'several' | 'unclear'; readonly named: string[] };
/** `assumed`: the writer's own, because they mention nobody. */
export type Whose = { readonly who?: Who; readonly doubt?: Doubt; readonly assumed?: true };

/** "my new work account": the most words from "my" to what it is. */
const NOUN_WITHIN = 4;

/** Nothing is guessed: if it isn't certain, there is a doubt. */
export function whose(words: readonly Word[], wish: Wish, person: Person, vocabulary: Vocabulary): Whose {
  const own: Who = { id: person.id };
  const identifiers = distinct(words.filter(({ kind }) => kind === 'identifier'));
  const isUnclear = words.some(({ kind }) => kind === 'unclear');
  const named = namedPerson(words, wish.anchor, vocabulary);
  if (words.some((word) => vocabulary.is(word, 'my'))) {
    if (speaksOfOwn(words, vocabulary)) {
      // "my and Alex's password", "for myself and Alex": both are named.
      const beside = named.kind === 'with-own' ? named : ownerBefore(words, vocabulary);
      return ownBeside(own, 'text' in beside ? beside : null, words, vocabulary);
    }
    // "My colleague Lena forgot her password".
    const doubt = doubtOf(words, named);
    return doubt === null ? mention(otherPerson(words, vocabulary) ?? '') : { doubt };
  }
  const [only, ...more] = identifiers;
  if (only === undefined && !isUnclear) return byName(named, words, wish, own, vocabulary);
  if (only !== undefined && more.length === 0 && !isUnclear && isNamedSurely(words, named, vocabulary)) {
    return { who: { text: only.text } };
  }
  return doubtful(doubtOf(words, named));
}

/** "my account", "mine"; not "my colleague", "my mother's", "a colleague of mine". */
function speaksOfOwn(words: readonly Word[], vocabulary: Vocabulary): boolean {
  const isOwn = (word: Word, at: number): boolean => {
    const next = words[at + 1];
    if (!vocabulary.is(word, 'my')) return false;
    // "My account's locked".
    if (next?.possessive === true) return withoutPossessive(next).toLowerCase() === 'account';
    if (isOnesOwn(words, at, vocabulary)) return true;
    // "My new laptop", "my whole class".
    const isNoun = (one: Word): boolean => vocabulary.is(one, 'people') || !vocabulary.is(one, 'loose', 'nobody');
    const behind = words.slice(at + 1, at + 1 + NOUN_WITHIN);
    const verb = behind.findIndex((one) => vocabulary.is(one, 'does'));
    const noun = behind.slice(0, verb < 0 ? NOUN_WITHIN : verb).find(isNoun);
    const isPerson = noun !== undefined && (isOther(noun, vocabulary) || vocabulary.is(noun, 'people'));
    if (isPerson && !isUser(words, at + 1, vocabulary)) return false;
    return !(vocabulary.is(words[at - 1], 'of') && vocabulary.is(words[at - 2], 'people', 'roles'));
  };
  const owned = words.flatMap((word, at) => (isOwn(word, at) ? [at] : []));
  if (owned.some((at) => isOnesOwn(words, at, vocabulary))) return true;
  // "My apprentice can't log in", "my apprentice forgot his password": a word that nobody taught the bot may be a person.
  const mayDo = owned.every((at) => mayBePerson(words, at + 1, vocabulary));
  return owned.length > 0 && !mayDo && ownerBefore(words, vocabulary).kind !== 'somebody';
}

/** "my password", "my new work account", "mine". */
function isOnesOwn(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const behind = words.slice(at + 1, at + 1 + NOUN_WITHIN);
  const end = behind.findIndex(
    (word, index) =>
      word.kind !== 'word' ||
      word.possessive ||
      vocabulary.is(word, 'does', 'theirs', 'of', 'and') ||
      (vocabulary.is(word, 'people') && !isUser(words, at + 1 + index, vocabulary)),
  );
  const phrase = behind.slice(0, end < 0 ? NOUN_WITHIN : end);
  return phrase.some((word) => vocabulary.is(word, 'passwords') || word.said === 'account');
}

function mayBePerson(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const word = words[at];
  if (word?.kind !== 'word' || word.possessive || vocabulary.spelling.knows(word)) return false;
  // "My nan works here and can't log in".
  const before = words[at - 2];
  if (vocabulary.isThing(word)) return false;
  const isSubject = before?.kind !== 'word' || vocabulary.is(before, 'courtesy', 'fillers', 'genitive');
  const isWriter = words.some((one) => vocabulary.is(one, 'self'));
  return vocabulary.is(words[at + 1], 'does', 'not') || (isSubject && !isWriter);
}

function byName(named: NamedPerson, words: readonly Word[], wish: Wish, own: Who, vocabulary: Vocabulary): Whose {
  const speaksOfSelf = words.some((word, at) => vocabulary.is(word, 'self') && !isTheirOwn(words, at, vocabulary));
  // "I am locked out of …": what follows is not a person.
  const isOthers =
    named.kind === 'somebody' ||
    named.kind === 'with-own' ||
    ownerBefore(words, vocabulary).kind !== 'none' ||
    isOthersThing(words, vocabulary);
  const mentioned = otherPerson(words, vocabulary);
  if (speaksOfSelf && !wish.hasNoun && !isOthers) {
    return mentioned === null ? { who: own } : mention(mentioned);
  }
  switch (named.kind) {
    case 'own':
      return ownBeside(own, null, words, vocabulary);
    case 'with-own':
      return doubtful(doubtOf(words, named));
    case 'name':
      return onlyThis(named.text, words, vocabulary);
    case 'unsure':
      return { doubt: { kind: 'unclear', named: [named.text] } };
    case 'somebody':
      // "Tom forgot his password": Tom, or someone that Tom speaks of.
      return mentioned === null || mentioned === '' ? {} : offered(mentioned, words, vocabulary);
    case 'none':
      if (mentioned !== null) return mention(mentioned);
      if (isOthersThing(words, vocabulary)) return {};
      if (speaksOfSelf) return ownBeside(own, null, words, vocabulary);
      return isNobodyElses(words, vocabulary) ? { who: own, assumed: true } : {};
  }
}

/** "I can't get into his laptop", "I need the shared mailbox password". */
function isOthersThing(words: readonly Word[], vocabulary: Vocabulary): boolean {
  return words.some((word, at) => vocabulary.is(word, 'theirs') && vocabulary.is(words[at + 1], 'things'));
}

/** Someone else is in the sentence: whose it is has to be asked. */
export function mention(name: string): Whose {
  return name === '' ? {} : { doubt: { kind: 'named', named: [name] } };
}

function isOther(word: Word, vocabulary: Vocabulary): boolean {
  return vocabulary.is(word, 'theirs') || (vocabulary.is(word, 'roles') && !vocabulary.is(word, 'things'));
}

/** The writer's own, and whoever else is named; nobody's if it is taken back. */
function ownBeside(own: Who, named: NamedPerson | null, words: readonly Word[], vocabulary: Vocabulary): Whose {
  const other = otherBesideOwn(words, vocabulary) ?? besideOwn(words, vocabulary);
  const beside: NamedPerson | null = named ?? (other === null ? null : { kind: 'name', text: other });
  const doubt = doubtful(doubtOf(words, beside));
  return isOwnTakenBack(words, vocabulary) ? doubt : { who: own, ...doubt };
}

/** "my password for Outlook" is the writer's own; "my password, and for Alex" names another. */
function otherBesideOwn(words: readonly Word[], vocabulary: Vocabulary): string | null {
  const joined = words.findIndex((word) => vocabulary.is(word, 'corrections', 'not') || isJoin(word, vocabulary));
  return otherNamed(words, (word, at) => !word.possessive && (joined < 0 || at < joined), vocabulary);
}

/** "and": English "of" is Dutch for "or". */
function isJoin(word: Word, vocabulary: Vocabulary): boolean {
  return vocabulary.is(word, 'and') && !vocabulary.is(word, 'of');
}

/** This name, unless someone else is named too, or it is taken back. */
function onlyThis(name: string, words: readonly Word[], vocabulary: Vocabulary): Whose {
  const parts = name.split(' ');
  const isSubject = (word: Word): boolean => parts.includes(word.text) || parts.includes(withoutPossessive(word));
  const other = otherNamed(words, isSubject, vocabulary);
  if (other !== null) return { doubt: { kind: 'several', named: [name, other] } };
  if (isTakenBack(words, isSubject, vocabulary)) return { doubt: { kind: 'named', named: [name] } };
  return { who: { text: name } };
}

/** The one who is named, or everyone who is. */
function offered(name: string, words: readonly Word[], vocabulary: Vocabulary): Whose {
  const parts = name.split(' ');
  const other = otherNamed(words, (word) => parts.includes(withoutPossessive(word)), vocabulary);
  return other === null ? mention(name) : { doubt: { kind: 'several', named: [name, other] } };
}

/** What was named, for the person to choose from; null if nothing was. */
export function doubtOf(words: readonly Word[], named: NamedPerson | null): Doubt | null {
  const identifiers = distinct(words.filter(({ kind }) => kind === 'identifier')).map(({ text }) => text);
  const odd = words.filter(({ kind }) => kind === 'unclear').map(({ text }) => text.trim());
  const names = named !== null && 'text' in named ? [named.text] : [];
  if (odd.length > 0) return { kind: 'unclear', named: [...odd, ...identifiers].filter((text) => text !== '') };
  if (identifiers.length === 0 && names.length === 0) return null;
  if (named !== null && named.kind !== 'name' && identifiers.length === 0) return { kind: 'unclear', named: names };
  const all = identifiers.length > 0 ? identifiers : names;
  return { kind: all.length > 1 ? 'several' : 'named', named: all };
}

export function doubtful(doubt: Doubt | null): { readonly doubt?: Doubt } {
  return doubt === null ? {} : { doubt };
}

/** Removes duplicates: sign-in names and addresses are compared without case. */
function distinct(words: readonly Word[]): readonly Word[] {
  return words.filter((word, at) => words.findIndex(({ said }) => said === word.said) === at);
}
