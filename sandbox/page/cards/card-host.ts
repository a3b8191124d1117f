/** Draws an Adaptive Card. Text in cards is shown as is: no Markdown, no HTML. */
import type * as Library from 'adaptivecards';
import { firstFault } from './card-faults.ts';
import { make } from '../dom.ts';
import { hostConfig } from './host-config.ts';
import { safeLink } from './safe-link.ts';
import { field, isText } from '../shape.ts';

/** A global of the page's script. */
declare const AdaptiveCards: typeof Library;

export type CardActions = {
  readonly execute: (action: { verb: string; id: string; data: unknown }) => void;
  readonly submit: (data: unknown) => void;
  /** What of this card cannot be shown, or was not done; in words. */
  readonly complain: (text: string) => void;
};

/** Where someone types or chooses. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export type DrawnCard = {
  readonly element: HTMLElement;
  /** The current inputs, by names that a later version of the card shares. */
  controls(): ReadonlyMap<string, Control>;
};

export function renderCard(card: unknown, actions: CardActions): DrawnCard {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (_text, result) => {
    result.didProcess = false;
  };
  AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
  const adaptive = new AdaptiveCards.AdaptiveCard();
  adaptive.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  adaptive.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.ExecuteAction) {
      actions.execute({ verb: action.verb, id: action.id ?? '', data: action.data ?? {} });
    } else if (action instanceof AdaptiveCards.SubmitAction) {
      actions.submit(action.data ?? {});
    } else if (action instanceof AdaptiveCards.OpenUrlAction) {
      if (!open(action.url))
        actions.complain('This link cannot be opened: it is neither a web address nor an email address.');
    }
  };
  const lang = field(card, 'lang');
  const named = isText(lang) ? { lang } : {};
  const frame = make('div', { class: 'card', 'data-testid': 'card', tabindex: '-1', ...named });
  try {
    const context = new AdaptiveCards.SerializationContext();
    adaptive.parse(card, context);
    const drawn = adaptive.render();
    if (drawn) frame.append(drawn);
    separateChoices(frame);
    const fault = firstFault(Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message));
    if (fault !== undefined) actions.complain(`This card has a fault: ${fault}`);
  } catch (error) {
    actions.complain(`This card cannot be shown: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { element: frame, controls: () => new Map(adaptive.getAllInputs().flatMap(controlsOf)) };
}

function controlsOf({ id = '', renderedElement }: Library.Input): [string, Control][] {
  const found = renderedElement?.querySelectorAll<Control>('input, textarea, select') ?? [];
  return Array.from(found, (control) => [isTick(control) ? `${id} ${control.value}` : id, control]);
}

/** The library names a group of radio buttons after its input: those of two cards on one page would be one group. */
function separateChoices(frame: HTMLElement): void {
  const own = crypto.randomUUID();
  for (const radio of frame.querySelectorAll<HTMLInputElement>('input[type=radio]')) radio.name += ` ${own}`;
}

/** Is this a radio button or checkbox, whose value is the choice? */
export function isTick(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type);
}

function open(address: string | undefined): boolean {
  const href = safeLink(address);
  if (href === null) return false;
  make('a', { href, target: '_blank', rel: 'noopener noreferrer' }).click();
  return true;
}
