/**
 * How a call to the Bot Connector fails, and what that says about the place and the address. A status alone says little: 403 comes
 * from a chat that the bot was removed from, and from a region that doesn't serve the chat. The codes: Microsoft, "Messages in bot
 * conversations", status codes from bot conversational APIs.
 */
import { DeadlineExceeded } from '../net/deadline.ts';

/** The bot's token may not go to this address: no token was requested, and nothing sent. */
export class ForeignAddress extends Error {
  readonly host: string;
  constructor(url: string) {
    super('The address is not https, or its host is not in SERVICE_URL_HOSTS: nothing was sent');
    this.name = 'ForeignAddress';
    this.host = URL.canParse(url) ? new URL(url).host : 'no URL';
  }
}

/** The connector's answer was not a 2xx. */
export class TeamsRefused extends Error {
  readonly statusCode: number;
  /** The header as it came. */
  readonly retryAfter: string | null;
  /** The connector's own word, such as `BotNotInConversationRoster`. */
  readonly code: string;
  constructor(statusCode: number, retryAfter: string | null, code: string) {
    super(`Teams answered ${statusCode} (${code})`);
    this.name = 'TeamsRefused';
    this.statusCode = statusCode;
    this.retryAfter = retryAfter;
    this.code = code;
  }
}

/** No answer came. `sent`: the call may have reached the connector, and so may have been carried out. */
export class TeamsSilent extends Error {
  readonly sent: boolean;
  readonly code: string;
  constructor(code: string) {
    super(`Teams gave no answer (${code})`);
    this.name = 'TeamsSilent';
    this.sent = !NEVER_SENT.includes(code);
    this.code = code;
  }
}

/** The message was accepted, but the answer has no id. */
export class TeamsUnclear extends Error {
  constructor() {
    super('Teams accepted a message without returning its id');
    this.name = 'TeamsUnclear';
  }
}

/** There was no connection. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/** The bot can't write there until someone adds it again. */
const CLOSED: Readonly<Record<number, readonly string[]>> = {
  403: [
    'botnotinconversationroster',
    'botdisabledbyadmin',
    'conversationblockedbyuser',
    'messagewritesblocked',
    'botnotinstalled',
  ],
  404: ['conversationnotfound'],
};

/** Was the bot removed, or may it not write there, or is the place gone? */
export function isClosed(error: unknown): boolean {
  return error instanceof TeamsRefused && (CLOSED[error.statusCode] ?? []).includes(error.code.toLowerCase());
}

/** Is the message gone, but not its conversation? */
export function isMessageGone(error: unknown): boolean {
  return (
    error instanceof TeamsRefused &&
    error.statusCode === 404 &&
    error.code.toLowerCase() === 'activitynotfoundinconversation'
  );
}

/** Refused at any address: too slow, too big, too many, or another call is under way. */
const EVERYWHERE = [408, 412, 413, 429];

/**
 * May another address accept what this one didn't? A wrong region answers 403 `BadArgument`, or whatever its proxy says. If something
 * may have been done already, it is not tried elsewhere.
 */
export function mayBeElsewhere(error: unknown): boolean {
  if (error instanceof ForeignAddress) return true;
  if (error instanceof TeamsSilent) return !error.sent;
  if (!(error instanceof TeamsRefused) || isMessageGone(error)) return false;
  return error.statusCode >= 300 && error.statusCode < 500 && !EVERYWHERE.includes(error.statusCode);
}

/** Was a call to Teams refused, or left without an answer? */
export function isOfTeams(error: unknown): boolean {
  return [ForeignAddress, TeamsRefused, TeamsSilent, TeamsUnclear, DeadlineExceeded].some(
    (kind) => error instanceof kind,
  );
}

/** Would another try be refused as well? */
export function isRefusal(error: unknown): boolean {
  if (error instanceof ForeignAddress) return true;
  if (!(error instanceof TeamsRefused) || error.statusCode === 401) return false;
  return error.statusCode >= 400 && error.statusCode < 500 && !EVERYWHERE.includes(error.statusCode);
}

/** Does the failure leave open whether the call was carried out? */
export function isInDoubt(error: unknown): boolean {
  const status = statusOf(error);
  // The SDK couldn't parse an answer that said it was done.
  if (status !== undefined) return status < 300 || status >= 500 || status === 408;
  if (error instanceof TeamsUnclear || error instanceof DeadlineExceeded) return true;
  return error instanceof TeamsSilent && error.sent;
}

/** The HTTP status of a connector's refusal; undefined for any other error. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
