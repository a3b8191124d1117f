/** Wrong packages of the app. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SetUp } from './set-up.ts';
import { type Spoil, having } from './spoil.ts';

/** These packages were made on this machine: a version for each environment. */
const packaged =
  (versions: Readonly<Record<string, string>>, bot?: string): Spoil =>
  async ({ packages, world }) => {
    await mkdir(packages);
    for (const [name, version] of Object.entries(versions)) {
      const manifest = { version, bots: [{ botId: bot ?? world.config.identity.appId }] };
      await writeFile(join(packages, `manifest.${name}.json`), JSON.stringify(manifest));
    }
    await writeFile(join(packages, 'manifest.broken.json'), '{');
    return () => rm(packages, { recursive: true });
  };

export const OF_PACKAGE: readonly SetUp[] = [
  {
    title: 'an installed package that is older than the newest that was made here',
    spoil: packaged({ dev: '1.0.999', prod: '1.0.10000' }),
    finds: [
      ['warning', 'package', /^Version 1\.0\.1000 of the app stands .*, and 1\.0\.10000 was packaged here\. Upload it/],
    ],
  },
  {
    title: 'an installed package that is newer than what was made here',
    spoil: packaged({ dev: '1.0.999' }),
    finds: [['note', 'package', /^Version 1\.0\.1000 .* is newer than the last one packaged here, 1\.0\.999/]],
  },
  {
    title: 'no difference from a package of another bot',
    spoil: packaged({ dev: '1.0.10000' }, '7c1b6a1f-93d4-4c50-8f0e-2b4b0f2f7d22'),
    finds: [],
  },
  {
    title: 'an app that was removed from the team of the approvals channel',
    spoil: having('teamApps', (before) => new Map([...before].map(([team, apps]) => [team, apps.slice(0, 1)]))),
    finds: [['warning', 'package', /^The app is not among those of the team/]],
  },
];
