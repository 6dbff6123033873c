import { expect, it } from 'vitest';
import { type Client, client } from '../../local/socket-bed.ts';
import { cloud } from './cloud.ts';

const connected = async (work: (to: Client) => Promise<void>) => {
  const to = await client(cloud.outputs.LiveUrl ?? '');
  await work(to).finally(() => to.socket.terminate());
};
const reply = async (to: Client, message: object | string) => {
  to.send(message);
  return JSON.parse(await to.next());
};

it('answers a ping with the time, to anybody', () =>
  connected(async (to) => {
    const before = Date.now();
    const { now, ...rest } = await reply(to, { type: 'ping', id: 'one' });
    expect(rest).toEqual({ type: 'pong', id: 'one' });
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  }));

it.each([
  ['what is not JSON', '{"type":"ping"', undefined],
  ['what is no object', '[]', undefined],
  ['an unknown type', { type: 'shout', id: '7' }, '7'],
  ['a type of the gateway', { type: '$connect', id: '7' }, '7'],
  ['a ping without an id', { type: 'ping' }, undefined],
  ['a ping with more than an id', { type: 'ping', id: '7', token: 'x' }, '7'],
  ['an id that is none', { type: 'shout', id: { $gt: 1 } }, undefined],
])('refuses %s as invalid_request, and stays open', (_, message, id) =>
  connected(async (to) => {
    const refused = await reply(to, message);
    expect(refused).toMatchObject({ type: 'refused', code: 'invalid_request' });
    expect(refused.id).toBe(id);
    expect(await reply(to, { type: 'ping', id: 'still' })).toMatchObject({ type: 'pong' });
  }),
);
