/** One outage: someone has asked, it begins, others ask and an approver clicks, it ends, and everything is finished. */
import { setTimeout as wait } from 'node:timers/promises';
import type { StoredActivity } from '../../sandbox/teams/chats/messages.ts';
import { type Asked, approvalsOf, approve, ask, passwordCard, reveal } from './people.ts';
import type { Outage } from './outages.ts';
import { type Surroundings, startSurroundings } from './surroundings.ts';

export type Result = {
  readonly name: string;
  readonly outage: string;
  /** What the person who asks reads, and the approver who clicks. */
  readonly asking: string;
  readonly approving: string;
  /** What was taken and never came to its end, or came to it twice; empty if nothing. */
  readonly lost: readonly string[];
  /** From the end of the outage until the request is approved and its password shown, and those who asked have their cards. */
  readonly wellMs: number;
};

const PATIENCE_MS = 90_000;
const AGAIN_MS = 500;
/** One has their answer when it begins, some are asking, and some have not begun. */
const APART_MS = 400;

export async function carryOut(outage: Outage): Promise<Result> {
  outage.before?.();
  try {
    const around = await startSurroundings(outage.needs);
    try {
      return await carryOutIn(around, outage);
    } finally {
      await around.close();
    }
  } finally {
    outage.afterwards?.();
  }
}

async function carryOutIn(around: Surroundings, { name, what, crowd, amid, begin }: Outage): Promise<Result> {
  const { teams } = around;
  const [first = '', ...others] = around.askers;
  await ask(teams, first);
  const approval = await until(() => approvalsOf(teams, first)[0]);
  const during = crowd === true ? others : others.slice(0, 1);
  const clicked = (): Promise<string> => approve(teams, approval);
  let end: () => Promise<void> | void;
  let asked: readonly Asked[];
  let approving: string;
  if (amid === true) {
    const [second = '', ...rest] = during;
    const taken = await ask(teams, second);
    const asking = rest.map((id, at) => wait(at * APART_MS).then(() => ask(teams, id)));
    const clicking = clicked();
    await wait(APART_MS * (rest.length / 2 + Math.random()));
    end = await begin(around);
    asked = [taken, ...(await Promise.all(asking))];
    approving = await clicking;
  } else {
    end = await begin(around);
    [asked, approving] = await Promise.all([Promise.all(during.map((id) => ask(teams, id))), clicked()]);
  }
  await end();
  const ended = performance.now();
  const lost: string[] = [];
  const password = await finished(around, first, approval).catch((error: unknown) => void lost.push(String(error)));
  for (const [at, id] of during.entries()) await arrived(around, id, asked[at]?.taken === true, lost);
  const wellMs = performance.now() - ended;
  lost.push(...effectsOf(around, first, password ?? undefined));
  for (const id of during) if (requestsOf(teams, id) > 1) lost.push(`${id} has two requests`);
  return {
    name,
    outage: what,
    asking: [...new Set(asked.map(({ reads }) => reads))].join(' · '),
    approving,
    lost,
    wellMs,
  };
}

/** The approver clicks until the password is there, and its owner has it shown. @returns the password */
async function finished({ teams }: Surroundings, id: string, approval: StoredActivity): Promise<string> {
  const card = await until(async () => passwordCard(teams, id) ?? (await approve(teams, approval), undefined));
  return until(() => reveal(teams, id, card));
}

/** Whoever read that their request was taken waits; the others ask again. */
async function arrived({ teams }: Surroundings, id: string, taken: boolean, lost: string[]): Promise<void> {
  const card = until(async () => {
    if (approvalsOf(teams, id).length === 0 && !taken) await ask(teams, id);
    return approvalsOf(teams, id)[0];
  });
  await card.catch(() => lost.push(taken ? 'a request that was taken' : 'nobody can ask any more'));
}

/** One password was written, however often, and it is the one that was shown. */
function effectsOf({ directory }: Surroundings, id: string, shown: string | undefined): string[] {
  const written = new Set(
    directory.tenant.passwordWrites.filter(({ user }) => user === id).map(({ password }) => password),
  );
  if (written.size !== 1) return [`${written.size} passwords were written`];
  return shown !== undefined && !written.has(shown) ? ['another password was shown than was written'] : [];
}

function requestsOf(teams: Surroundings['teams'], id: string): number {
  const ids = approvalsOf(teams, id).flatMap((card) => /"request":"([\w-]{22})"/.exec(JSON.stringify(card))?.[1] ?? []);
  return new Set(ids).size;
}

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(AGAIN_MS);
  }
  throw new Error('Not within a minute and a half');
}
