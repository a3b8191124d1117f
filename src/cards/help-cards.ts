/** What the bot can do: the answer to "help", and its first words to a person. */
import type { Locale } from '../locales/index.ts';
import type { Card } from './kit/card.ts';
import { draw } from './kit/draw.ts';
import { opening, paragraphs } from './kit/blocks.ts';

/** Approvers see their own commands as well. */
export function helpCard(locale: Locale, { canApprove }: { readonly canApprove: boolean }): Card {
  const { help } = locale;
  return drawHelp(locale, help.title, canApprove ? [...help.commands, ...help.approverCommands] : help.commands);
}

/** The first card that a person sees. Verb of its button: `start`. */
export function welcomeCard(locale: Locale): Card {
  return drawHelp(locale, locale.help.welcome, locale.help.commands);
}

function drawHelp(locale: Locale, title: string, commands: Locale['help']['commands']): Card {
  return draw('help', {
    ...opening(locale, title, 'accent'),
    paragraphs: paragraphs(locale.help.text),
    commands: commands.map(({ write, does }) => ({ write, does })),
    start: [{ title: locale.buttons.start }],
  });
}
