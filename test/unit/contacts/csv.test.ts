import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../lib/contacts/csv.ts';

describe('csvLine', () => {
  it('quotes what would end a cell or a line', () => {
    expect(csvLine(['Lindner, Mara', 'called "M"', 'two\nlines', undefined, 3])).toBe(
      '"Lindner, Mara","called ""M""","two\nlines",,3\r\n',
    );
  });

  it.each([
    '=1+1',
    '+4930123456',
    '-2',
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
  it.each(['Mara;=1+1', 'Mara; =1+1', 'Mara;;@SUM(A1)', 'Mara";=1+1', 'Mara;"=1+1;M', 'Mara; ""=1'])(
    'keeps one that divides cells at semicolons from calculating %j',
    (text) => {
      for (const cell of csvLine(['bkg_1', text, 3]).split(';').slice(1))
        expect(cell).not.toMatch(/^\s*"*[=+\-@]/);
    },
  );

  it('leaves names and numbers as they are', () => {
    expect(csvLine(['Zoë O’Neil-Øst', 'a=b', 'a; b', -3])).toBe('Zoë O’Neil-Øst,a=b,a; b,-3\r\n');
  });
});
