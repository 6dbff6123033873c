import { expect, it } from 'vitest';
import { formatsOf, regionOf } from '../../../console/src/text/format.ts';

it('regionOf is the first of the browser’s languages that is the language of the texts', () => {
  expect(regionOf('en', ['de-AT', 'en-US', 'en-GB'])).toBe('en-US');
  expect(regionOf('de', ['en-GB', 'de-CH'])).toBe('de-CH');
});

it('regionOf is British for English without a region, and the language for German', () => {
  expect(regionOf('en', ['de-DE', 'en'])).toBe('en-GB');
  expect(regionOf('de', ['de'])).toBe('de');
});

it('Formats put the day before the month in British English', () => {
  expect(formatsOf('en-GB').day('2026-11-30T12:00:00Z')).toBe('30 Nov 2026');
});
