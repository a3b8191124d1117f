/**
 * Microsoft Graph v1.0 over HTTP for the sample tenant Contoso, on loopback: for `npm run sandbox` and for journeys in
 * tests. What it answers is in `routes.ts`, whom it knows in `people.ts`.
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
  /** Any free port where it is not given. */
  port?: number;
  /** Contoso where it is not given. */
  tenant?: Tenant;
  /** Whom a bearer token speaks for, or undefined to refuse it. Every token is an application's where it is not given. */
  authorize?: Authorize;
  now?: () => Date;
};

export type LocalDirectory = {
  /** Such as `http://127.0.0.1:3979`; the version is the caller's to add. */
  readonly url: string;
  /** The state, to look at and to change. */
  readonly tenant: Tenant;
  /** Every call so far, oldest first; the parts of a batch come after the batch. */
  readonly calls: readonly RecordedCall[];
  /** Is told of every call twice, and waited for each time. @returns stops that */
  onCall(hook: CallHook): () => void;
  /** Makes the next call that matches go wrong. @returns takes that back, where it did not happen yet */
  failNext(fault: Fault): () => void;
  signIn(signInName: string, password: string): SignInResult;
  /** The owner changes the password. @returns whether it was taken */
  changePassword(signInName: string, old: string, next: string): boolean;
  close(): Promise<void>;
};

/** @throws where the port is taken */
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
