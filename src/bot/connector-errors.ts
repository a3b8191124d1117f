/**
 * What a failed call to the connector says about the place and the address it was meant for. A status alone says little: 403
 * is the answer of a chat that has no bot any more and of a region that does not serve the chat. The codes: Microsoft,
 * "Messages in bot conversations", status codes from bot conversational APIs.
 */
import { ForeignAddress, TeamsRefused, TeamsSilent } from './sdk/transport.ts';

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
