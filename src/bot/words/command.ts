/** Which command a message is: as a whole, or with politeness around it. Pure. */
import type { Intent } from '../../locales/index.ts';
import type { Word } from './identifiers.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Command = Exclude<Intent, 'wish' | 'mine'>;
const WHOLE: readonly Command[] = [
  'approvalsHere',
  'lockdownOn',
  'lockdownStop',
  'lockdownOff',
  'doctor',
  'cancel',
  'status',
  'pending',
  'help',
  'greeting',
  'yes',
  'no',
];
/** May be said politely: nothing is agreed to by them. */
const POLITE: readonly Command[] = ['cancel', 'status', 'pending', 'help', 'greeting'];
/** @returns undefined if it isn't one, and nothing else */
export function wholeCommand(words: readonly Word[], vocabulary: Vocabulary): Command | undefined {
  const said = phraseOf(words);
  return said === null ? undefined : WHOLE.find((intent) => vocabulary.phrases(intent).includes(said));
}

/** "Cancel my request please", "hey hallo", "never mind, I remember it": politeness around it, but none that decides anything. */
export function politeCommand(words: readonly Word[], vocabulary: Vocabulary): Command | undefined {
  const core = words.filter((word) => word.kind !== 'mark' && !vocabulary.is(word, 'courtesy'));
  if (core.length > 0 && core.every((word) => vocabulary.greets(word))) return 'greeting';
  const isMeant = (word: Word): boolean => !vocabulary.is(word, 'fillers', 'corrections');
  const plain = core.slice(core.findIndex(isMeant), core.findLastIndex(isMeant) + 1);
  return politely(core, vocabulary) ?? politely(plain, vocabulary);
}

/** "Never mind, I remember it again": what a message begins with. */
export function firstCommand(words: readonly Word[], vocabulary: Vocabulary): Command | undefined {
  const end = words.findIndex(({ kind }) => kind === 'mark');
  return end < 0 ? undefined : politeCommand(words.slice(0, end), vocabulary);
}

/** "Sorry, wrong button, cancel it": what a message ends with, if it calls off what was said. */
export function lastCancel(words: readonly Word[], vocabulary: Vocabulary): Command | undefined {
  const last = words.findLastIndex(({ kind }, at) => kind === 'mark' && at < words.length - 1);
  return last < 0 || politeCommand(words.slice(last + 1), vocabulary) !== 'cancel' ? undefined : 'cancel';
}

function politely(words: readonly Word[], vocabulary: Vocabulary): Command | undefined {
  const said = phraseOf(words);
  return said === null || said === '' ? undefined : POLITE.find((intent) => vocabulary.phrases(intent).includes(said));
}

/** The words of a message in the form in which phrases are compared; null if it has more than words. */
export function phraseOf(words: readonly Word[]): string | null {
  if (words.some(({ kind }) => kind === 'identifier' || kind === 'unclear')) return null;
  return words
    .filter(({ kind }) => kind === 'word')
    .map(({ said }) => said)
    .join(' ');
}
