/**
 * `npm run chat-link [-- --env dev] [--svg FILE]`: prints the link that opens a chat with the bot, for a page of the help desk, and its QR
 * code, which goes to a file for a poster: a phone that is still signed in scans it.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { renderSVG, renderUnicodeCompact } from 'uqr';
import { z } from 'zod';
import { command } from './command.ts';
import { TEAMS, chatLink } from '../bot/chat/chat-link.ts';
import { readEnvironment } from './environment-files.ts';

const settings = z.object({ BOT_ID: z.guid(), BOT_TENANT_ID: z.guid().optional() });

/** @returns the link @throws if the environment's variables lack BOT_ID */
export function linkIn(variables: Readonly<Record<string, string | undefined>>): string {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { data } = settings.safeParse(given);
  if (data === undefined) throw new Error('BOT_ID is missing: set up Azure first (docs/setup.md)');
  return chatLink(TEAMS.public, data.BOT_ID, data.BOT_TENANT_ID);
}

if (import.meta.main) {
  await command('No link', async () => {
    const { values } = parseArgs({ options: { env: { type: 'string', default: 'dev' }, svg: { type: 'string' } } });
    const link = linkIn(await readEnvironment(process.cwd(), values.env));
    process.stdout.write(`${link}\n\n${renderUnicodeCompact(link)}\n`);
    if (values.svg !== undefined) await writeFile(values.svg, renderSVG(link));
  });
}
