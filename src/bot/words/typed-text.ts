/** What someone meant to type: without what keyboards, phones, Teams and copied text put in. Pure. */
import { decodeHTMLStrict } from 'entities';
import { withoutInvisible } from '../../text/visible-text.ts';

/** The longest text that is read, in UTF-16 units. */
export const TYPED_LIMIT = 2_000;
/** Replaces what could not be read: a word next to it is not an identifier. `typedText` lets none through from the text itself. */
export const UNREADABLE = '\uFFFD';

/** Apostrophes as phones, text processors and other keyboards write them. A backtick may be part of an address (RFC 5322). */
const APOSTROPHES = /[\u2018\u2019\u201B\u02B9\u02BB\u02BC\u02BD\u02C8\u2032\u00B4\u055A\u05F3\uA78C]/gu;
const HYPHENS = /[\u2010\u2011]/gu;
/** ASCII in the width of Chinese, Japanese and Korean characters; no other compatibility form: "①" is not "1". */
const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;
const SMALL_AT = /\uFE6B/gu;

const INLINE_TAG = /<\/?(?:b|i|u|em|strong|span|font|code|mark|small|ins|sub|sup)(?:[\s/][^<>]*)?>/giu;
/** Struck-through text is taken back. */
const STRUCK = /<\/?(?:s|strike|del)(?:[\s/][^<>]*)?>/giu;
const STRUCK_MARKDOWN = /~~([^~]{1,500})~~/gu;
const LINK = /<a\s([^<>]*)>([^<>]*)<\/a>/giu;
const HREF = /\bhref\s*=\s*["']?([^\s"'<>]+)/iu;
const OTHER_TAG =
  /<\/?(?:a|at|p|br|hr|div|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|pre|blockquote|h[1-6]|img|attachment|emoji|body|html)(?:[\s/][^<>]*)?>/giu;
const MARKDOWN_LINK = /\[([^[\]]{0,500})\]\(([^()\s]{0,500})\)/gu;
const LEFT_OVER_ENTITY = /&#?[a-z0-9]{1,32};/giu;

/** Cuts at a space, since half a word could be someone else's name. `UNREADABLE` says that it was cut. */
export function cutTyped(text: string): string {
  if (text.length <= TYPED_LIMIT) return text;
  const cut = text.slice(0, TYPED_LIMIT);
  const end = Math.max(...[' ', '\n', '\t', '\u00a0'].map((space) => cut.lastIndexOf(space)));
  return `${cut.slice(0, Math.max(end, 0))} ${UNREADABLE}`;
}

/**
 * One kind of apostrophe and hyphen, plain width, no HTML, entities decoded, nothing invisible; line breaks stay. If a link's address
 * says more than its text, it follows in angle brackets.
 */
export function typedText(raw: string): string {
  const text = cutTyped(raw)
    .toWellFormed()
    .replace(INLINE_TAG, '')
    .replace(LINK, (_, attributes: string, label: string) => linked(label, HREF.exec(attributes)?.[1] ?? ''))
    .replace(STRUCK, UNREADABLE)
    .replace(STRUCK_MARKDOWN, `${UNREADABLE}$1${UNREADABLE}`)
    .replace(OTHER_TAG, ' ')
    .replace(MARKDOWN_LINK, (_, label: string, address: string) => linked(label, address));
  const decoded = decodeHTMLStrict(text).replace(LEFT_OVER_ENTITY, UNREADABLE).normalize('NFC');
  return withoutInvisibleButUnread(decoded)
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(SMALL_AT, '@')
    .replace(APOSTROPHES, "'")
    .replace(HYPHENS, '-');
}

/**
 * The form in which phrases are compared: lower case, one kind of apostrophe. Cut, because sorting many combining marks (Unicode
 * Standard Annex 15) takes time quadratic in their number.
 */
export function folded(text: string): string {
  return cutTyped(text).normalize('NFKC').toLowerCase().replaceAll('`', "'");
}

/** The link's text, and its address if that differs. */
function linked(label: string, href: string): string {
  const target = /^mailto:/iu.test(href) ? decodedMailto(decodeHTMLStrict(href).slice('mailto:'.length)) : '';
  return target === '' || same(label, target) ? label : `${label} <${target}>`;
}

/** The address of a `mailto:` link, without its scheme; `UNREADABLE` if it can't be decoded. */
export function decodedMailto(encoded: string): string {
  const [address = ''] = encoded.split('?');
  try {
    return decodeURIComponent(address);
  } catch {
    return UNREADABLE;
  }
}

function same(label: string, target: string): boolean {
  return folded(decodeHTMLStrict(label)).replace(APOSTROPHES, "'") === folded(target).replace(APOSTROPHES, "'");
}

function withoutInvisibleButUnread(text: string): string {
  return text.split(UNREADABLE).map(withoutInvisible).join(UNREADABLE);
}
