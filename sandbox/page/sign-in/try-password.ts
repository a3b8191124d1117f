/**
 * Tries a password in the local directory: for a person who is chosen by name, or for another user name. Or their last sign-in ends
 * as the log can have it, so that the cards which advise something better than a reset can be seen.
 */
import { recordSignIn, signIn } from '../api.ts';
import { byId, make, sentence } from '../dom.ts';
import type { Person, State } from '../model.ts';
import { peopleOptions } from '../panes/people-options.ts';

export type PasswordTester = {
  /** Tries a password that is wrong, in sight. */
  guess(person: Person): void;
};

export type TesterOptions = {
  readonly state: State;
  /** Who is offered first, each time that it is opened. */
  readonly whoFirst: () => Person | undefined;
  readonly onRefused: () => void;
};

const WRONG = 'what was it again';

export function initPasswordTester({ state, whoFirst, onRefused }: TesterOptions): PasswordTester {
  const area = byId('directory', HTMLDetailsElement);
  const form = byId('sign-in', HTMLFormElement);
  const verdict = byId('verdict', HTMLOutputElement);
  const otherName = byId('other-name', HTMLElement);
  const person = fieldOf(form, 'person', HTMLSelectElement);
  const name = fieldOf(form, 'name', HTMLInputElement);
  const password = fieldOf(form, 'password', HTMLInputElement);
  const OTHER = '';
  person.append(...peopleOptions(state.people), make('option', { value: OTHER }, 'Another user name…'));

  const ending = byId('sign-in-ending', HTMLFormElement);
  const added = byId('ending-added', HTMLOutputElement);
  const code = fieldOf(ending, 'code', HTMLSelectElement);
  const endings = state.endings ?? [];
  code.append(...endings.map((one) => make('option', { value: `${one.code}` }, `${one.code} · ${one.meaning}`)));

  const choose = (chosen: string): void => {
    person.value = chosen;
    ending.hidden = chosen === OTHER;
    added.textContent = '';
    otherName.hidden = chosen !== OTHER;
    name.required = chosen === OTHER;
    verdict.textContent = '';
  };
  const attempt = async (): Promise<void> => {
    const chosen = state.people.find(({ id }) => id === person.value);
    verdict.textContent = '…';
    try {
      const { admitted, verdict: text } = await signIn(chosen?.signInName ?? name.value.trim(), password.value);
      verdict.textContent = text;
      if (!admitted) onRefused();
    } catch (error) {
      verdict.textContent = sentence(error);
    }
  };
  const addEnding = async (): Promise<void> => {
    const chosen = state.people.find(({ id }) => id === person.value);
    if (chosen === undefined) return;
    try {
      await recordSignIn(chosen, Number(code.value));
      added.textContent = `Added for ${chosen.name}. Ask for a reset as ${chosen.name} to see what it changes.`;
    } catch (error) {
      added.textContent = sentence(error);
    }
  };
  person.addEventListener('change', () => choose(person.value));
  area.addEventListener('toggle', () => {
    const first = whoFirst();
    if (area.open && first !== undefined && verdict.textContent === '') choose(first.id);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt();
  });
  ending.addEventListener('submit', (event) => {
    event.preventDefault();
    void addEnding();
  });
  area.hidden = state.endings === null;
  return {
    guess({ id }) {
      area.open = true;
      choose(id);
      password.value = WRONG;
      void attempt();
      area.scrollIntoView({ block: 'nearest' });
    },
  };
}

function fieldOf<T extends Element>(form: HTMLFormElement, name: string, kind: new () => T): T {
  const field = form.elements.namedItem(name);
  if (!(field instanceof kind)) throw new Error(`The form has no ${name}.`);
  return field;
}
