/** An Adaptive Card, and how one is made from a template and its data: the texts and flags of one moment. */
import { Template } from 'adaptivecards-templating';
import { wholeTemplate } from './whole-template.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type Card = {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: string;
  /** The card in one plain line: for clients that cannot show it, and as a message's summary. */
  readonly fallbackText: string;
  readonly body: readonly Json[];
  readonly [key: string]: Json;
};

/**
 * What a template is filled with. There are no numbers, nulls or optional fields, because the templating library turns them
 * into invalid cards; a part that may be absent is a list of none or one, which the template repeats (`$data`).
 */
export type TemplateData = Readonly<Record<string, string | boolean | readonly TemplateData[]>>;

/** Stands for the dollar sign of the data's own text while its template is expanded. `plainText` never lets it through. */
const SHIELD = '\uE000';

/**
 * Prepares a template once, at its first use: preparing all of them takes a tenth of a start. Each call of the result fills it
 * once. Text in the data is never read as an expression, so a name such as `${reason}` is shown as it is.
 * @throws when the data lack a field that the template binds; the message holds the field's name, never a value
 */
export function cardTemplate(json: object): (data: TemplateData) => Card {
  let prepared: Template | undefined;
  return (data) => {
    const template = (prepared ??= new Template(wholeTemplate(json)));
    const text = JSON.stringify(template.expand({ $root: shielded(data) }));
    const missing = /\$\{[^"}]*\}/u.exec(text);
    if (missing !== null) throw new Error(`The data of a card lack ${missing[0]}`);
    const card: unknown = JSON.parse(text.replaceAll(SHIELD, '$'));
    if (!isCard(card)) throw new Error('A template gave no Adaptive Card');
    return card;
  };
}

function shielded(data: TemplateData): TemplateData {
  return Object.fromEntries(Object.entries(data).map(([field, value]) => [field, shieldedValue(value)]));
}

function shieldedValue(value: TemplateData[string]): TemplateData[string] {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? withoutFunctions(value).replaceAll('$', SHIELD) : value.map(shielded);
}

/**
 * Clients read `{{DATE(…)}}` and `{{TIME(…)}}` in any text of a card and show a moment instead (Microsoft, "Text features",
 * Adaptive Cards). A space between the braces prevents it.
 */
function withoutFunctions(text: string): string {
  return text.replaceAll(SHIELD, '').replaceAll(/\{(?=\{)/gu, '{ ');
}

function isCard(value: unknown): value is Card {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'AdaptiveCard' &&
    'version' in value &&
    value.version === '1.5' &&
    'lang' in value &&
    typeof value.lang === 'string' &&
    'fallbackText' in value &&
    typeof value.fallbackText === 'string' &&
    'body' in value &&
    Array.isArray(value.body)
  );
}
