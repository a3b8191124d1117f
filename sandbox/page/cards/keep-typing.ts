/** Lets somebody go on with what he was filling in, in a card that was drawn anew under his hands. */
import { isTick, type Control, type DrawnCard } from './card-host.ts';

/** `focused` is what had the focus before the new card took the old one's place. */
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

/** What was left empty stays as the bot sent it. */
function copy(old: Control, next: Control): void {
  if (isTick(old) && isTick(next)) next.checked ||= old.checked;
  else if (old.value !== '') next.value = old.value;
}

/** Opens the part of a card that was open, found by the button that opens it. */
function reopen(before: HTMLElement, after: HTMLElement): void {
  const open = before.querySelector('.expandable.expanded');
  if (!open) return;
  const buttons = [...after.querySelectorAll<HTMLElement>('.expandable')];
  buttons.find((button) => button.textContent === open.textContent)?.click();
}
