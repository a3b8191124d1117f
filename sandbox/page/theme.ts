/** Light, dark or as the system; kept in this browser. */
const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const KEY = 'theme';
const LABELS: Readonly<Record<Theme, string>> = { auto: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' };

/** Shows the page in the chosen theme. */
export function applyTheme(): Theme {
  const theme = THEMES.find((one) => one === localStorage.getItem(KEY)) ?? 'auto';
  document.documentElement.dataset['theme'] = theme;
  return theme;
}

/** Makes this button cycle through the themes. */
export function initTheme(button: HTMLButtonElement): void {
  const show = (): void => {
    button.textContent = LABELS[applyTheme()];
  };
  button.addEventListener('click', () => {
    localStorage.setItem(KEY, THEMES[(THEMES.indexOf(applyTheme()) + 1) % THEMES.length] ?? 'auto');
    show();
  });
  show();
}
