/** The dialog by which somebody signs in before the bot does what he asked. */
import { button, make } from '../dom.ts';
import { onSignIn } from './sign-in-channel.ts';

/** Asks him to sign in. @param reason in the bot's words @returns the magic code, or null where he would rather not */
export type AskToSignIn = (reason: string, link: string) => Promise<string | null>;

const TITLE = 'Sign in to go on';
const WINDOW = 'popup,width=520,height=560';

export const askToSignIn: AskToSignIn = (reason, link) =>
  new Promise((resolve) => {
    const { pathname, search, searchParams } = new URL(link);
    const told = make('p', { class: 'note', role: 'status', 'data-testid': 'sign-in-note', hidden: true });
    const tell = (kind: 'info' | 'error', text: string): void => {
      told.textContent = text;
      told.dataset['kind'] = kind;
      told.hidden = false;
    };
    const openWindow = (): void => {
      // Under the address of this page, which has one name of this machine, as the link may have another.
      if (window.open(pathname + search, '_blank', WINDOW) === null) {
        tell('error', 'The browser did not open the window. Allow windows of this page, and try again.');
      } else tell('info', 'Go on in the window that has opened.');
    };
    const dialog = make(
      'dialog',
      { class: 'dialog', 'aria-label': TITLE, 'data-testid': 'sign-in-dialog' },
      make('h2', {}, TITLE),
      make('p', {}, reason),
      told,
      make(
        'div',
        { class: 'buttons' },
        button({}, 'Cancel', () => finish(null)),
        button({ class: 'primary', autofocus: true }, 'Sign in', openWindow),
      ),
    );
    const stop = onSignIn(searchParams.get('signin') ?? '', (code) => {
      if (code === null) tell('error', 'You did not accept. Sign in again, or cancel.');
      else finish(code);
    });
    const finish = (code: string | null): void => {
      stop();
      dialog.remove();
      resolve(code);
    };
    dialog.addEventListener('cancel', () => finish(null));
    document.body.append(dialog);
    dialog.showModal();
  });
