import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import type english from './en/index.ts';
import type sharedEnglish from './en/shared.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

/** The languages of the console. */
export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** Every text, by page and key. A language without one of them does not compile. */
export type Messages = typeof english;
/** The name of a page's texts: of `deals` for `deals.json`. */
export type TextName = keyof Messages;

const shared: Readonly<Record<Locale, () => Promise<Shared>>> = {
  en: async () => (await import('./en/shared.ts')).default,
  de: async () => (await import('./de/shared.ts')).default,
};
type Shared = typeof sharedEnglish;

const files = import.meta.glob<object>(
  ['./*/*.json', '!./*/{app,leave,nav,palette,parts,problem,session,state}.json'],
  { import: 'default' },
);

/** The texts of one language, as far as they are loaded. */
export interface Texts {
  readonly locale: Locale;
  /** The compiler knows all texts. Those that no shown page has named are not there yet. */
  current(): Messages;
  /** Calls back when more are there. @returns a function that ends it */
  onChange(listener: () => void): () => void;
  /** Resolves when the texts with these names are loaded. */
  need(names: readonly TextName[]): Promise<void>;
}

/** Loads the texts of the frame and of shared parts. Those of a page load with the page. */
export async function loadTexts(locale: Locale): Promise<Texts> {
  let loaded: object = await shared[locale]();
  const listeners = new Set<() => void>();
  return {
    locale,
    current: () => loaded as Messages,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async need(names) {
      const missing = names.filter((name) => !Object.hasOwn(loaded, name));
      if (missing.length === 0) return;
      const added = await Promise.all(
        missing.map(async (name) => [name, await files[`./${locale}/${name}.json`]?.()] as const),
      );
      loaded = { ...loaded, ...Object.fromEntries(added) };
      for (const listener of listeners) listener();
    },
  };
}

/** The texts inside the components of Cloudscape. */
const loadOfComponents: Readonly<Record<Locale, () => Promise<I18nProviderProps.Messages>>> = {
  en: async () => (await import('@cloudscape-design/components/i18n/messages/all.en')).default,
  de: async () => (await import('@cloudscape-design/components/i18n/messages/all.de')).default,
};

export const loadComponentMessages = (locale: Locale): Promise<I18nProviderProps.Messages> =>
  loadOfComponents[locale]();

/** The language that the person chose, or the first of their browser's that the console has. */
export function preferredLocale(chosen: string | null, wanted: readonly string[]): Locale {
  const found = [chosen, ...wanted].map((tag) => tag?.slice(0, 2)).find(isLocale);
  return found ?? 'en';
}

const isLocale = (tag: string | undefined): tag is Locale => locales.some((locale) => locale === tag);
