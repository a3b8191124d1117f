/** What approvers read where the owner of an account says that they did not want the reset: exact words. */
import type { ResetAs } from '../../requests/model/request.ts';

export type AlertTexts = {
  /** The owner asked for themselves while someone else's request for the account waited. */
  readonly twoTitle: string;
  readonly two: (owner: string, requester: string) => string;
  readonly title: string;
  /** Who says so. `saysOwn`: the request was made with the owner's own sign-in. */
  readonly says: (owner: string, requester: string) => string;
  readonly saysOwn: (owner: string) => string;
  /** How far the reset had come. */
  readonly did: Readonly<Record<'frozen' | 'resetting' | 'done', string>>;
  readonly failed: string;
  readonly next: {
    readonly which: (requester: string) => string;
    readonly title: string;
    readonly talk: string;
    readonly log: string;
    readonly requester: (requester: string) => string;
    readonly own: string;
  };
  /** What the button does, by whose rights the bot does it with. */
  readonly secure: Readonly<Record<ResetAs, string>>;
};
