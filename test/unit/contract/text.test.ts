import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { profilePatch } from '../../../lib/contract/account.ts';
import { dealPatch, externalId, newDeal } from '../../../lib/contract/deal.ts';
import { liveClientMessage } from '../../../lib/contract/live.ts';
import { operationList } from '../../../lib/contract/operations.ts';
import { newRefund } from '../../../lib/contract/refund.ts';
import { riskVerdict } from '../../../lib/contract/risk.ts';
import { text } from '../../../lib/contract/text.ts';

const line = text({ max: 10 });
const lines = text({ max: 10, min: 0, lines: true });
const wrongWith = (schema: typeof line, value: string) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe('A text', () => {
  it.each([
    ['half an emoji', 'Zo\ud83d', 'half a surrogate pair'],
    ['the other half', '\ude00', 'half a surrogate pair'],
    ['what SQS refuses', 'a\uffff', 'noncharacter'],
    ['another noncharacter', '\ufdd0', 'noncharacter'],
    ['an override of direction', 'abc\u202egpj.exe', 'direction'],
    ['NUL', 'a\0b', 'control characters'],
    ['a line break', 'a\nb', 'line breaks'],
    ['a line separator', 'a\u2028b', 'line breaks'],
    ['an escape', '\u001b[31m', 'control characters'],
  ])('is refused with %s', (_, value, why) => {
    expect(wrongWith(line, value)).toEqual([expect.stringContaining(why)]);
  });

  it.each([
    ['blanks', ' \u00a0\u3000'],
    ['zero-width characters', '\u200b\u200d\ufeff\u2060'],
    ['a Hangul filler', '\u3164\uffa0'],
    ['a blank of Braille', '\u2800'],
    ['an accent on nothing', '\u0301'],
    ['a mark of direction', '\u200f'],
  ])('is empty when it is only %s', (_, value) => {
    expect(wrongWith(line, value)).toEqual(['must not be empty']);
  });

  it.each(['🍣', '👩‍👩‍👧', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '𠮷', 'שלום', '۱۲۳', 'क्षि', '⁧a⁩', '!', '\ue000'])('may be %s', (value) => {
    expect(line.parse(value)).toBe(value);
  });

  it('is composed, so that what looks the same is the same', () => {
    expect(line.parse('Cafe\u0301')).toBe('Caf\u00e9');
    expect(externalId.parse('cafe\u0301')).toBe(externalId.parse('caf\u00e9'));
  });

  it('has lines where it may, each ended in one way', () => {
    expect(lines.parse('a\r\nb\rc\td')).toBe('a\nb\nc\td');
    expect(lines.parse(' \u200b ')).toBe('');
    expect(lines.safeParse('a\u0007').success).toBe(false);
  });

  it('is as long as it has characters, as JSON Schema counts them', () => {
    expect(line.parse('🍣'.repeat(10))).toHaveLength(20);
    expect(wrongWith(line, '🍣'.repeat(11))).toEqual(['must have at most 10 characters']);
    expect(wrongWith(text({ max: 5_000 }), 'x'.repeat(5_001))).toEqual([
      'must have at most 5,000 characters',
    ]);
  });

  it('stays as it is once it was read, and can be carried everywhere', () => {
    const anyText = fc.string({
      unit: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 1 }),
        fc.constantFrom('\ud800', '\uffff', '\n', '\u0301', '\u200b', '\0'),
      ),
    });
    fc.assert(
      fc.property(anyText, fc.constantFrom(line, lines), (value, schema) => {
        const { success, data } = schema.safeParse(value);
        if (!success) return;
        expect(schema.parse(data)).toBe(data);
        expect(data.isWellFormed()).toBe(true);
        expect(data.normalize('NFC')).toBe(data);
        // What SQS takes: https://www.w3.org/TR/REC-xml/#charsets
        expect(data).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      }),
    );
  });
});

describe('every text of the contract', () => {
  const half = 'Zo\ud83d';
  const place = { city: 'Berlin', country: 'DE', latitude: 1, longitude: 1 };
  it.each([
    ['title', dealPatch, { title: half }],
    ['description', dealPatch, { description: half }],
    ['tag', dealPatch, { tags: [half] }],
    ['city', dealPatch, { location: { ...place, city: half } }],
    ['address', dealPatch, { location: { ...place, address: half } }],
    ['image', dealPatch, { images: [`https://a.example/${half}`] }],
    ['externalId', newDeal, { externalId: half }],
    ['name', profilePatch, { name: half }],
    [
      'wording',
      profilePatch,
      { consents: [{ channel: 'push', topic: 'orders', granted: true, wording: half }] },
    ],
    ['reason', newRefund, { reason: half }],
    ['note', riskVerdict, { verdict: 'approved', note: half }],
    ['id', liveClientMessage, { type: 'ping', id: half }],
  ] as const)('refuses half a character: %s', (name, schema, value) => {
    const paths = schema.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(paths.join(' ')).toMatch(new RegExp(name === 'tag' ? 'tags' : name === 'image' ? 'images' : name));
  });
});

/** What each text of a body becomes when half a character is in it, wherever it is: nobody has to list a new one. */
describe('each operation', () => {
  const half = 'A\ud83d';
  const withBody = operationList.filter((operation) => operation.body);
  const fieldsOf = (schema: unknown) =>
    Object.keys((schema as { shape?: Record<string, unknown> }).shape ?? {});

  it.each(withBody)('$id takes half a character in no field of its own', ({ body }) => {
    for (const field of fieldsOf(body)) {
      const { error } = (body as z.ZodType).safeParse({ [field]: half });
      expect(error?.issues.map(({ path }) => path[0])).toContain(field);
    }
  });

  it.each(operationList.filter(({ query }) => query))(
    '$id takes no half in its query, and no unknown filter',
    ({ query }) => {
      for (const field of [...fieldsOf(query), 'unknown']) {
        const { error } = (query as z.ZodType).safeParse({ [field]: half });
        expect(
          error?.issues.map((issue) => (issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0])),
        ).toContain(field);
      }
    },
  );
});
