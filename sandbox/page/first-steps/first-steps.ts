/** Shows the three first steps, and ticks each when it is taken. Kept in this tab, so that a reload forgets nothing. */
import { byId, make } from '../dom.ts';
import { STEPS, stepProvedBy, type Step } from './steps.ts';
import type { Store } from '../store.ts';

const TAKEN = 'first-steps';
const HIDDEN = 'first-steps-hidden';
const END = 'In Megan’s chat, choose “Show once”. Then try the new password below.';

export type FirstSteps = { take(step: Step): void };

/** `guess` tries a wrong password for someone. */
export function initFirstSteps(store: Store, guess: () => void): FirstSteps {
  const area = byId('first-steps', HTMLElement);
  const end = byId('first-steps-end', HTMLElement);
  const kept = sessionStorage.getItem(TAKEN) ?? '';
  const taken = new Set<Step>(STEPS.filter((step) => kept.includes(step)));

  const show = (): void => {
    for (const item of area.querySelectorAll('li')) {
      const done = STEPS.some((step) => step === item.dataset['step'] && taken.has(step));
      if (done === item.classList.contains('done')) continue;
      item.classList.add('done');
      item.prepend(make('span', { class: 'hidden' }, 'Done: '));
    }
    end.textContent = taken.size === STEPS.length ? END : '';
  };
  const take = (step: Step): void => {
    if (taken.has(step)) return;
    taken.add(step);
    sessionStorage.setItem(TAKEN, [...taken].join(' '));
    show();
  };
  store.subscribe((change) => {
    const step = change.kind === 'message' ? stepProvedBy(change.message) : null;
    if (step !== null) take(step);
  });
  byId('guess', HTMLButtonElement).addEventListener('click', guess);
  byId('first-steps-hide', HTMLButtonElement).addEventListener('click', () => {
    localStorage.setItem(HIDDEN, 'yes');
    area.hidden = true;
  });
  area.hidden = localStorage.getItem(HIDDEN) !== null;
  show();
  return { take };
}
