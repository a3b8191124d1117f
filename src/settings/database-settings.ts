/** Where the database is, and how the bot signs in to it. */
import { z } from 'zod';
import { hasPassword, isAddress, isSafeForToken } from '../net/database-url.ts';

export type DatabaseSettings = {
  readonly databaseUrl: string | null;
  /** Client ID of the managed identity that signs in, if `databaseUrl` has no password; null: the bot's own identity. */
  readonly databaseClientId: string | null;
  readonly dataDir: string;
};

/** The settings by their names in the environment. */
export const databaseSettings = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, {
      error: 'must look like postgres://user:password@host:5432/database?sslmode=verify-full',
    })
    .refine(isAddress, {
      error: 'is no address: write special characters in its user and password as codes, such as %23 for #',
      abort: true,
    })
    .refine((url) => hasPassword(url) || isSafeForToken(url), {
      error:
        'has no password, so the bot signs in with a token, which only your server may get: add ?sslmode=verify-full',
    })
    .optional(),
  DATABASE_CLIENT_ID: z
    .string()
    .pipe(z.guid({ error: 'must be the client ID of a managed identity' }))
    .optional(),
  DATA_DIR: z.string().default('./data'),
});

/** Renames the parsed settings to what the code calls them. */
export function readDatabaseSettings(data: z.output<typeof databaseSettings>): DatabaseSettings {
  return {
    databaseUrl: data.DATABASE_URL ?? null,
    databaseClientId: data.DATABASE_CLIENT_ID ?? null,
    dataDir: data.DATA_DIR,
  };
}
