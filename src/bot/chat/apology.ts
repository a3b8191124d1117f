/** What a person reads where their turn failed: in their language, with the reference under which the log has it. */
import { localeFor } from '../../locales/index.ts';

/** @param language the activity's tag, as Teams sends it: nothing else of an activity that failed can be relied upon */
export function apology(language: string | undefined, reference: string): string {
  const { error } = localeFor(language);
  return `${error.title}. ${error.text} (${reference})`;
}
