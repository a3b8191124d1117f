/** Can Teams reach the bot? Pure. */
import { type Finding, counted, notChecked, ok, warning, wrong } from '../finding.ts';

export type EndpointFacts = {
  readonly url: string;
  /** Why there was no answer: `deadline`, or Node's code. */
  readonly failed: string | null;
  /** The status of a message without a token, and of `/readyz`. */
  readonly message: number | null;
  readonly ready: number | null;
  readonly certificateDays: number | null;
};

const PATH = '/api/messages';
/** Certificates are renewed weeks before they expire. */
const FEW_DAYS = 14;
/** Node.js, "TLS", X509 certificate error codes. */
const UNTRUSTED = /CERT|SIGNATURE|SELF_SIGNED|ISSUER/;

export function judgeEndpoint(
  facts: EndpointFacts | null,
  isHttps = facts?.url.startsWith('https:'),
): readonly Finding[] {
  if (facts === null) {
    return [
      notChecked('endpoint', `Say where Teams finds the bot: npm run doctor -- --endpoint https://<host>${PATH}.`),
    ];
  }
  const { url, failed, message, ready, certificateDays } = facts;
  if (!isHttps)
    return [wrong('endpoint', `${url} isn't https, and Teams sends nothing there. Put TLS in front of the bot.`)];
  if (new URL(url).pathname !== PATH) {
    return [wrong('endpoint', `${url} isn't where the bot listens. Set ${new URL(PATH, url).href} in the Azure Bot.`)];
  }
  if (failed !== null) return [wrong('endpoint', whyFailed(url, failed))];
  if (message !== 401) return [wrong('endpoint', whoElse(url, message))];
  if (ready !== 200) return [wrong('endpoint', whyNotReady(url, ready))];
  if (certificateDays !== null && certificateDays < FEW_DAYS) {
    return [warning('endpoint', `The certificate of ${url} expires in ${counted(certificateDays, 'day')}. Renew it.`)];
  }
  const trusted = certificateDays === null ? '' : `, with a certificate for ${counted(certificateDays, 'more day')}`;
  return [ok('endpoint', `The bot answers at ${url}${trusted}. Is that the messaging endpoint of the Azure Bot?`)];
}

/** The bot answers 401 to a message without a token. */
function whoElse(url: string, message: number | null): string {
  switch (message) {
    case 301:
    case 302:
    case 307:
    case 308:
      return `${url} answers with a redirect (${message}). Set where it leads to in the Azure Bot.`;
    // App Service: it is stopped, wants a client certificate, or has access restrictions.
    case 403:
      return `${url} lets nobody in (403): the web app is stopped, or its access restrictions keep Teams out. Start it, or lift them.`;
    case 502:
    case 503:
    case 504:
      return `${url} answers ${message}: no bot runs behind it. Start it, or look at its log.`;
    default:
      return (
        `${url} answers ${message ?? 'nothing'} to a message without a token, and the bot answers 401: something else is there. ` +
        'Correct the host, here and in the Azure Bot.'
      );
  }
}

/** The bot itself answers 503. */
function whyNotReady(url: string, ready: number | null): string {
  return ready === 401 || ready === 403
    ? `Something in front of ${url} asks Teams to sign in (/readyz: ${ready}), such as App Service authentication. Turn it off.`
    : `The bot at ${url} isn't ready (/readyz: ${ready ?? 'no answer'}). Look at its log.`;
}

function whyFailed(url: string, failed: string): string {
  if (failed === 'CERT_HAS_EXPIRED')
    return `The certificate of ${url} has expired: Teams sends nothing there. Renew it.`;
  if (failed === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `The certificate of ${url} is for another name: Teams sends nothing there. Bind one for its host.`;
  }
  if (UNTRUSTED.test(failed)) {
    return `The certificate of ${url} isn't trusted (${failed}): Teams sends nothing there. Bind one of a public authority.`;
  }
  return `${url} can't be reached (${failed}). Check DNS, the network, and that the bot runs.`;
}
