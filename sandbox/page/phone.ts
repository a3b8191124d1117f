/** Frames each chat at the size of a phone, where the page is wide enough. Kept in this browser. */
const KEY = 'phone';

export function initPhone(button: HTMLButtonElement): void {
  const show = (): void => {
    const on = localStorage.getItem(KEY) !== null;
    document.documentElement.toggleAttribute('data-phone', on);
    button.setAttribute('aria-pressed', String(on));
  };
  button.addEventListener('click', () => {
    if (localStorage.getItem(KEY) === null) localStorage.setItem(KEY, 'on');
    else localStorage.removeItem(KEY);
    show();
  });
  show();
}
