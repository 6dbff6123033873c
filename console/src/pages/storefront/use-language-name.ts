import { useLocale } from 'use-intl';

/** Returns a function that names languages in the person's own. */
export function useLanguageName(): (language: string) => string {
  const names = new Intl.DisplayNames(useLocale(), { type: 'language' });
  return (language) => names.of(language) ?? language;
}
