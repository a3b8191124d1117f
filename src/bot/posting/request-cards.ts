import type { CardContext } from '../../cards/kit/card-context.ts';
import type { Locale } from '../../locales/index.ts';
import type { Deps } from '../../requests/model/services.ts';

/** What every card of a request says beside the request, as it is now. */
export async function cardContext(
  { store, rules }: Pick<Deps, 'store' | 'rules'>,
  locale: Locale,
): Promise<CardContext> {
  const { identityCode, resetAs, handOver, accessPassApprovers } = rules;
  return { locale, lockdown: await store.lockdown(), identityCode, resetAs, handOver, accessPassApprovers };
}
