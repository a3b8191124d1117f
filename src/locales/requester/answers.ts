/** Answers to messages that ask for no reset. */
import type { Said } from './homes.ts';
import type { Signpost } from '../../requests/model/services.ts';

export type AnswerTexts = {
  /** What was not understood: the buttons say what can be done. */
  readonly choices: Said;
  readonly thanks: Said;
  /** To someone who wrote their password into the chat. */
  readonly secret: Said;
  /** `page`: the button that opens Microsoft's page; null where there is none. */
  readonly signposts: Readonly<Record<Signpost, Said & { readonly page: string | null }>>;
  /** The button that opens the operator's own page. */
  readonly operatorPage: string;
  /** Under a signpost: the button starts a reset all the same. */
  readonly ifPassword: string;
};
