/** The laws of clicks that wait for the directory: a job decides for whoever clicked, with what they brought, and for nobody else. */
import assert from 'node:assert/strict';
import type { Change } from '../../../src/requests/model/ports.ts';
import type { Task } from './approvals.ts';
import type { Memory } from './stage/memory.ts';

/** @returns who decides: the click's own task; or, if a job goes on with a stored click, whoever made that, with the rights that the job was told */
export function onBehalf(task: Task, { audit }: Pick<Change, 'audit'>, { clicks }: Memory): Task {
  if (audit.action === 'click-stored') {
    assert.ok(task.by !== null, 'a job stored a click');
    clicks.set(task.by.id, task);
    return task;
  }
  if (task.by !== null || !task.what.startsWith('decide ')) return task;
  const { by } = audit;
  const click = [...clicks.values()].find((one) => (by === null ? one.what === audit.source : one.by?.id === by.id));
  assert.ok(click !== undefined, 'a job decided without a click');
  const source = audit.action === 'click-cleared' ? 'job' : click.what;
  return { ...click, what: source, rights: task.rights, lockdown: task.lockdown };
}
