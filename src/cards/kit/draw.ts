/** Every template by its name, and what it takes: exactly the fields of the sample data beside it. */
import answer from './templates/answer.json' with { type: 'json' };
import approval from './templates/approval.json' with { type: 'json' };
import askOwn from './templates/ask-own.json' with { type: 'json' };
import ask from './templates/ask.json' with { type: 'json' };
import code from './templates/code.json' with { type: 'json' };
import handover from './templates/handover.json' with { type: 'json' };
import help from './templates/help.json' with { type: 'json' };
import home from './templates/home.json' with { type: 'json' };
import list from './templates/list.json' with { type: 'json' };
import message from './templates/message.json' with { type: 'json' };
import notice from './templates/notice.json' with { type: 'json' };
import progress from './templates/progress.json' with { type: 'json' };
import reminder from './templates/reminder.json' with { type: 'json' };
import reveal from './templates/reveal.json' with { type: 'json' };
import type answerData from './templates/answer.data.json';
import type approvalData from './templates/approval.data.json';
import type askOwnData from './templates/ask-own.data.json';
import type askData from './templates/ask.data.json';
import type codeData from './templates/code.data.json';
import type handoverData from './templates/handover.data.json';
import type helpData from './templates/help.data.json';
import type homeData from './templates/home.data.json';
import type listData from './templates/list.data.json';
import type messageData from './templates/message.data.json';
import type noticeData from './templates/notice.data.json';
import type progressData from './templates/progress.data.json';
import type reminderData from './templates/reminder.data.json';
import type revealData from './templates/reveal.data.json';
import type { ClickStyle, Tone } from './blocks.ts';
import { type Card, type TemplateData, cardTemplate } from './card.ts';

type Samples = {
  readonly answer: typeof answerData;
  readonly approval: typeof approvalData;
  readonly 'ask-own': typeof askOwnData;
  readonly ask: typeof askData;
  readonly code: typeof codeData;
  readonly handover: typeof handoverData;
  readonly help: typeof helpData;
  readonly home: typeof homeData;
  readonly list: typeof listData;
  readonly message: typeof messageData;
  readonly notice: typeof noticeData;
  readonly progress: typeof progressData;
  readonly reminder: typeof reminderData;
  readonly reveal: typeof revealData;
};
export type TemplateName = keyof Samples;
/** What a template is filled with. A test keeps the sample, and so this type, to what the template binds. */
export type DataOf<Name extends TemplateName> = FieldsOf<Samples[Name]>;

/** A sample has one text where its template takes one of a few. */
type Narrower = { readonly tone: Tone; readonly style: ClickStyle };
type FieldsOf<Sample> = Sample extends readonly (infer Part)[]
  ? readonly FieldsOf<Part>[]
  : Sample extends object
    ? { readonly [Field in keyof Sample]: Field extends keyof Narrower ? Narrower[Field] : FieldsOf<Sample[Field]> }
    : Sample;
/** What the compiler says instead of drawing. */
type NotBound<Why extends string> = { readonly error: Why };
/** Refuses what a template would not show, also where it came with a spread or in a list. */
type Exactly<Given, Taken, Name extends TemplateName> = Given extends string
  ? Given
  : Given extends readonly (infer Part)[]
    ? readonly Exactly<Part, Taken extends readonly (infer TakenPart)[] ? TakenPart : never, Name>[]
    : Given extends object
      ? {
          readonly [Field in keyof Given]: Field extends keyof Taken
            ? Exactly<Given[Field], Taken[Field], Name>
            : NotBound<`${Name}.json does not bind ${Field & string}`>;
        }
      : Given;

const templates: Readonly<Record<TemplateName, (data: TemplateData) => Card>> = {
  answer: cardTemplate(answer),
  approval: cardTemplate(approval),
  'ask-own': cardTemplate(askOwn),
  ask: cardTemplate(ask),
  code: cardTemplate(code),
  handover: cardTemplate(handover),
  help: cardTemplate(help),
  home: cardTemplate(home),
  list: cardTemplate(list),
  message: cardTemplate(message),
  notice: cardTemplate(notice),
  progress: cardTemplate(progress),
  reminder: cardTemplate(reminder),
  reveal: cardTemplate(reveal),
};

/** Draws a card. The compiler refuses a field that the template does not bind, and one that is missing. */
export function draw<Name extends TemplateName, Given extends DataOf<Name>>(
  name: Name,
  data: Given & Exactly<Given, DataOf<Name>, Name>,
): Card;
export function draw(name: TemplateName, data: TemplateData): Card {
  return templates[name](data);
}
