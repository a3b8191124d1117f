/** What a card sends. Nothing of it is believed: a request id and a verb lead to stored rows, all else is input. */
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';

const executed = z.object({
  action: z.object({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()) }),
});
const submitted = z.record(z.string(), z.unknown());

/**
 * What a card sends: the data of an Action.Execute, or the value of an Action.Submit; the verb among them.
 * @returns undefined where the turn comes from no card. Nothing of it is believed.
 */
export function cardData({ activity }: TurnContext): Readonly<Record<string, unknown>> | undefined {
  const value: unknown = activity.value;
  const execute = executed.safeParse(value);
  if (execute.success)
    return { ...execute.data.action.data, verb: execute.data.action.verb ?? execute.data.action.data['verb'] };
  return submitted.safeParse(value).data;
}
