import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { hostileWeather, network, type Weather } from '../../bench/hostile/network.ts';
import { type HostileProxy, hostileProxy } from '../../bench/hostile/proxy.ts';

const storm: Weather = { ...hostileWeather, lostRequests: 1, silent: 0, duplicated: 1, latencyMs: [0, 1] };

let server: WebSocketServer;
let proxy: HostileProxy;

beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => socket.on('message', (text) => socket.send(String(text))));
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  proxy = await hostileProxy({ apiUrl: `http://${host}`, liveUrl: `ws://${host}`, weather: storm, seed: 1 });
});

afterAll(async () => {
  await proxy.stop();
  server.close();
});

const echoed = async (socket: WebSocket): Promise<string> => {
  await once(socket, 'open');
  socket.send('the last number');
  const [answer] = await once(socket, 'message');
  return String(answer);
};

it('the weather is fair, breaks loose with all sockets, and clears up', async () => {
  const connect = () => new WebSocket(proxy.liveUrlOf('watcher'));
  const before = connect();
  expect(await echoed(before)).toBe('the last number');
  const closed = once(before, 'close');
  proxy.breakLoose();
  await closed;
  const [error] = await once(connect(), 'error');
  expect(error).toBeInstanceOf(Error);
  expect(proxy.tally).toMatchObject({ neverOpened: 1, sockets: 1, cut: 1 });
  proxy.clearUp();
  const after = connect();
  expect(await echoed(after)).toBe('the last number');
  expect(proxy.tally).toMatchObject({ neverOpened: 1, sockets: 2, cut: 1 });
  after.terminate();
});

it('nothing is lost, doubled or cut in fair weather', () => {
  const fates = network(storm, 1);
  const isUnharmed = { lost: undefined, answering: 0, arrivals: [expect.any(Number)] };
  expect(fates.next('buyer')).toMatchObject(isUnharmed);
  fates.turn('foul');
  expect([fates.next('buyer').lost, fates.socketLifeMs()]).toEqual(['request', 3_000]);
  fates.turn('fair');
  expect(fates.next('buyer')).toMatchObject(isUnharmed);
  expect(fates.socketLifeMs()).toBeUndefined();
});
