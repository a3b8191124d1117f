/** An Adaptive Card, and how one is made from a layout in `templates/` and a view: the texts and flags of one moment. */
import { Template } from 'adaptivecards-templating';

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
 * What a layout is filled with. There are no numbers, nulls and optional fields, because the templating library turns
 * them into invalid cards; a part that may be absent is a list of none or one, and the layout repeats it (`$data`).
 */
export type View = { readonly [field: string]: string | boolean | readonly View[] };

/** Stands for the dollar sign of a view's own text while its template is expanded. `plainText` never lets it through. */
const SHIELD = '\uE000';

/**
 * Prepares a layout once; each call of the result fills it once. Text in a view is never read as an expression, so a name
 * such as `${reason}` is shown as it is.
 * @throws when a field that the layout names is not in the view; the message holds the field's name, never a value
 */
export function cardLayout(layout: object): (view: View) => Card {
  const template = new Template(layout);
  return (view) => {
    const text = JSON.stringify(template.expand({ $root: shielded(view) }));
    const missing = /\$\{[^"}]*\}/u.exec(text);
    if (missing !== null) throw new Error(`The view of a card lacks ${missing[0]}`);
    const card: unknown = JSON.parse(text.replaceAll(SHIELD, '$'));
    if (!isCard(card)) throw new Error('A layout gave no Adaptive Card');
    return card;
  };
}

function shielded(view: View): View {
  return Object.fromEntries(Object.entries(view).map(([field, value]) => [field, shieldedValue(value)]));
}

function shieldedValue(value: View[string]): View[string] {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? withoutFunctions(value).replaceAll('$', SHIELD) : value.map(shielded);
}

/**
 * Clients read `{{DATE(…)}}` and `{{TIME(…)}}` in any text of a card and show a moment instead (Microsoft, "Text features",
 * Adaptive Cards). There can be no space between the braces, so one ends it.
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
