/** What goes wrong between the bot and Microsoft's services, and how often that was seen to happen. */
import type { LocalDirectory } from '../../../sandbox/directory/local-directory.ts';
import type { LocalTeams } from '../../../sandbox/teams/local-teams.ts';
import type { Fault } from '../../../sandbox/teams/http/faults.ts';
import type { Chance } from '../../support/random.ts';

type Seen = Readonly<Record<string, number>>;

export type CallFaults = {
  /** Graph refuses every call for so long, and asks everyone to wait. */
  throttleGraph(ms: number): Promise<void>;
  stop(): void;
  /** How many calls had each fault, as the two services recorded them. */
  seen(): { readonly connector: Seen; readonly graph: Seen };
};

const CONNECTOR_SHARE = 0.02;
const GRAPH_SHARE = 0.005;
const RETRY_AFTER_S = 1;
const SPELL_RETRY_AFTER_S = 3;
const ANY = /^(POST|PUT|DELETE|GET) \/connector\//;
/** Only who posts something needs an id. */
const CREATES = /^POST \/connector\//;

/** Status codes: Microsoft, "Messages in bot conversations", status codes from bot conversational APIs. */
const FAULTS: readonly Fault[] = [
  { match: ANY, status: 429, code: 'Throttled', retryAfter: RETRY_AFTER_S },
  { match: ANY, status: 412, code: 'PreconditionFailed' },
  { match: ANY, status: 502, body: 'Bad gateway' },
  { match: ANY, status: 502, body: 'Bad gateway', applied: true },
  { match: ANY, how: 'drop' },
  { match: ANY, how: 'lost-answer' },
  { match: CREATES, status: 202, body: '', applied: true },
];

/** From now on, these shares of all calls fail. */
export function startCallFaults(teams: LocalTeams, directory: LocalDirectory, chance: Chance): CallFaults {
  let dealt = 0;
  const planned = new Set<() => void>();
  const stopTeams = teams.onCall((_call, moment) => {
    if (moment !== 'received' || !chance.happens(CONNECTOR_SHARE)) return;
    const fault = FAULTS[dealt++ % FAULTS.length];
    if (fault !== undefined) planned.add(teams.faults.failNext(fault));
  });
  const throttled = (retryAfter: number) => ({ status: 429, code: 'TooManyRequests', retryAfter });
  const stopGraph = directory.onCall((_call, moment) => {
    if (moment !== 'received' || !chance.happens(GRAPH_SHARE)) return;
    planned.add(directory.failNext({ match: {}, with: throttled(RETRY_AFTER_S) }));
  });
  return {
    throttleGraph(ms) {
      const end = directory.failNext({ match: {}, times: Infinity, with: throttled(SPELL_RETRY_AFTER_S) });
      return new Promise((resolve) =>
        setTimeout(() => {
          end();
          resolve();
        }, ms),
      );
    },
    stop() {
      stopTeams();
      stopGraph();
      for (const remove of planned) remove();
    },
    seen: () => ({ connector: ofConnector(teams), graph: ofGraph(directory) }),
  };
}

function ofConnector({ calls }: LocalTeams): Seen {
  return counted(
    calls.flatMap(({ status, answered }) => {
      if (status === null) return answered ? [] : ['reset before it was done'];
      if (!answered) return ['done, answer lost'];
      if (status === 202) return ['done, answer without an id'];
      return [429, 412, 502].includes(status) ? [`${status}`] : [];
    }),
  );
}

function ofGraph({ calls }: LocalDirectory): Seen {
  return counted(calls.flatMap(({ status }) => (status === 429 ? ['429'] : [])));
}

/** How often each occurs. */
export function counted(names: readonly string[]): Seen {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, one], [, other]) => other - one));
}
