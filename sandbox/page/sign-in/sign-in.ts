/** The window in which someone signs in and consents; the result goes to the chat page that opened it. */
import { acceptSignIn, readSignIn } from '../api.ts';
import { byId, sentence } from '../dom.ts';
import { announceSignIn } from './sign-in-channel.ts';
import { applyTheme } from '../theme.ts';

const signIn = new URLSearchParams(location.search).get('signin') ?? '';
const form = byId('consent', HTMLFormElement);
const told = byId('told', HTMLElement);

function tell(kind: 'info' | 'error', text: string): void {
  told.textContent = text;
  told.dataset['kind'] = kind;
  told.hidden = text === '';
}

function leave(code: string | null, text: string): void {
  announceSignIn({ signIn, code });
  form.hidden = true;
  tell('info', `${text} You can close this window.`);
  window.close();
}

async function start(): Promise<void> {
  const { name, signInName } = await readSignIn(signIn);
  byId('who', HTMLElement).textContent = `${name}, ${signInName}`;
  form.hidden = false;
  tell('info', '');
  form.querySelector<HTMLButtonElement>('button.primary')?.focus();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  acceptSignIn(signIn).then(
    (code) => leave(code, 'You are signed in.'),
    (error: unknown) => tell('error', sentence(error)),
  );
});
byId('decline', HTMLButtonElement).addEventListener('click', () => leave(null, 'Nothing was accepted.'));
applyTheme();
start().catch((error: unknown) => tell('error', sentence(error)));
