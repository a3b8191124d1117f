/** Where people write: Enter sends, Shift+Enter begins a new line. */
import { button, make, sentence } from '../dom.ts';

export type ComposerOptions = {
  readonly label: string;
  readonly placeholder: string;
  /** Messages to send with one click. */
  readonly suggestions: readonly string[];
  /** The bot's name, if it only receives messages that mention it. */
  readonly mention?: string;
  /** @returns what went wrong, or null */
  readonly send: (text: string, mention: boolean) => Promise<string | null>;
};

export type Composer = { readonly element: HTMLElement; focus(): void };

export function createComposer(options: ComposerOptions): Composer {
  const box = make('textarea', {
    rows: '1',
    'aria-label': options.label,
    placeholder: options.placeholder,
    'data-testid': 'composer',
  });
  const problem = make('p', {
    class: 'note',
    role: 'alert',
    'data-kind': 'error',
    'data-testid': 'problem',
    hidden: true,
  });
  const mention = make('input', { type: 'checkbox', checked: true, 'data-testid': 'mention' });

  const send = async (text: string): Promise<void> => {
    if (text.trim() === '') return;
    problem.hidden = true;
    // A problem with the bot is shown at the message; here, what kept the message from being sent.
    await options.send(text.trim(), options.mention !== undefined && mention.checked).catch((error: unknown) => {
      problem.textContent = `Not sent. ${sentence(error)}`;
      problem.hidden = false;
      if (box.value === '') box.value = text;
    });
  };
  const sendTyped = (): void => {
    const text = box.value;
    box.value = '';
    void send(text);
  };
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendTyped();
  });

  const chips = options.suggestions.map((text) =>
    button({ class: 'chip', 'data-testid': 'suggestion' }, text, () => void send(text)),
  );
  const toggle =
    options.mention === undefined
      ? []
      : [
          make(
            'label',
            { class: 'mention', title: 'The bot only hears posts that mention it' },
            mention,
            `@${options.mention}`,
          ),
        ];
  const element = make(
    'div',
    { class: 'composer' },
    ...(chips.length ? [make('div', { class: 'chips', role: 'group', 'aria-label': 'Suggestions' }, ...chips)] : []),
    problem,
    make(
      'div',
      { class: 'writing' },
      ...toggle,
      box,
      button({ class: 'primary send', 'data-testid': 'send' }, 'Send', sendTyped),
    ),
  );
  return { element, focus: () => box.focus() };
}
