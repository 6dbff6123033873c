import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFile, csvLine, guarded, unguarded } from '../../../lib/platform/csv.ts';

describe('csvLine', () => {
  it('quotes what would end a cell or a line', () => {
    expect(csvLine(['Lindner, Mara', 'called "M"', 'two\nlines', undefined, 3])).toBe(
      '"Lindner, Mara","called ""M""","two\nlines",,3\r\n',
    );
  });

  it.each([
    '=1+1',
    '+4930123456',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '=HYPERLINK("http://x")',
  ])('keeps a spreadsheet from calculating %j', (text) => {
    const line = csvLine([text]);
    expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
    expect(line).toContain(text.replaceAll('"', '""'));
  });

  // Where a comma divides numbers, Excel divides cells at semicolons, and takes no notice of quotes within one.
  it.each(['Mara;=1+1', 'Mara; =1+1', 'Mara;;@SUM(A1)', 'Mara";=1+1', 'Mara;"=1+1;x', 'Mara; ""=1'])(
    'keeps one that divides cells at semicolons from calculating %j',
    (text) => {
      for (const cell of csvLine(['bkg_1', text, 3]).split(';').slice(1))
        expect(cell).not.toMatch(/^\s*"*[=+\-@]/);
    },
  );

  it('leaves names and numbers as they are', () => {
    expect(csvLine(['Zoë O’Neil-Øst', 'a=b', 'a; b', -3])).toBe('Zoë O’Neil-Øst,a=b,"a; b",-3\r\n');
  });
});

describe('guarded', () => {
  it.each([
    ['=SUM(A1)', "'=SUM(A1)"],
    ['+49 30 123', "'+49 30 123"],
    ['-122.4', '-122.4'],
    ['-50 %', "'-50 %"],
    ["'=1", "''=1"],
    ['a;=1', "a;'=1"],
    ['a;"=1', `a;'"=1`],
    ['a=1', 'a=1'],
    ["'tis", "'tis"],
  ])('makes of %s the cell %s, and back', (cell, safe) => {
    expect(guarded(cell)).toBe(safe);
    expect(unguarded(safe)).toBe(cell);
  });

  it('is undone for every cell', () => {
    const cells = fc.string({ maxLength: 12, unit: fc.constantFrom(...`a1 ;'"=+-@\t\r\n＝`) });
    fc.assert(
      fc.property(cells, (cell) => {
        expect(unguarded(guarded(cell))).toBe(cell);
      }),
    );
  });

  it('leaves no cell that begins a formula', () => {
    const cells = fc.string({ maxLength: 12, unit: fc.constantFrom(...`a1 ;'"=+-@`) });
    fc.assert(
      fc.property(cells, (cell) => {
        const safe = guarded(cell);
        expect(/^-?\d+(\.\d+)?$/.test(safe) || !/(^|;\s*)"*[=+\-@]/.test(safe)).toBe(true);
      }),
    );
  });
});

it('csvFile begins with the mark of UTF-8', () => {
  expect(
    csvFile([
      ['a', 'b'],
      ['x', -5],
    ]),
  ).toBe('\uFEFFa,b\r\nx,-5\r\n');
});
