import { describe, expect, it } from 'vitest';
import { badLinesFile } from '../../../console/src/pages/imports/bad-lines.ts';
import { checkFile } from '../../../console/src/pages/imports/check-file.ts';
import { isStalled, percentDone } from '../../../console/src/pages/imports/import-progress.ts';
import { maxBytes, maxLines } from '../../../console/src/pages/imports/limits.ts';
import { packLines } from '../../../console/src/pages/imports/pack-lines.ts';
import {
  importLinesAtOnce,
  maxImportBytes,
  maxImportLines,
  sentImportLines,
} from '../../../lib/contract/deal-import.ts';

const now = Date.parse('2026-12-24T12:00:00.000Z');
const header = 'externalId,title,category,price,currency,quantityTotal,startsAt,endsAt';
const check = (text: string) => checkFile(new TextEncoder().encode(text), now);
const file = (...lines: string[]) => check([header, ...lines].join('\n'));
const line = (id: string, price = '19.90') => `${id},Brunch,food-and-drink,${price},EUR,10,+1h,+1d`;

describe('checkFile', () => {
  it('names every bad line with its number and column, and keeps every line for the server', () => {
    expect(file(line('A-1'), '', line('A-2', 'free'), 'A-3,Tea', ',,,,,,,', line('A-4'))).toMatchObject({
      columns: header.split(','),
      lines: [{ line: 2 }, { line: 4 }, { line: 5 }, { line: 7 }],
      deals: [{ line: 2 }, { line: 7 }],
      problems: [
        { line: 4, column: 'price', reason: 'must be a plain decimal number, as in 1250 or 19.99' },
        { line: 5, column: '-', reason: 'has 2 cells instead of 8' },
      ],
    });
  });

  it('refuses a file that cannot be read as a whole', () => {
    expect(check('colour,size\nred,1')).toEqual({ wrong: expect.stringContaining('not a header line') });
    expect(check('externalId,title\n1,2')).toEqual({
      wrong: expect.stringContaining('"category" is missing'),
    });
    expect(check(`${header}\n"A-1,Brunch`)).toEqual({ wrong: expect.stringContaining('Quote') });
    expect(checkFile(new Uint8Array([0x63, 0xfc, 0x0a]), now)).toEqual({
      wrong: expect.stringContaining('UTF-8'),
    });
    expect(check('')).toEqual({ wrong: expect.any(String) });
  });

  it('leaves out the empty cells that spreadsheets write behind the header line', () => {
    expect(check(`${header},,\n${line('A-1')},,`)).toMatchObject({
      columns: header.split(','),
      problems: [],
    });
  });
});

describe('packLines', () => {
  const lines = (count: number, cell: string) =>
    Array.from({ length: count }, (_, index) => ({ line: index + 2, values: [cell] }));

  it('makes requests that the API takes, in the order of the file', () => {
    for (const packs of [packLines(lines(200, 'short')), packLines(lines(50, '€'.repeat(20_000)))]) {
      const numbers = packs.flat().map((each) => each.line);
      expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
      for (const pack of packs) {
        expect(sentImportLines.safeParse({ lines: pack }).success).toBe(true);
        expect(new TextEncoder().encode(JSON.stringify({ lines: pack })).length).toBeLessThan(256 * 1024);
      }
    }
    expect(packLines(lines(200, 'short')).map(({ length }) => length)).toEqual([90, 90, 20]);
  });

  it('has the limits of the API', () => {
    expect([maxLines, maxBytes]).toEqual([maxImportLines, maxImportBytes]);
    expect(importLinesAtOnce).toBe(90);
  });
});

describe('badLinesFile', () => {
  it('has the columns of the file, and the reasons in one more', () => {
    const problems = [
      { column: 'price', reason: 'must be at least 0.50' },
      { column: '-', reason: 'is odd' },
    ];
    expect(badLinesFile(['a', 'b'], [{ values: ['=1', 'x'], problems }])).toBe(
      '\uFEFFa,b,problem\r\n\'=1,x,"price: must be at least 0.50; is odd"\r\n',
    );
  });

  it('replaces the reasons of an earlier time, and keeps short lines in their columns', () => {
    const problems = [{ column: '-', reason: 'new' }];
    expect(
      badLinesFile(
        ['a', 'problem', 'b'],
        [
          { values: ['1', 'old', '2'], problems },
          { values: ['3'], problems },
        ],
      ),
    ).toBe('\uFEFFa,b,problem\r\n1,2,new\r\n3,,new\r\n');
  });
});

describe('the progress of an import', () => {
  const counts = { created: 3, changed: 2, unchanged: 1, failed: 1, published: 4 };

  it('counts each line once, and is not full before the end', () => {
    expect(percentDone({ counts, lines: 14 })).toBe(50);
    expect(percentDone({ counts: { ...counts, created: 993 }, lines: 998 })).toBe(99);
    expect(percentDone({ counts, lines: 0 })).toBe(100);
  });

  it('stalls when a running import has had no outcome for five minutes', () => {
    const updatedAt = new Date(now).toISOString();
    expect(isStalled({ status: 'running', updatedAt }, now + 299_000)).toBe(false);
    expect(isStalled({ status: 'running', updatedAt }, now + 301_000)).toBe(true);
    expect(isStalled({ status: 'done', updatedAt }, now + 301_000)).toBe(false);
  });
});
