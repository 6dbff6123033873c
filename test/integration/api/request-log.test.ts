import { describe, expect, it } from 'vitest';
import { call, eventually, newGuest } from './client.ts';
import { cloud } from './cloud.ts';
import { logFiles } from './log-hygiene.ts';

interface RequestLine {
  readonly message: string;
  readonly operation: string;
  readonly requestId: string;
  readonly status: number;
  readonly caller: string;
  readonly address?: string;
}

const linesOf = (id: string): RequestLine[] =>
  logFiles(cloud.stateDir)
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.includes(id) && line.includes('"message":"request"'))
    .map((line) => JSON.parse(line) as RequestLine);

/** The line of a request that was refused: its problem says which request it was. */
const lineOf = (body: { requestId: string }) =>
  eventually(
    () => Promise.resolve(linesOf(body.requestId)),
    (lines) => lines.length > 0,
  ).then(([line]) => line as RequestLine);

describe('the log of each function', () => {
  it('has a line for each request, with its address as a digest and never as it is', async () => {
    const block = `2001:db8:${Math.floor(Math.random() * 0xffff).toString(16)}:7`;
    const from = (address: string) => ({ headers: { 'x-stampede-test-address': address } });
    const token = await newGuest();
    const stranger = await call('GET', '/v1/me', from(`${block}::1`));
    const nowhere = await call('GET', '/v1/nowhere', from(`${block}::2`));
    const guest = await call('GET', '/v1/bookings/bkg_0000000000000000000000000', {
      token,
      ...from(`${block}::3`),
    });
    const elsewhere = await call('GET', '/v1/me', from('198.51.100.77'));
    expect([stranger, nowhere, guest, elsewhere].map(({ status }) => status)).toEqual([
      401,
      404,
      expect.any(Number),
      401,
    ]);

    const lines = await Promise.all([stranger, nowhere, guest, elsewhere].map(({ body }) => lineOf(body)));
    expect(lines.map(({ operation, status, caller }) => [operation, status, caller])).toEqual([
      ['getProfile', 401, 'anonymous'],
      ['unknown', 404, 'anonymous'],
      ['getBooking', guest.status, 'guest'],
      ['getProfile', 401, 'anonymous'],
    ]);
    const [one, two, three, other] = lines.map(({ address }) => address);
    expect(one).toMatch(/^[\w-]{16}$/);
    expect([two, three]).toEqual([one, one]);
    expect(other).not.toBe(one);
    const all = logFiles(cloud.stateDir)
      .map(({ text }) => text)
      .join('\n');
    expect(all).not.toContain(block);
    expect(all).not.toContain('198.51.100.77');
  });
});
