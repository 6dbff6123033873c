import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import type english from './en/index.ts';

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

const load: Readonly<Record<Locale, () => Promise<Messages>>> = {
  en: async () => (await import('./en/index.ts')).default,
  de: async () => (await import('./de/index.ts')).default satisfies Messages,
};

export const loadMessages = (locale: Locale): Promise<Messages> => load[locale]();

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
