/**
 * A dialog in our own words: what it knows goes in, and what it then knows comes out. `sdk/dialog.ts` runs it as a Bot Framework
 * dialog.
 */

/** A person's dialogs between two messages, as the Bot Framework stores them. */
export type DialogStack = { dialogStack: { id: string; state: unknown }[] };

export type Dialog<Known> = {
  readonly id: string;
  /** @throws if what is stored can't be read */
  read(stored: unknown): Known;
  /** @returns what it then knows; null if it is over */
  begin(said: Known): Promise<Known | null>;
  /** @returns as `begin` */
  goOn(before: Known): Promise<Known | null>;
  /** Asks again what it asked last. */
  repeat(before: Known): Promise<void>;
};

/** A person's dialog while one of their messages or clicks is answered. */
export type OpenDialog<Known> = {
  /** @returns undefined if no dialog is open */
  known(): Known | undefined;
  begin(said: Known): Promise<unknown>;
  goOn(): Promise<unknown>;
  /** Does nothing if no dialog is open; so does `stop`. */
  repeat(): Promise<void>;
  stop(): Promise<unknown>;
};
