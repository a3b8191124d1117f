/** What the local Bot Connector remembers of its calls, and the hooks on them. */
import { randomUUID } from 'node:crypto';

export type ConnectorCall = {
  readonly at: string;
  readonly requestId: string;
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  /** Null until there is an answer; it stays null after a timeout, or a cut connection without effect. */
  status: number | null;
  /** Did the answer reach the caller, as far as this side can tell? */
  answered: boolean;
};

/** `received`: nothing is done yet. `applied`: it is done or refused, but not answered yet. */
export type CallHook = (call: ConnectorCall, moment: 'received' | 'applied') => void | Promise<void>;

export type Calls = {
  /** Every call so far, oldest first. */
  readonly all: readonly ConnectorCall[];
  /** Called twice for every call, and awaited each time. @returns removes it */
  onCall(hook: CallHook): () => void;
  /** Records a call. @returns undefined if it is not for the connector */
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
      // A copy: a hook added from within a hook is for later calls.
      if (call !== undefined) for (const hook of [...hooks]) await hook(call, moment);
    },
  };
}
