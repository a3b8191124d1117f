import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { GRAPH_CALLS } from '../../../src/directory/graph/permissions.ts';
import { type Choice, neededPermissions } from '../../../src/directory/set-up/needed-permissions.ts';
import { permissionScript } from '../../../src/directory/set-up/permission-script.ts';
import { judgePermissions } from '../../../src/doctor/rules/permissions.ts';

const BOT = '7c1b6a1f-93d4-4c50-8f0e-2b4b0f2f7d22';
const CHOICES: readonly Choice[] = (['app', 'approver'] as const).flatMap((resetAs) =>
  [false, true].map((passes) => ({ resetAs, passes })),
);
/** What looks like a permission of Graph's. */
const PERMISSION =
  /\b[A-Z][\w-]*(?:\.[A-Z]\w*)*\.(?:Read|ReadWrite|ReadBasic|Invite|RevokeSessions|Send)(?:\.[A-Z]\w+)?(?![\w.])/g;
/** What whoever grants them needs, and what the bot must not have. */
const OTHERS = [
  'Application.Read.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'RoleManagement.ReadWrite.Directory',
];
const namesIn = (text: string): readonly string[] => [...new Set(text.match(PERMISSION))];
const ofTable: readonly string[] = [...new Set(Object.values(GRAPH_CALLS).map(({ permission }) => permission))];

describe('the permissions of the bot', () => {
  it('are exactly what the scripts grant, in both shells, for every choice', () => {
    for (const choice of CHOICES) {
      const needed = neededPermissions(choice).map(({ permission }) => permission);
      for (const shell of ['powershell', 'az'] as const) {
        const granted = namesIn(permissionScript(shell, BOT, choice)).filter((name) => !OTHERS.includes(name));
        assert.deepEqual([...granted].sort(), [...new Set(needed)].sort(), `${shell} ${JSON.stringify(choice)}`);
      }
    }
  });

  it('include the directory role only where the app resets', () => {
    for (const choice of CHOICES) {
      const hasRole = permissionScript('powershell', BOT, choice).includes('fe930be7-5e62-47db-91af-98c3a49a38b1');
      assert.equal(hasRole, choice.resetAs === 'app');
    }
  });

  it('are never more than one way of writing passwords', () => {
    const own = (choice: Choice): readonly string[] =>
      neededPermissions(choice)
        .filter(({ type }) => type === 'application')
        .map(({ permission }) => permission);
    assert.ok(own({ resetAs: 'app', passes: false }).includes('User-PasswordProfile.ReadWrite.All'));
    const asApprover = own({ resetAs: 'approver', passes: true }).filter((name) => name.includes('Write'));
    assert.deepEqual(asApprover, []);
  });

  it('satisfy the doctor once they are granted', () => {
    for (const choice of CHOICES) {
      const needed = neededPermissions(choice);
      const granted = needed.filter(({ type }) => type === 'application').map(({ permission }) => permission);
      assert.deepEqual(
        judgePermissions(granted, needed).map(({ state }) => state),
        ['ok'],
      );
    }
  });

  it('are all in docs/setup.md', () => {
    const documented = namesIn(readFileSync('docs/setup.md', 'utf8'));
    assert.deepEqual(
      ofTable.filter((name) => !documented.includes(name)),
      [],
    );
  });

  it('are the only ones that README, docs/setup.md, infra/ and the manifests of the app name', () => {
    const files = [
      'README.md',
      'docs/setup.md',
      ...globSync(['infra/**/*.{bicep,json,md}', '*.manifest.json', 'm365agents*.yml']),
    ];
    const strange = files.flatMap((file) =>
      namesIn(readFileSync(file, 'utf8'))
        .filter((name) => !ofTable.includes(name) && !OTHERS.includes(name))
        .map((name) => `${file}: ${name}`),
    );
    assert.ok(files.length > 3);
    assert.deepEqual(strange, []);
  });
});

describe('npm run permissions', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['src/commands/permissions.ts', ...args], { encoding: 'utf8' });

  it('prints a script that a POSIX shell can read', () => {
    for (const resetAs of ['app', 'approver']) {
      const { status, stdout } = run('--az', '--app-id', BOT, '--reset-as', resetAs, '--passes');
      assert.equal(status, 0);
      assert.match(stdout, new RegExp(`az ad sp show --id ${BOT}`));
      const read = spawnSync('sh', ['-n'], { input: stdout, encoding: 'utf8' });
      assert.deepEqual([read.status, read.stderr], [0, '']);
    }
  });

  it('refuses what it doesn’t know', () => {
    for (const args of [[], ['--az', '--powershell'], ['--az', '--app-id', '$(id)'], ['--az', '--reset-as', 'me']]) {
      const { status, stdout, stderr } = run(...args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /\n\nUsage:/);
    }
  });
});
