/** Nederlands: een bevel voor alle resets, zoals de kaarten van open verzoeken het zeggen. */
import type { Locale } from '../locale.ts';

export const nlLockdown: Locale['lockdown'] = {
  approvers: {
    'two-approvers': (by, at) => `Vergrendeling: elke reset heeft twee goedkeurders nodig (bevolen door ${by}, ${at}).`,
    stopped: (by, at) => `Vergrendeling: er wordt nu geen wachtwoord gereset (bevolen door ${by}, ${at}).`,
  },
  requester: {
    'two-approvers': 'Voorlopig wordt elke reset twee keer gecontroleerd. Het kan langer duren dan je gewend bent.',
    stopped: 'Voorlopig wordt hier geen wachtwoord opnieuw ingesteld. Is het dringend, bel dan je helpdesk.',
  },
};
