import compile from 'icu-minify/compile';
import format, { type FormatOptions } from 'icu-minify/format';
import { createTranslator } from 'use-intl/core';
import { expect, it } from 'vitest';
import { locales } from '../../../console/src/text/messages.ts';

const files = import.meta.glob<object>('../../../console/src/text/*/*.json', {
  eager: true,
  import: 'default',
});

const formatters: FormatOptions['formatters'] = {
  getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args) => new Intl.NumberFormat(...args),
  getPluralRules: (...args) => new Intl.PluralRules(...args),
};

const messagesIn = (text: unknown): string[] =>
  typeof text === 'string' ? [text] : Object.values(text as object).flatMap(messagesIn);

/** Names and values for the arguments of a message. The words of its branches are names too, which does no harm. */
const valuesOf = (message: string, count: number) =>
  Object.fromEntries(
    [...message.matchAll(/\{(\w+)(, (?:plural|number|selectordinal))?/g)].map(([, name = '', isNumber]) => [
      name,
      isNumber ? count : 'word',
    ]),
  );

it.each(locales)('a compiled text of %s reads as the one that a parser reads', (locale) => {
  const messages = Object.entries(files).flatMap(([path, text]) =>
    path.includes(`/${locale}/`) ? messagesIn(text).filter((message) => /[{'<#]/.test(message)) : [],
  );
  expect(messages.length).toBeGreaterThan(200);
  for (const message of messages)
    for (const count of [1, 1_234]) {
      const values = valuesOf(message, count);
      const parsed = createTranslator({ locale, messages: { message }, timeZone: 'UTC' })('message', values);
      expect(format(compile(message), locale, values, { formatters, timeZone: 'UTC' })).toBe(parsed);
    }
});
