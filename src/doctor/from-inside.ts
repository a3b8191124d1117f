/** The doctor in the running service: it uses what the service has open. */
import type { Store } from '../store/store.ts';
import { type Around, examine } from './examine.ts';
import type { Finding } from './finding.ts';

export type InsideOptions = Pick<Around, 'config' | 'tokens' | 'directory' | 'log'> & {
  readonly store: Pick<Store, 'condition'>;
};

/** Doesn't verify the audit trail, which may take minutes. */
export function examineFromInside({ store, ...around }: InsideOptions): Promise<readonly Finding[]> {
  return examine({
    ...around,
    store: async () => ({ ...(await store.condition()), findings: null }),
    packaged: () => Promise.resolve(null),
    endpoint: endpointAt(around.config.host),
    sendTest: false,
    now: () => new Date(),
  });
}

/** @param host under which App Service serves the bot; null elsewhere */
export function endpointAt(host: string | null): string | null {
  return host === null ? null : `https://${host}/api/messages`;
}
