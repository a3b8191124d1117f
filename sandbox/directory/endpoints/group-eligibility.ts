/**
 * Who may become a member or an owner of which group (Microsoft Graph, "List eligibilityScheduleInstances" of PIM for
 * Groups).
 */
import type { GraphCall, Handler } from '../graph/graph-call.ts';
import { badRequest } from '../graph/graph-error.ts';
import { collection } from '../odata/collection.ts';
import { GROUP, GROUP_ELIGIBILITY } from '../odata/entity-types.ts';
import { expanded, pick } from '../odata/select.ts';

/** A query for everybody is refused: it must name the principal or the group. */
export const listGroupEligibilities: Handler = (call, _params, { tenant }) => {
  refuseUnlessNamed(call);
  const withGroup = expanded(call.query, ['group', 'principal']).includes('group');
  const items = tenant.groupEligibilityScheduleInstances.map((item) => {
    const of = tenant.groups.find(({ id }) => id === item.groupId);
    return {
      ...item,
      ...(withGroup ? { group: of === undefined ? null : pick(of, GROUP, GROUP.byDefault ?? []) } : {}),
    };
  });
  return collection(
    call,
    items,
    GROUP_ELIGIBILITY,
    'identityGovernance/privilegedAccess/group/eligibilityScheduleInstances',
  );
};

function refuseUnlessNamed({ query }: GraphCall): void {
  if (/\b(principalId|groupId) eq /.test(query.get('$filter') ?? '')) return;
  throw badRequest('The required $filter is missing: principalId or groupId must be given.');
}
