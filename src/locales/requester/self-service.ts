/** Where people can reset their password themselves, by the directory's report. What is said first is in `advice.ts`. */

export type SelfServiceTexts = {
  /** Opens the page. */
  readonly page: string;
  /** To the owner: what unlocks an account there, and that an admin can be asked all the same. */
  readonly locked: string;
  /** To a colleague who asked for the owner. @param address of the page */
  readonly forOther: (address: string) => string;
  /** To approvers, as a fact. */
  readonly label: string;
  readonly open: string;
  readonly openToAdmin: string;
};
