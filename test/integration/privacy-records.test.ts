import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerId } from '../../lib/contract/ids.ts';
import { newId } from '../../lib/platform/ids.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { type PrivacyRepository, privacyRepository } from '../../lib/privacy/repository.ts';
import { startDynamoDb } from './dynamodb.ts';

/** What people asked of us about their data, when messages come late, twice and out of order. */
let database: Awaited<ReturnType<typeof startDynamoDb>>;
let privacy: PrivacyRepository;
beforeAll(async () => {
  database = await startDynamoDb();
  privacy = privacyRepository(database.dynamo, await database.table('privacy'));
});
afterAll(() => database.stop());

const start = Date.parse('2026-12-24T12:00:00.000Z');
const customer = () => newId('cus', systemRandom);
const asked = (customerId: CustomerId) => ({
  id: newId('exp', systemRandom),
  customerId,
  subject: 'who-signed-in',
  requestedAt: start,
});

describe('a request for data', () => {
  it('is recorded once', async () => {
    const request = asked(customer());
    expect(await privacy.putExport(request)).toBe(true);
    expect(await privacy.putExport({ ...request, requestedAt: start + 1, subject: 'else' })).toBe(false);
    expect(await privacy.getExport(request.customerId, request.id)).toEqual(request);
  });

  it('is ready once: a second message does not keep it any longer', async () => {
    const request = asked(customer());
    await privacy.putExport(request);
    expect(await privacy.markReady(request, start + 1)).toBe(true);
    expect(await privacy.markReady(request, start + 2)).toBe(false);
    expect(await privacy.getExport(request.customerId, request.id)).toMatchObject({ readyAt: start + 1 });
  });

  it('that was erased is not there again when its file is written late', async () => {
    const request = asked(customer());
    await privacy.putExport(request);
    await privacy.eraseExports(request.customerId);
    expect(await privacy.markReady(request, start + 1)).toBe(false);
    expect(await privacy.listExports(request.customerId)).toEqual([]);
  });
});

describe('a request to be forgotten', () => {
  it('is recorded once, and keeps the time from which the month counts', async () => {
    const request = { customerId: customer(), subject: 'who-signed-in', requestedAt: start };
    expect(await privacy.putDeletion(request)).toBe(true);
    expect(await privacy.putDeletion({ ...request, requestedAt: start + 1 })).toBe(false);
    expect(await privacy.getDeletion(request.customerId)).toEqual(request);
  });

  it('does not come into being by what is found out about somebody who never asked', async () => {
    const nobody = customer();
    expect(await privacy.markWaiting(nobody, [])).toBe(false);
    expect(await privacy.markErased(nobody, start)).toBe(false);
    expect(await privacy.getDeletion(nobody)).toBeUndefined();
  });
});
