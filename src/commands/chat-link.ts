/**
 * `npm run chat-link [-- --env dev] [--svg FILE]`: prints the link that opens a chat with the bot, for a page of the help desk, and its QR
 * code, which goes to a file for a poster: a phone that is still signed in scans it. The link reaches guests too, whom a setup policy
 * may not (Microsoft Teams, "Deep link to a chat").
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { renderSVG, renderUnicodeCompact } from 'uqr';
import { z } from 'zod';
import { readEnvironment } from './environment-files.ts';

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
  const { values } = parseArgs({ options: { env: { type: 'string', default: 'dev' }, svg: { type: 'string' } } });
  const link = chatLink(await readEnvironment(process.cwd(), values.env));
  process.stdout.write(`${link}\n\n${renderUnicodeCompact(link)}\n`);
  if (values.svg !== undefined) await writeFile(values.svg, renderSVG(link));
}
