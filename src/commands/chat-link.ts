/**
 * `npm run chat-link [-- --env dev]`: prints the link that opens a chat with the bot, for a page or a poster of the help desk. It reaches
 * guests too, whom a setup policy may not (Microsoft Teams, "Deep link to a chat").
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { z } from 'zod';

const settings = z.object({ BOT_ID: z.guid(), BOT_TENANT_ID: z.guid().optional() });

/** @returns the link @throws if the environment's variables lack BOT_ID */
export function chatLink(variables: Readonly<Record<string, string | undefined>>): string {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { data } = settings.safeParse(given);
  if (data === undefined) throw new Error('BOT_ID is missing: set up Azure first (docs/setup.md)');
  const tenant = data.BOT_TENANT_ID === undefined ? '' : `&tenantId=${data.BOT_TENANT_ID}`;
  return `https://teams.microsoft.com/l/chat/0/0?users=28:${data.BOT_ID}${tenant}`;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { env: { type: 'string', default: 'dev' } } });
  const text = await readFile(join(process.cwd(), 'env', `.env.${values.env}`), 'utf8');
  process.stdout.write(`${chatLink(parseEnv(text))}\n`);
}
