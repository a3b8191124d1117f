/** The page: loads people and messages, draws two panes, and keeps them up to date. */
import * as api from './api.ts';
import { createCardViews } from './cards/card-views.ts';
import { initDirectory } from './sign-in/try-password.ts';
import { byId, sentence } from './dom.ts';
import type { Message } from './model.ts';
import { createPane } from './panes/pane.ts';
import { askToSignIn } from './sign-in/sign-in-dialog.ts';
import { createStore } from './store.ts';
import { initTheme } from './theme.ts';

const banner = byId('banner', HTMLElement);
const warn = (text: string | null): void => {
  banner.textContent = text ?? '';
  banner.hidden = text === null;
};

async function start(): Promise<void> {
  const store = createStore();
  const state = await api.readState();
  store.replaceAll(await api.readMessages());
  const world = { state, store, views: createCardViews(store, state.people, askToSignIn) };
  const locales = new Map(state.people.map(({ id, locale }) => [id, locale]));
  byId('panes', HTMLElement).append(createPane('left', world, locales), createPane('right', world, locales));
  initDirectory(state);

  // What arrives while everything is read again is added afterwards. If the line breaks meanwhile, the later reading counts.
  let heard: Message[] | undefined;
  const catchUp = async (): Promise<void> => {
    const later: Message[] = [];
    heard = later;
    try {
      const all = await api.readMessages();
      if (heard !== later) return;
      store.replaceAll(all);
      warn(null);
    } finally {
      if (heard === later) {
        heard = undefined;
        for (const message of later) store.put(message);
      }
    }
  };
  api.watch({
    onMessage: (message) => (heard ? void heard.push(message) : store.put(message)),
    onTyping: (conversationId) => store.announce({ kind: 'typing', conversationId }),
    onLine(there) {
      if (there) void catchUp().catch((error: unknown) => warn(sentence(error)));
      else warn('The connection to the sandbox is lost. Trying again…');
    },
  });
  window.addEventListener('hashchange', () => location.reload());
}

initTheme(byId('theme', HTMLSelectElement));
start().catch((error: unknown) => warn(sentence(error)));
