/** What changes in the tenant by itself, and what goes wrong there. */
import type { Act } from '../plan.ts';
import type { Tenant } from './tenant.ts';

type Fact = Extract<Act, { act: 'right' | 'privilege' | 'protection' | 'move' | 'fault' | 'silence' }>;

export function changeFacts(tenant: Tenant, act: Fact): void {
  switch (act.act) {
    case 'right':
      tenant.toggle('rights', act.of);
      break;
    case 'privilege':
      tenant.toggle('privileged', act.of);
      break;
    case 'protection':
      tenant.toggle('protected', act.of);
      break;
    case 'move':
      tenant.move(act.of, act.to);
      break;
    case 'fault':
      tenant.faults.push(act.fault);
      break;
    case 'silence':
      tenant.silent = act.calls;
  }
}
