/** A card again, as the answer to a click that did not go through: what was typed stays, and what is wrong is said below its field. */
import type { Card } from './kit/card.ts';

type Part = Card['body'][number];
type Node = Readonly<Record<string, Part>>;

/** What was typed, by the id of the field. */
export type Typed = Readonly<Record<string, string>>;
export type FieldProblem = { readonly field: string; readonly text: string };

/** Fills the fields of a drawn card. A field that was left empty is drawn as always. */
export function withTyped(card: Card, typed: Typed): Card {
  return { ...card, body: card.body.map((part) => filled(part, typed)) };
}

/**
 * Says what is wrong right below the field. A fold (`Action.ShowCard`) that holds it is opened, as a client closes it when it draws the
 * answer; its field is then not required any more, or it would hold up the card's other buttons.
 */
export function withProblem(card: Card, problem: FieldProblem): Card {
  return {
    ...card,
    body: card.body.flatMap((part) => opened(part, problem.field)).flatMap((part) => told(part, problem)),
  };
}

function filled(part: Part, typed: Typed): Part {
  if (isList(part)) return part.map((each) => filled(each, typed));
  if (!isNode(part)) return part;
  const whole = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, filled(value, typed)]));
  const { id } = part;
  const value = isField(part) && typeof id === 'string' ? (typed[id] ?? '') : '';
  return value === '' ? whole : { ...whole, value };
}

/** The field with its problem, wherever it is. */
function told(part: Part, { field, text }: FieldProblem): readonly Part[] {
  if (!isNode(part)) return [part];
  if (isField(part) && part['id'] === field) {
    const run = { type: 'TextRun', text, color: 'Attention' };
    return [
      { ...part, isRequired: false },
      { type: 'RichTextBlock', spacing: 'Small', inlines: [run] },
    ];
  }
  const items = part['items'];
  return isList(items) ? [{ ...part, items: items.flatMap((each) => told(each, { field, text })) }] : [part];
}

/** A set of buttons, with the content of the fold that holds the field below them. */
function opened(part: Part, field: string): readonly Part[] {
  const actions = isNode(part) ? part['actions'] : undefined;
  if (!isNode(part) || !isList(actions)) return [part];
  const folds = actions.filter(
    (action) => isNode(action) && action['type'] === 'Action.ShowCard' && holds(action, field),
  );
  const items = folds.flatMap((fold) => (isNode(fold) && isNode(fold['card']) ? bodyOf(fold['card']) : []));
  if (items.length === 0) return [part];
  return [
    { ...part, actions: actions.filter((action) => !folds.includes(action)) },
    { type: 'Container', items },
  ];
}

function bodyOf({ body }: Node): readonly Part[] {
  return isList(body) ? body : [];
}

function holds(part: Part, field: string): boolean {
  if (isList(part)) return part.some((each) => holds(each, field));
  return (
    isNode(part) && ((isField(part) && part['id'] === field) || Object.values(part).some((each) => holds(each, field)))
  );
}

function isField({ type }: Node): boolean {
  return typeof type === 'string' && type.startsWith('Input.');
}

function isList(part: Part | undefined): part is readonly Part[] {
  return Array.isArray(part);
}

function isNode(part: Part | undefined): part is Node {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
