/**
 * Microsoft Graph v1.0 over HTTP for the sample tenant Contoso, on loopback: for `npm run sandbox` and for the
 * journeys. `routes.ts` lists what it answers, `people.ts` whom it knows.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type SignInResult, changePassword, signIn } from './passwords/credentials.ts';
import { type Fault, createFaults } from './graph/faults.ts';
import { createGraph } from './graph/graph.ts';
import { type Authorize, createListener } from './graph/http.ts';
import type { CallHook, RecordedCall } from './graph/recorded-call.ts';
import { sampleTenant } from './sample-tenant.ts';
import type { Tenant } from './tenant.ts';

export type { Fault, Trouble } from './graph/faults.ts';
export type { CallHook, RecordedCall } from './graph/recorded-call.ts';
export type { SignInResult } from './passwords/credentials.ts';
export type { Tenant } from './tenant.ts';

export type LocalDirectoryOptions = {
  /** Any free port by default. */
  port?: number;
  /** Contoso by default. */
  tenant?: Tenant;
  /** Whom a bearer token speaks for, or undefined to refuse it. By default every token is an application's. */
  authorize?: Authorize;
  now?: () => Date;
};

export type LocalDirectory = {
  /** For example `http://127.0.0.1:3979`; the caller adds the version. */
  readonly url: string;
  /** The state, to read and to change. */
  readonly tenant: Tenant;
  /** Every call so far, oldest first; the parts of a batch come after the batch. */
  readonly calls: readonly RecordedCall[];
  /** Called twice for every call, and awaited each time. @returns removes it */
  onCall(hook: CallHook): () => void;
  /** Makes the next matching call fail. @returns removes the fault if it has not happened yet */
  failNext(fault: Fault): () => void;
  signIn(signInName: string, password: string): SignInResult;
  /** The owner changes the password. @returns whether it was accepted */
  changePassword(signInName: string, old: string, next: string): boolean;
  close(): Promise<void>;
};

/** @throws if the port is taken */
export async function startLocalDirectory(options: LocalDirectoryOptions = {}): Promise<LocalDirectory> {
  const { tenant = sampleTenant(), authorize = () => ({ appId: 'sandbox' }), now = () => new Date() } = options;
  const calls: RecordedCall[] = [];
  const hooks = new Set<CallHook>();
  const faults = createFaults();
  const graph = createGraph({ tenant, calls, hooks, faults, now });
  const server = createServer(createListener(graph, authorize));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    tenant,
    calls,
    onCall: (hook) => {
      hooks.add(hook);
      return () => void hooks.delete(hook);
    },
    failNext: (fault) => faults.add(fault),
    signIn: (signInName, password) => signIn(tenant, signInName, password),
    changePassword: (signInName, old, next) => changePassword(tenant, signInName, old, next, now()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The local directory has no port');
  return address.port;
}
