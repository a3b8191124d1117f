/** Creates elements. Text is always text, never markup. */

export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with children and attributes (true sets an empty one; false and undefined are left out). */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** A button that does not submit a form. */
export function button(attributes: Attributes, label: string, onClick: () => void): HTMLButtonElement {
  const element = make('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', onClick);
  return element;
}

/**
 * The element of the page with this id.
 * @throws if there is none of this kind
 */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`The page has no ${kind.name} #${id}`);
}

/** The initials in a circle, in a colour derived from the name. */
export function avatar(name: string, kind: 'person' | 'bot'): HTMLElement {
  const words = name.split(/\s+/).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0) ?? '')
    .join('');
  const element = make('span', { class: `avatar avatar-${kind}`, 'aria-hidden': 'true' }, initials.toUpperCase());
  const hue = Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  element.style.setProperty('--hue', String(hue));
  return element;
}

/** The time, with the date if it is not today. */
export function timeOf(instant: string): string {
  const moment = new Date(instant);
  const time = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (moment.toDateString() === new Date().toDateString()) return time;
  return `${moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`;
}

export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
