import { applyMode, Mode } from '@cloudscape-design/global-styles';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'stampede.console.theme';
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

/** The appearance that the person chose here; that of the system before they did. */
export const chosenTheme = (): Theme => {
  const kept = localStorage.getItem(key);
  return themes.find((theme) => theme === kept) ?? 'system';
};

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  applyTheme(theme);
}

export function applyTheme(theme: Theme): void {
  const isDark = theme === 'dark' || (theme === 'system' && darkSystem.matches);
  applyMode(isDark ? Mode.Dark : Mode.Light);
  document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
}

darkSystem.addEventListener('change', () => applyTheme(chosenTheme()));
