/** The page: loads people and messages, draws two panes, and keeps them up to date. */
import * as api from './api.ts';
import { createCardViews } from './cards/card-views.ts';
import { byId, sentence } from './dom.ts';
import { initFirstSteps } from './first-steps/first-steps.ts';
import type { Message } from './model.ts';
import { readChoice } from './panes/choice.ts';
import { createPane } from './panes/pane.ts';
import { initPhone } from './phone.ts';
import { askToSignIn } from './sign-in/sign-in-dialog.ts';
import { initPasswordTester } from './sign-in/try-password.ts';
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
  const onTheLeft = () => readChoice('left', location.hash, state.people)?.person;
  const steps = initFirstSteps(store, () => {
    const person = onTheLeft();
    if (person) tester.guess(person);
  });
  const tester = initPasswordTester({ state, whoFirst: onTheLeft, onRefused: () => steps.take('locked-out') });

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
initPhone(byId('phone', HTMLButtonElement));
start().catch((error: unknown) => warn(sentence(error)));
