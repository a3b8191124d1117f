/**
 * How a Teams client continues if the bot answers a card's button with a sign-in request: first it sends a token
 * silently, and shows a sign-in button only if that is not accepted (Microsoft, "Add SSO to universal Adaptive Cards").
 */
import { z } from 'zod';
import type { Brought } from '../sign-in/brought-token.ts';
import type { Delivery } from './delivery.ts';

export type Invoked = Delivery & {
  /** What the client's sign-in button opens, if it shows one. */
  readonly signInLink: string | null;
};

export type InvokeOptions = {
  /** The token that the client sends when asked for one; by default its user's own. */
  readonly brings?: Brought | 'nothing';
  /** The magic code from the sign-in window. */
  readonly code?: string;
};

/** How an invoke proves who sends it: part of its `value`. */
export type Proof =
  | { readonly authentication: { readonly id: string; readonly connectionName: string; readonly token: string } }
  | { readonly state: string };

export type CardSignIn = {
  /** Sends the invoke, the same each time except for the proof. */
  readonly send: (proof?: Proof) => Promise<Delivery>;
  /** The token for this resource; null if the client can get none. */
  readonly tokenFor: (resource: string, brought: Brought) => Promise<string | null>;
};

const loginRequest = z.object({
  statusCode: z.literal(401),
  type: z.literal('application/vnd.microsoft.activity.loginRequest'),
  value: z.object({
    connectionName: z.string(),
    buttons: z.tuple([z.object({ type: z.literal('signin'), value: z.url() })], z.unknown()),
    tokenExchangeResource: z.object({ id: z.string(), uri: z.string() }).nullish(),
  }),
});
const preconditionFailed = z.object({
  statusCode: z.literal(412),
  type: z.literal('application/vnd.microsoft.error.preconditionFailed'),
});

/** Presses a button on a card, and signs in as far as the client can by itself. */
export async function invokeSigningIn(
  { send, tokenFor }: CardSignIn,
  { brings = 'own', code }: InvokeOptions,
): Promise<Invoked> {
  const first = await send(code === undefined ? undefined : { state: code });
  const asked = loginRequest.safeParse(first.body).data?.value;
  if (asked === undefined) return { ...first, signInLink: null };
  const [{ value: link }] = asked.buttons;
  const { connectionName, tokenExchangeResource: resource } = asked;
  // Otherwise people who come from the sign-in window and are asked again would never see their button.
  const mayBring = code === undefined && brings !== 'nothing' && resource;
  const token = mayBring ? await tokenFor(resource.uri, brings) : null;
  if (!mayBring || token === null) return { ...first, signInLink: link };
  const second = await send({ authentication: { id: resource.id, connectionName, token } });
  return { ...second, signInLink: asksForMore(second.body) ? link : null };
}

function asksForMore(body: unknown): boolean {
  return preconditionFailed.safeParse(body).success || loginRequest.safeParse(body).success;
}
