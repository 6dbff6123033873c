import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../../lib/deals/import/decode-file.ts';

const head = 'externalId,title\r\n';
const line = 'A-1,Café & Crêpes für Zwei 🥐\r\n';
const utf16 = (text: string, order: 'le' | 'be', mark = true) => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('decodeFile', () => {
  it.each([
    ['UTF-8', Buffer.from(head + line)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${head}${line}`)],
    ['UTF-16, little-endian', utf16(head + line, 'le')],
    ['UTF-16, big-endian', utf16(head + line, 'be')],
    ['UTF-16 without a mark', utf16(head + line, 'le', false)],
    ['UTF-16 without a mark, big-endian', utf16(head + line, 'be', false)],
  ])('reads %s', (_, bytes) => {
    expect(decodeFile(bytes)).toEqual({ value: { text: head + line, separator: ',' } });
  });

  it.each([
    ['latin1', 'Windows-1252'],
    ['utf-16le', 'half a letter'],
  ])('refuses what would lose its letters: %s', (encoding) => {
    const bytes =
      encoding === 'latin1' ? Buffer.from(head + line, 'latin1') : utf16(head, 'le').subarray(0, -1);
    expect(decodeFile(bytes)).toEqual({ wrong: expect.stringMatching(/not UTF-.*CSV UTF-8/) });
  });

  it.each([
    ['semicolons', 'externalId;title\nA-1;One, two\n', ';'],
    ['tabs', 'externalId\ttitle\nA-1\tOne; two\n', '\t'],
    ['quotes', '"externalId";"title"\n', ';'],
    ['one column', 'externalId\n', ','],
  ])('sees that the head line has %s', (_, text, separator) => {
    expect(decodeFile(Buffer.from(text))).toEqual({ value: { text, separator } });
  });

  it('believes a line that says so, and keeps its place', () => {
    expect(decodeFile(Buffer.from('sep=|\r\nexternalId|title\r\n'))).toEqual({
      value: { text: '\r\nexternalId|title\r\n', separator: '|' },
    });
  });

  it('refuses what is no text', () => {
    expect(decodeFile(Buffer.from('PK\x03\x04\0\0'))).toHaveProperty('wrong');
  });
});
