import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { cors } from '../../local/api-gateway/cors.ts';

const answers = cors({ AllowOrigins: ['https://shop.example'], AllowMethods: ['GET'] });
const from = (origin: string, method = 'GET') =>
  ({ method, headers: { origin, 'access-control-request-method': 'GET' } }) as unknown as IncomingMessage;
const allowed = (origin: string) => answers.response(from(origin))['access-control-allow-origin'];

it.each([
  'http://localhost:8081',
  'http://127.0.0.1:19006',
  'http://[::1]:4321',
  'http://localhost',
  'https://localhost:8443',
])('lets a page of this machine read answers: %s', (origin) => {
  expect(allowed(origin)).toBe(origin);
  expect(answers.preflight(from(origin, 'OPTIONS'))).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET',
  });
});

it('lets the origins of the template in', () => {
  expect(allowed('https://shop.example')).toBe('https://shop.example');
});

it.each([
  'https://elsewhere.example',
  'http://localhost.elsewhere.example',
  'http://localhost:3000.elsewhere.example',
  'http://elsewhere.example/localhost:3000',
  'http://127.0.0.2:3000',
  'null',
])('lets no other page in: %s', (origin) => {
  expect(allowed(origin)).toBeUndefined();
  expect(answers.preflight(from(origin, 'OPTIONS'))).toEqual({});
});

it('says nothing where the template says nothing', () => {
  expect(cors(undefined).response(from('http://localhost:3000'))).toEqual({});
});
