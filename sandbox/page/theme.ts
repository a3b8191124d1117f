/** How the page looks: a theme of Teams', or the system's. Kept in this browser; `?theme=dark` asks for one in a link. */
const THEMES = { auto: 'Theme: system', light: 'Light', dark: 'Dark', contrast: 'High contrast' } as const;
const KEY = 'theme';

function chosenTheme(): string {
  const chosen = new URLSearchParams(location.search).get(KEY) ?? localStorage.getItem(KEY) ?? '';
  return chosen in THEMES ? chosen : 'auto';
}

/** The system's choice of more contrast counts as well: Teams follows it. */
export function applyTheme(): void {
  const theme = chosenTheme();
  const contrast = theme === 'auto' && matchMedia('(prefers-contrast: more)').matches;
  document.documentElement.dataset['theme'] = contrast ? 'contrast' : theme;
}

/** Lets people choose a theme here. */
export function initTheme(select: HTMLSelectElement): void {
  select.replaceChildren(...Object.entries(THEMES).map(([value, label]) => new Option(label, value)));
  select.value = chosenTheme();
  select.addEventListener('change', () => {
    localStorage.setItem(KEY, select.value);
    const address = new URL(location.href);
    address.searchParams.delete(KEY);
    history.replaceState(null, '', address);
    applyTheme();
  });
  applyTheme();
}
