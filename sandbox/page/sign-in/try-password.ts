/** Tries a password in the local directory: for somebody who is chosen by name, or for another user name. */
import { signIn } from '../api.ts';
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
  const { person, name, password } = controlsOf(form);
  const OTHER = '';
  person.append(...peopleOptions(state.people), make('option', { value: OTHER }, 'Another user name…'));

  const choose = (chosen: string): void => {
    person.value = chosen;
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
  person.addEventListener('change', () => choose(person.value));
  area.addEventListener('toggle', () => {
    const first = whoFirst();
    if (area.open && first !== undefined && verdict.textContent === '') choose(first.id);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt();
  });
  area.hidden = !state.signIn;
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

function controlsOf(form: HTMLFormElement) {
  const { elements } = form;
  const [person, name, password] = ['person', 'name', 'password'].map((one) => elements.namedItem(one));
  if (!(person instanceof HTMLSelectElement)) throw new Error('The form has no person.');
  if (!(name instanceof HTMLInputElement && password instanceof HTMLInputElement)) throw new Error('No fields.');
  return { person, name, password };
}
