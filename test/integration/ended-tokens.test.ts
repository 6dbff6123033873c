import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EndedTokens, endedTokens } from '../../lib/platform/ended-tokens.ts';
import { secondFactor } from '../../lib/platform/http/claims.ts';
import { tokenVerifier } from '../../lib/platform/http/tokens.ts';
import { startDynamoDb } from './dynamodb.ts';
import { startPool } from './pool.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let pool: Awaited<ReturnType<typeof startPool>>;
let ended: EndedTokens;

beforeAll(async () => {
  [database, pool] = await Promise.all([startDynamoDb(), startPool()]);
  ended = endedTokens(database.dynamo, await database.table('staff'));
});
afterAll(async () => {
  await pool.stop();
  database.stop();
});

const second = 1_000;
const now = Math.floor(Date.now() / second) * second;
const container = (tokens: Pick<EndedTokens, 'endedAt'> = ended) =>
  tokenVerifier({
    customers: { issuer: 'https://customers.example', clientId: 'app' },
    staff: { issuer: pool.issuer, clientId: 'console' },
    keys: undefined,
    ended: tokens,
    clock: { now: () => now },
  });
/** Made so many seconds from now. */
const token = (sub: string, seconds: number) =>
  pool.sign({
    sub,
    iat: now / second + seconds,
    client_id: 'console',
    token_use: 'access',
    'cognito:groups': ['admin'],
    [secondFactor.claim]: secondFactor.totp,
  });

it('ends the tokens of one member that were made up to that second, and no others', async () => {
  await ended.end('ada', now + 300);
  for (const seconds of [-900, -1, 0])
    await expect(container()(await token('ada', seconds))).rejects.toMatchObject({
      code: 'unauthenticated',
      challenge: expect.stringContaining('invalid_token'),
    });
  expect(await container()(await token('ada', 1))).toMatchObject({ kind: 'staff', id: 'ada' });
  expect(await container()(await token('bo', -900))).toMatchObject({ kind: 'staff', id: 'bo' });
});

it('says of no token that it is good while nobody can tell', async () => {
  const silent = { endedAt: () => Promise.reject(new Error('no answer')) };
  await expect(container(silent)(await token('bo', 0))).rejects.toMatchObject({ code: 'unavailable' });
});
