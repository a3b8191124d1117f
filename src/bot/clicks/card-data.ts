/** What a card sends. Nothing of it is believed: a request id and a verb lead to stored rows, all else is input. */
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';

type Data = Readonly<Record<string, unknown>>;
/** As it is: `z.record` leaves the name `__proto__` out, and whoever reads the data has to see that it was there. */
const submitted = z.custom<Data>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const executed = z.object({ action: z.object({ verb: z.string().optional(), data: submitted }) });

/**
 * What a card sends: the data of an Action.Execute, or the value of an Action.Submit; the verb among them.
 * @returns undefined where the turn comes from no card. Nothing of it is believed.
 */
export function cardData({ activity }: TurnContext): Data | undefined {
  const value: unknown = activity.value;
  const execute = executed.safeParse(value);
  if (execute.success)
    return { ...execute.data.action.data, verb: execute.data.action.verb ?? execute.data.action.data['verb'] };
  return submitted.safeParse(value).data;
}
