/** What survives a restart of the sandbox, in one JSON file. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { storedActivitySchema } from './messages.ts';

const savedStateSchema = z.object({
  messages: z.array(storedActivitySchema),
  /** By object id. */
  people: z.record(z.string(), z.object({ installed: z.boolean(), greeted: z.boolean(), locale: z.string() })),
});
export type SavedState = z.infer<typeof savedStateSchema>;
/** Do they have the app, has the bot been told, and in which language do they use Teams? */
export type PersonState = SavedState['people'][string];

export type StateFile = { readonly state: SavedState; save(): void };

/**
 * The state, and how to save it. Without a file nothing is read or saved.
 * @throws if the file is not one of ours: delete it to start afresh
 */
export function openStateFile(file: string | undefined): StateFile {
  if (file === undefined) return { state: { messages: [], people: {} }, save: () => undefined };
  const state = read(file);
  return {
    state,
    save() {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    },
  };
}

function read(file: string): SavedState {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { messages: [], people: {} };
    throw error;
  }
  return savedStateSchema.parse(JSON.parse(text));
}
