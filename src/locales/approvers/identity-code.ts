/** The card that shows the requester the code that an approver asks them for. */
export type IdentityCodeTexts = {
  readonly title: string;
  readonly only: string;
  readonly never: string;
  /** @param soon how long it is good */
  readonly again: (soon: string) => string;
};
