/** The local Graph of Contoso with colleagues made on demand, and the directory over it as an operator sets it. */
import { randomUUID } from 'node:crypto';
import { type DirectoryOptions, createDirectory } from '../../../src/directory/directory.ts';
import { type ObjectId, objectIdOf } from '../../../src/requests/model/ids.ts';
import type { Directory } from '../../../src/requests/model/ports.ts';
import { addUser } from '../../../sandbox/directory/administration.ts';
import { employee } from '../../../sandbox/directory/contoso/build-user.ts';
import { type LocalDirectory, type Tenant, startLocalDirectory } from '../../../sandbox/directory/local-directory.ts';
import { SETTINGS } from '../../directory/settings.ts';
import { authorize, exchange } from './graph-approvers.ts';
import { quietLog } from '../quiet-log.ts';

export type GraphTenant = {
  readonly graph: LocalDirectory;
  readonly tenant: Tenant;
  /** A new colleague without any role or group. @returns their object id */
  colleague(): ObjectId;
  directory(settings?: Partial<DirectoryOptions['settings']>): Directory;
};

export async function startTenant(): Promise<GraphTenant> {
  const graph = await startLocalDirectory({ authorize });
  const { tenant, url: graphBaseUrl } = graph;
  return {
    graph,
    tenant,
    colleague() {
      const id = objectIdOf(randomUUID());
      return addUser(tenant, employee({ id, displayName: `Colleague ${id}`, alias: id })).id;
    },
    directory: (settings = {}) =>
      createDirectory({
        graphBaseUrl,
        tenantId: tenant.id,
        tokens: async () => 'token',
        exchange,
        settings: { ...SETTINGS, ...settings },
        log: quietLog().log,
      }),
  };
}
