/**
 * How a call to the Bot Connector fails, and what that says about the place and the address it was meant for. A status alone says
 * little: 403 is the answer of a chat that has no bot any more and of a region that does not serve the chat. The codes: Microsoft,
 * "Messages in bot conversations", status codes from bot conversational APIs.
 */
import { DeadlineExceeded } from '../net/deadline.ts';

/** The address is none that the bot's token may go to: nothing was asked for, and nothing sent. */
export class ForeignAddress extends Error {
  readonly host: string;
  constructor(url: string) {
    super('An address is not among SERVICE_URL_HOSTS, or not https: nothing is sent there');
    this.name = 'ForeignAddress';
    this.host = URL.canParse(url) ? new URL(url).host : 'no URL';
  }
}

/** The connector's answer was no 2xx. */
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

/** No answer came. `sent` says whether the call may have reached the connector, and so may have been carried out. */
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

/** It was accepted, and the answer does not say what came of it. */
export class TeamsUnclear extends Error {
  constructor() {
    super('Teams accepted a message and named no id of it');
    this.name = 'TeamsUnclear';
  }
}

/** No connection came about. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** Nothing is heard there until somebody there lets the bot in again. */
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

/** The bot is not there any more, or may not speak there, or the place is gone. */
export function isClosed(error: unknown): boolean {
  return error instanceof TeamsRefused && (CLOSED[error.statusCode] ?? []).includes(error.code.toLowerCase());
}

/** The message is gone, and its conversation is not. */
export function isMessageGone(error: unknown): boolean {
  return (
    error instanceof TeamsRefused &&
    error.statusCode === 404 &&
    error.code.toLowerCase() === 'activitynotfoundinconversation'
  );
}

/** Refused whatever the address: too slow, too big, too many, or another call is under way. */
const EVERYWHERE = [408, 412, 413, 429];

/**
 * May another address take what this one did not? A wrong region answers 403 `BadArgument`, or whatever its proxy says. Where
 * something may have been done already, it is not tried elsewhere.
 */
export function mayBeElsewhere(error: unknown): boolean {
  if (error instanceof ForeignAddress) return true;
  if (error instanceof TeamsSilent) return !error.sent;
  if (!(error instanceof TeamsRefused) || isMessageGone(error)) return false;
  return error.statusCode >= 300 && error.statusCode < 500 && !EVERYWHERE.includes(error.statusCode);
}

/** Did the call fail in a way that leaves open whether it was carried out? */
export function isInDoubt(error: unknown): boolean {
  const status = statusOf(error);
  // The SDK could make nothing of an answer that said it was done.
  if (status !== undefined) return status < 300 || status >= 500 || status === 408;
  if (error instanceof TeamsUnclear || error instanceof DeadlineExceeded) return true;
  return error instanceof TeamsSilent && error.sent;
}

/** The HTTP status of a connector's refusal; undefined where the error is none. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
