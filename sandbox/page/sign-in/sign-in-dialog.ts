/** The dialog in which someone signs in before the bot does what they asked. */
import { button, make } from '../dom.ts';
import { onSignIn } from './sign-in-channel.ts';

/** Asks for a sign-in. @param reason in the bot's words @returns the magic code, or null if the person cancels */
export type AskToSignIn = (reason: string, link: string) => Promise<string | null>;

const TITLE = 'Sign in to continue';
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
      // At this page's origin: the link may use another name of this machine.
      if (window.open(pathname + search, '_blank', WINDOW) === null) {
        tell('error', 'The browser blocked the window. Allow pop-ups for this page, and try again.');
      } else tell('info', 'Continue in the window that opened.');
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
