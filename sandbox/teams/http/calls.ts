/** What the local Bot Connector remembers of the calls it got, and whom it tells of them. */
import { randomUUID } from 'node:crypto';

export type ConnectorCall = {
  readonly at: string;
  readonly requestId: string;
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  /** Null as long as there is no answer, for ever after a time-out or a cut connection without effect. */
  status: number | null;
  /** Did the answer reach the caller, as far as this side can tell? */
  answered: boolean;
};

/** `received`: nothing was done yet. `applied`: it was done or refused, the answer is not on its way. */
export type CallHook = (call: ConnectorCall, moment: 'received' | 'applied') => void | Promise<void>;

export type Calls = {
  /** Every call so far, oldest first. */
  readonly all: readonly ConnectorCall[];
  /** Is told of every call twice, and waited for each time. @returns stops that */
  onCall(hook: CallHook): () => void;
  /** Writes a call down. @returns undefined where it is not one to the connector */
  record(method: string, path: string): ConnectorCall | undefined;
  tell(call: ConnectorCall | undefined, moment: Parameters<CallHook>[1]): Promise<void>;
};

const CONNECTOR = '/connector/';

export function createCalls(): Calls {
  const all: ConnectorCall[] = [];
  const hooks = new Set<CallHook>();
  return {
    all,
    onCall(hook) {
      hooks.add(hook);
      return () => void hooks.delete(hook);
    },
    record(method, path) {
      if (!path.startsWith(CONNECTOR)) return undefined;
      const at = new Date().toISOString();
      const call: ConnectorCall = { at, requestId: randomUUID(), method, path, status: null, answered: false };
      all.push(call);
      return call;
    },
    async tell(call, moment) {
      // A copy: a hook that is added from within one is for later calls.
      if (call !== undefined) for (const hook of [...hooks]) await hook(call, moment);
    },
  };
}
