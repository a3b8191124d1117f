/** What somebody typed as they meant it: without the marks that keyboards, phones, Teams and copied text put in. Pure. */
import { decodeHTMLStrict } from 'entities';
import { withoutInvisible } from '../../text/visible-text.ts';

/** What a person writes in one go, in UTF-16 units. Nothing longer is looked at. */
export const TYPED_LIMIT = 2_000;
/** Stands where something could not be read: a word that touches it is no identifier. `typedText` lets none through itself. */
export const UNREADABLE = '\uFFFD';

/** Apostrophes as phones, text processors and other keyboards write them. A backtick may be part of an address (RFC 5322). */
const APOSTROPHES = /[\u2018\u2019\u201B\u02B9\u02BB\u02BC\u02BD\u02C8\u2032\u00B4\u055A\u05F3\uA78C]/gu;
const HYPHENS = /[\u2010\u2011]/gu;
/** ASCII in the width of Chinese, Japanese and Korean characters; no other compatibility form: "①" is not "1". */
const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;
const SMALL_AT = /\uFE6B/gu;

const INLINE_TAG = /<\/?(?:b|i|u|em|strong|span|font|code|mark|small|ins|sub|sup)(?:[\s/][^<>]*)?>/giu;
/** What is struck through is taken back. */
const STRUCK = /<\/?(?:s|strike|del)(?:[\s/][^<>]*)?>/giu;
const STRUCK_MARKDOWN = /~~([^~]{1,500})~~/gu;
const LINK = /<a\s([^<>]*)>([^<>]*)<\/a>/giu;
const HREF = /\bhref\s*=\s*["']?([^\s"'<>]+)/iu;
const OTHER_TAG =
  /<\/?(?:a|at|p|br|hr|div|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|pre|blockquote|h[1-6]|img|attachment|emoji|body|html)(?:[\s/][^<>]*)?>/giu;
const MARKDOWN_LINK = /\[([^[\]]{0,500})\]\(([^()\s]{0,500})\)/gu;
const LEFT_OVER_ENTITY = /&#?[a-z0-9]{1,32};/giu;

/** Cut to what a person writes, at a space: the half of a word could be somebody else's. `UNREADABLE` says that it was cut. */
export function cutTyped(text: string): string {
  if (text.length <= TYPED_LIMIT) return text;
  const cut = text.slice(0, TYPED_LIMIT);
  const end = Math.max(...[' ', '\n', '\t', '\u00a0'].map((space) => cut.lastIndexOf(space)));
  return `${cut.slice(0, Math.max(end, 0))} ${UNREADABLE}`;
}

/**
 * One kind of apostrophe and hyphen, plain width, no HTML, entities decoded, nothing invisible; line breaks stay. What is said
 * by a link's address alone follows it in angle brackets.
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
 * A word as phrases are compared: lower case, every kind of apostrophe alike. Cut, as sorting many combining marks (Unicode
 * Standard Annex 15) takes the square of their number.
 */
export function folded(text: string): string {
  return cutTyped(text).normalize('NFKC').toLowerCase().replaceAll('`', "'");
}

/** A link to an address says what its text says, or else both. */
function linked(label: string, href: string): string {
  const target = /^mailto:/iu.test(href) ? decodedMailto(decodeHTMLStrict(href).slice('mailto:'.length)) : '';
  return target === '' || same(label, target) ? label : `${label} <${target}>`;
}

/** The address of a `mailto:` link, without its scheme. What cannot be decoded cannot be read. */
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
