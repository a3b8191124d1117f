/** Reads what Teams would find at the messaging endpoint. */
import { connect } from 'node:tls';
import { NoReply, exchange } from '../../net/exchange.ts';
import type { EndpointFacts } from '../rules/endpoint.ts';

const DEADLINE_MS = 8_000;
const DAY_MS = 24 * 60 * 60_000;

/** Asks like a stranger: a message without a token is refused, and leaves no trace but a line in the log. */
export async function readEndpoint(url: string, now: Date): Promise<EndpointFacts> {
  const nothing = { url, failed: null, message: null, ready: null, certificateDays: null };
  const isHttps = new URL(url).protocol === 'https:';
  if (!isHttps) return nothing;
  try {
    const asked = { headers: { 'content-type': 'application/json' }, deadlineMs: DEADLINE_MS };
    const message = await exchange(url, { ...asked, method: 'POST', body: '{}' });
    const ready = await exchange(new URL('/readyz', url).href, { ...asked, method: 'GET', body: null });
    return { ...nothing, message: message.status, ready: ready.status, certificateDays: await daysLeft(url, now) };
  } catch (error) {
    if (!(error instanceof NoReply)) throw error;
    return { ...nothing, failed: error.because };
  }
}

function daysLeft(url: string, now: Date): Promise<number | null> {
  const { hostname, port } = new URL(url);
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const socket = connect({
    host: hostname,
    port: port === '' ? 443 : Number(port),
    servername: servernameOf(hostname),
  });
  socket.setTimeout(DEADLINE_MS, () => socket.destroy());
  socket.once('secureConnect', () => {
    const until = Date.parse(socket.getPeerCertificate().valid_to);
    resolve(Number.isNaN(until) ? null : Math.floor((until - now.getTime()) / DAY_MS));
    socket.destroy();
  });
  socket.once('error', () => resolve(null)).once('close', () => resolve(null));
  return promise;
}

/** An address has no name to ask for (RFC 6066, section 3). */
function servernameOf(hostname: string): string {
  return /^[\d.]+$|:/.test(hostname) ? '' : hostname;
}
