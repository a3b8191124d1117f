/** Restores the focus after its element was disabled for a while, or redrawn. */

export type FocusKeeper = {
  /** Remembers what has the focus inside the element, if anything does. */
  hold(): void;
  /** Restores it, to what had it or else to the fallback, unless the focus has moved elsewhere. */
  restore(fallback: string): void;
};

export function createFocusKeeper(element: HTMLElement): FocusKeeper {
  let held: HTMLElement | undefined;
  return {
    hold() {
      const active = document.activeElement;
      if (active instanceof HTMLElement && element.contains(active)) held = active;
    },
    restore(fallback) {
      if (!held) return;
      const lost = document.activeElement === null || document.activeElement === document.body;
      const target = held.isConnected ? held : element.querySelector<HTMLElement>(fallback);
      if (lost) target?.focus({ preventScroll: true });
      held = undefined;
    },
  };
}
