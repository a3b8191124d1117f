/** What the bot's answer to a card action means for whoever clicked. Pure. */
import { field, isText } from '../shape.ts';

export type Note = { readonly kind: 'info' | 'error'; readonly text: string };
export type Meaning = { readonly card: object } | { readonly note: Note };

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const LOGIN = 'application/vnd.microsoft.activity.loginRequest';

/**
 * The response format of learn.microsoft.com, "Universal Action Model". For anything else Teams says
 * "Unable to reach app".
 */
export function readAnswer(body: unknown): Meaning {
  const statusCode = field(body, 'statusCode');
  const type = field(body, 'type');
  const value = field(body, 'value');
  if (statusCode === 200 && type === CARD && typeof value === 'object' && value !== null) return { card: value };
  if (statusCode === 200 && type === MESSAGE && isText(value) && value !== '') return info(value);
  if (type === LOGIN) return failure('The bot asks for a sign-in, which this page cannot do.');
  const message = field(value, 'message');
  if (typeof statusCode === 'number' && statusCode >= 400 && isText(message)) {
    return failure(`${message} (${[statusCode, field(value, 'code')].filter(Boolean).join(' ')})`);
  }
  return failure(`Unable to reach app: the answer has no known form (${describe(statusCode, type)}).`);
}

/**
 * The bot's reason for a sign-in, for the sign-in button: what it says to a token it does not accept, or when it asks
 * for one.
 */
export function signInReason(body: unknown): string {
  const value = field(body, 'value');
  const said = [field(value, 'message'), field(value, 'text')].find((text) => isText(text) && text !== '');
  return isText(said) ? said : 'The bot asks you to sign in.';
}

function describe(statusCode: unknown, type: unknown): string {
  const status = typeof statusCode === 'number' ? `statusCode ${statusCode}` : 'no statusCode';
  return `${status}, ${isText(type) ? `type ${type}` : 'no type'}`;
}

function info(text: string): Meaning {
  return { note: { kind: 'info', text } };
}

function failure(text: string): Meaning {
  return { note: { kind: 'error', text } };
}
