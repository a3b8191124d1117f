/** Does the version of the app stand in the team that was packaged last? Pure. */
import { type Finding, note, notChecked, ok, warning } from '../finding.ts';

/** `team-unknown`: an earlier version of the bot didn't keep it. `refused`: a permission is missing. Version null: there is no such app. */
export type Installed = 'team-unknown' | 'refused' | { readonly failed: string } | { readonly version: string | null };

const COMPARE = 'Compare the version in the Teams admin center with that of your last "npm run package".';

/** @param packaged the newest version that was packaged here; null if none was */
export function judgePackage(installed: Installed, packaged: string | null): Finding {
  if (installed === 'team-unknown') {
    return notChecked(
      'package',
      `The bot doesn't know the team of its approvals channel: write "@Password Reset approvals here" there again. ${COMPARE}`,
    );
  }
  if (installed === 'refused') {
    return notChecked(
      'package',
      `Reading which package is installed takes Directory.Read.All, or TeamsAppInstallation.Read.Group in the manifest. ${COMPARE}`,
    );
  }
  if ('failed' in installed) {
    return notChecked('package', `Teams doesn't show the apps of the team (${installed.failed}). ${COMPARE}`);
  }
  const { version } = installed;
  if (version === null) {
    return warning('package', 'The app is not among those of the team of the approvals channel. Add it to the team.');
  }
  const says = `Version ${version} of the app stands in the team of the approvals channel`;
  if (packaged === null) return ok('package', `${says}; none was packaged on this machine.`);
  const order = byVersion(version, packaged);
  if (order === 0) return ok('package', `${says}, as last packaged here.`);
  if (order > 0) return note('package', `${says}, which is newer than the last one packaged here, ${packaged}.`);
  return warning(
    'package',
    `${says}, and ${packaged} was packaged here. Upload it in the Teams admin center, and update the app in the team.`,
  );
}

/** Compares two versions such as `1.0.1000`, number by number. */
export function byVersion(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
