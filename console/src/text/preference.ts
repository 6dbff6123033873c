import type { Locale } from './messages.ts';

const key = 'stampede.console.locale';

/** The language that the person chose here; null before they did. */
export const chosenLocale = (): string | null => localStorage.getItem(key);

/** Keeps the language and begins again with it. */
export function chooseLocale(locale: Locale): void {
  localStorage.setItem(key, locale);
  location.reload();
}
