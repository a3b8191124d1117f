/** One pane: a person, their tabs, and the conversation they look at. */
import * as api from '../api.ts';
import { createChannelView } from '../chat/channel-view.ts';
import { createChatView } from '../chat/chat-view.ts';
import { readChoice, writeChoice, type Side } from './choice.ts';
import { make, sentence } from '../dom.ts';
import type { Person } from '../model.ts';
import { createSwitcher } from './switcher.ts';
import { createTabs } from './tabs.ts';
import type { Place, View, World } from './pane-view.ts';

/** `locales` holds everybody's current language, by id; both panes share it. */
export function createPane(side: Side, world: World, locales: Map<string, string>): HTMLElement {
  const { state, store } = world;
  const start = readChoice(side, location.hash, state.people);
  const panel = make('div', { class: 'panel', id: `panel-${side}`, role: 'tabpanel' });
  const problem = make('p', {
    class: 'note',
    role: 'alert',
    'data-kind': 'error',
    'data-testid': 'pane-problem',
    hidden: true,
  });
  const label = side === 'left' ? 'Left pane' : 'Right pane';
  const element = make('section', { class: 'pane', 'data-testid': `pane-${side}`, 'aria-label': label });
  if (!start) return element;

  let { person, place } = start;
  let view: View | undefined;
  /** The revision up to which each conversation is read, by person and conversation. */
  const read = new Map<string, number>();

  const complain = (trouble: string | null): void => {
    problem.textContent = trouble ?? '';
    problem.hidden = trouble === null;
  };
  const conversationOf = (one: Place): string => (one === 'chat' ? person.chat : state.channel.id);
  const markUnread = (): void => {
    for (const one of ['chat', 'approvals'] as const) {
      const conversation = conversationOf(one);
      const latest = store.latest(conversation, person.channelAccount);
      const key = `${person.id} ${conversation}`;
      if (one === place || !read.has(key)) read.set(key, latest);
      tabs.setUnread(one, latest > (read.get(key) ?? 0));
    }
  };
  const show = (): void => {
    const locale = locales.get(person.id) ?? person.locale;
    history.replaceState(null, '', writeChoice(side, location.hash, { person, place }));
    switcher.show(person, locale);
    const approvals = { place: 'approvals', label: `${state.channel.team} › ${state.channel.name}` } as const;
    tabs.show([{ place: 'chat', label: state.bot }, ...(person.approver ? [approvals] : [])], place);
    panel.setAttribute('aria-label', place === 'chat' ? state.bot : approvals.label);
    view = place === 'chat' ? createChatView({ world, person, locale }) : createChannelView({ world, person, locale });
    panel.replaceChildren(view.element);
    markUnread();
    complain(null);
    if (place === 'chat') void api.greet(person).catch(sentence).then(complain);
  };
  const become = (chosen: Person): void => {
    person = chosen;
    if (!person.approver) place = 'chat';
    show();
  };
  const speak = async (locale: string): Promise<void> => {
    locales.set(person.id, locale);
    await api.setLocale(person, locale).catch((error: unknown) => complain(sentence(error)));
    show();
  };
  const switcher = createSwitcher({ people: state.people, onPerson: become, onLocale: (locale) => void speak(locale) });
  const tabs = createTabs(panel.id, (chosen) => {
    place = chosen;
    show();
  });

  store.subscribe((change) => {
    view?.hear(change);
    if (change.kind !== 'typing') markUnread();
  });
  element.append(make('h2', { class: 'hidden' }, label), switcher.element, tabs.element, problem, panel);
  show();
  return element;
}
