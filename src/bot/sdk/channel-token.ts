/** Checks the channel's token before its request's body is read: did the Bot Connector sign it, for this bot? */
import { decodeJwt, errors, jwtVerify } from 'jose';
import { AuthenticationConstants } from 'botframework-connector';
// The SDK keeps one key reader for each address, accessible only here.
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import type { Log } from '../../telemetry/log.ts';
import { KeysUnavailable, type SigningKeys, createSigningKeys } from './signing-keys.ts';

/** `unavailable` if it can't be verified now. `because` is one of a few words, never part of the token. */
export type Admission =
  | { readonly verdict: 'good' }
  | { readonly verdict: 'bad'; readonly because: string }
  | { readonly verdict: 'unavailable' };

/** The seven channel settings of another cloud; null for the public one. */
export type Channel = Readonly<Record<string, string>> | null;

export function channelIssuer(channel: Channel): string {
  return channel?.['ToBotFromChannelTokenIssuer'] ?? AuthenticationConstants.ToBotFromChannelTokenIssuer;
}

/** Reads the channel's keys, from now on for the SDK as well: its own reader may wait forever. */
export function channelKeys(channel: Channel, log: Log): SigningKeys {
  const url =
    channel?.['ToBotFromChannelOpenIdMetadataUrl'] ?? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;
  const keys = createSigningKeys(url, log);
  new JwtTokenExtractor({}, url, []).openIdMetadata.getKey = async (id) => {
    const found = await keys.find(id);
    if (found === undefined) return null;
    const { pem: key, endorsements } = found;
    return { key, ...(endorsements && { endorsements }) };
  };
  return keys;
}

export type ChannelTokenOptions = {
  readonly issuer: string;
  /** The bot's application id: the audience. */
  readonly appId: string;
  readonly keys: SigningKeys;
};

/** As the SDK allows (`AuthenticationConstants`, `ChannelValidation`). */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const CLOCK_TOLERANCE_S = 300;

/**
 * Checks signature, issuer, audience and time. The SDK compares channel and service URL once the activity is there. The SDK alone
 * isn't enough: it follows a token to the keys of whichever issuer it names, and prints its opinion to the console.
 */
export async function admitToken(token: string, { issuer, appId, keys }: ChannelTokenOptions): Promise<Admission> {
  try {
    await jwtVerify(
      token,
      async ({ kid }) => {
        // No key is looked up for another issuer's token.
        if (decodeJwt(token).iss !== issuer) throw new errors.JWTInvalid();
        const found = kid === undefined ? undefined : await keys.find(kid);
        if (found === undefined) throw new errors.JWKSNoMatchingKey();
        return found.key;
      },
      { issuer, audience: appId, algorithms: ALGORITHMS, clockTolerance: CLOCK_TOLERANCE_S, requiredClaims: ['exp'] },
    );
    return { verdict: 'good' };
  } catch (error) {
    if (error instanceof KeysUnavailable) return { verdict: 'unavailable' };
    return { verdict: 'bad', because: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) return `claim ${error.claim}`;
  return error instanceof errors.JOSEError ? error.code : 'unreadable';
}
