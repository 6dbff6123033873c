import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Audience, audiencePeople, storefrontLanguages } from '../../../lib/contract/storefront.ts';
import type { StorefrontHome } from '../../../lib/contract/storefront-home.ts';
import { toInstant } from '../../../lib/platform/clock.ts';
import { audienceFault } from '../../../lib/storefront/decide-audience.ts';
import { isShownAt } from '../../../lib/storefront/decide-window.ts';
import { homeFor, type StorefrontHome as SdkHome, type Visitor } from '../../../mobile-sdk/src/index.ts';

type Block = StorefrontHome['blocks'][number];

const noon = Date.parse('2026-12-24T12:00:00.000Z');
const block = (changed: Partial<Block> = {}): Block => ({
  id: 'block',
  kind: 'banner',
  audience: { people: 'everybody' },
  theme: 'plain',
  texts: [
    { language: 'en', title: 'Winter', text: 'Warm tables', action: 'Look' },
    { language: 'de', title: 'Winterzeit' },
  ],
  deals: [],
  ...changed,
});
const visitor: Visitor = { language: 'en', signedIn: false, hasBooked: false };
const shown = (blocks: Block[], who: Partial<Visitor> = {}, now = noon) =>
  homeFor({ version: 1, blocks } as SdkHome, { ...visitor, ...who }, now);

const cities = fc.constantFrom('Berlin', 'berlin ', 'Zürich', 'ZÜRICH', 'Zu\u0308rich');
const countries = fc.constantFrom('DE', 'CH', 'AT');
const audiences: fc.Arbitrary<Audience> = fc.record(
  {
    people: fc.constantFrom(...audiencePeople),
    places: fc.array(fc.record({ country: countries, city: cities }, { requiredKeys: ['country'] }), {
      maxLength: 3,
    }),
    languages: fc.subarray(['en', 'de', 'ja'] as const).map((all) => [...all]),
  },
  { requiredKeys: ['people'] },
);
const visitors = fc.record(
  {
    language: fc.constantFrom(...storefrontLanguages),
    signedIn: fc.boolean(),
    hasBooked: fc.boolean(),
    country: countries,
    city: cities,
  },
  { requiredKeys: ['language', 'signedIn', 'hasBooked'] },
);

describe('The blocks for a visitor', () => {
  it('are those that the preview of the server shows', () => {
    fc.assert(
      fc.property(audiences, visitors, (audience, who) => {
        expect(shown([block({ audience })], who).length === 1).toBe(
          audienceFault(audience, who) === undefined,
        );
      }),
    );
  });

  it('are shown and hidden on the instants that the server knows', () => {
    const instants = fc.integer({ min: noon - 3, max: noon + 3 });
    const windows = fc.record({ from: instants, until: instants }, { requiredKeys: [] });
    fc.assert(
      fc.property(windows, instants, ({ from, until }, now) => {
        const window = {
          ...(from !== undefined && { from: toInstant(from) }),
          ...(until !== undefined && { until: toInstant(until) }),
        };
        expect(shown([block(window)], {}, now).length === 1).toBe(isShownAt(window, toInstant(now)));
      }),
    );
  });

  it('have texts in the visitor’s language, or else in the block’s first', () => {
    expect(shown([block()], { language: 'de-AT' })).toMatchObject([{ title: 'Winterzeit' }]);
    expect(shown([block()], { language: 'de-AT' })[0]).not.toHaveProperty('text');
    expect(shown([block()], { language: 'fr' })).toMatchObject([
      { title: 'Winter', text: 'Warm tables', action: 'Look' },
    ]);
  });

  it('say nothing of their audience', () => {
    expect(shown([block()])[0]).not.toHaveProperty('audience');
    expect(shown([block()])[0]).not.toHaveProperty('texts');
  });
});
