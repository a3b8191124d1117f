/** Keeps what someone was filling in when a card is redrawn. */
import { isTick, type Control, type DrawnCard } from './card-host.ts';

/** `focused` had the focus before the new card replaced the old one. */
export function keepTyping(before: DrawnCard, after: DrawnCard, focused: Element | null): void {
  reopen(before.element, after.element);
  const controls = after.controls();
  for (const [name, old] of before.controls()) {
    const next = controls.get(name);
    if (!next) continue;
    copy(old, next);
    if (old === focused) next.focus({ preventScroll: true });
  }
}

/** An empty input stays as the bot sent it. */
function copy(old: Control, next: Control): void {
  if (isTick(old) && isTick(next)) next.checked ||= old.checked;
  else if (old.value !== '') next.value = old.value;
}

/** Reopens the part of a card that was open, found by its button. */
function reopen(before: HTMLElement, after: HTMLElement): void {
  const open = before.querySelector('.expandable.expanded');
  if (!open) return;
  const buttons = [...after.querySelectorAll<HTMLElement>('.expandable')];
  buttons.find((button) => button.textContent === open.textContent)?.click();
}
