import type { Deps } from './model/services.ts';
import type { Account } from './model/ports.ts';
import type { ObjectId, Person, Subject } from './model/request.ts';
import { isOwnAccount } from './model/about.ts';

/** Whoever asked, and whose password it is, as the directory has them now; undefined: there is no such account (any more). */
export type People = { readonly account: Account | undefined; readonly asker: Account | undefined };

/**
 * Reads both; whoever asked for themselves is read once.
 * @param onBehalfOf who waits for it; nobody where a job asks @throws as every call of `Directory`
 */
export async function peopleOf(
  { directory }: Pick<Deps, 'directory'>,
  request: { readonly requester: Person; readonly status: { readonly subject: Pick<Subject, 'id'> } },
  onBehalfOf?: ObjectId,
): Promise<People> {
  const { requester, status } = request;
  const own = isOwnAccount(request, status.subject);
  const [account, asker] = await Promise.all([
    directory.account(status.subject.id, onBehalfOf),
    own ? undefined : directory.account(requester.id, onBehalfOf),
  ]);
  return { account, asker: own ? account : asker };
}
