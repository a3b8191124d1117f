/** Tries a password in the local directory. */
import { signIn } from '../api.ts';
import { byId, make, sentence } from '../dom.ts';
import type { State } from '../model.ts';

export function initDirectory(state: State): void {
  const area = byId('directory', HTMLDetailsElement);
  const form = byId('sign-in', HTMLFormElement);
  const verdict = byId('verdict', HTMLOutputElement);
  area.hidden = !state.signIn;
  byId('sign-in-names', HTMLDataListElement).append(
    ...state.people.map(({ signInName, name }) => make('option', { value: signInName }, name)),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const [name, password] = [data.get('name'), data.get('password')];
    if (typeof name !== 'string' || typeof password !== 'string') return;
    verdict.textContent = '…';
    void signIn(name, password)
      .catch(sentence)
      .then((text) => {
        verdict.textContent = text;
      });
  });
}
