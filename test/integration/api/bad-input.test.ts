import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OperationShape, problemsOf } from '../../../lib/contract/operation.ts';
import { operationList } from '../../../lib/contract/operations.ts';
import { problem } from '../../../lib/contract/problem-document.ts';
import { idFrom } from '../../../lib/platform/ids.ts';
import { inParallel } from '../../../lib/platform/in-parallel.ts';
import {
  type Answer,
  book,
  call,
  invited,
  newAttendeeExport,
  newExport,
  newGuest,
  newSeller,
  offer,
  tokenOf,
} from './client.ts';
import { malformed } from './malformed.ts';
import { newDealImport } from './new-deal-import.ts';
import { newRiskReview } from './new-risk-review.ts';
import { newServiceOf } from './new-service.ts';
import { claimsOf, signedByPool } from './tokens.ts';
import { type Targets, validRequest } from './valid-requests.ts';

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const runs = Number(process.env.FUZZ_RUNS ?? 12);
const requestsInRun = 12;
/** More would only start more environments of each function, which costs more than the requests. */
const atOnce = 2;
/** A busy machine tries fewer requests, at least one run of them, but not longer. */
const timeLimitMs = Number(process.env.FUZZ_SECONDS ?? 0.25) * 1_000;

/** A seller with two deals, a guest with two bookings, and a customer, whom nobody else is: all there is to change. */
async function newWorld() {
  const [seller, customer] = await Promise.all([
    invited(['seller']).then((sub) => newcomer('seller', sub)),
    newcomer('customer'),
  ]);
  const guest = await newGuest();
  const newDraft = () =>
    call('POST', '/v1/admin/deals', {
      token: seller,
      key: crypto.randomUUID(),
      body: offer({ quantityTotal: 1_000 }),
    });
  await newDraft();
  const dealId: string = (await newDraft()).body.id;
  await call('POST', `/v1/admin/deals/${dealId}/publication`, { token: seller });
  await book(dealId, guest);
  const { body } = await book(dealId, guest);
  const targets: Targets = {
    dealId,
    bookingId: body.id,
    customerId: idFrom('cus', String(claimsOf(customer).sub)),
    riskReviewId: await newRiskReview(body),
    methodId: 'pm_1SavedByNobody',
    refundId: 'rfd_0000000000000001',
    staffId: await invited(),
    sellerId: await newSeller(),
    exportId: await newExport(customer),
    attendeeExportId: await newAttendeeExport(dealId),
    dealImportId: await newDealImport('seller'),
    ...(await newServiceOf('seller')),
  };
  return { seller, guest, customer, targets };
}

async function newcomer(role: 'seller' | 'customer', sub: string = crypto.randomUUID()): Promise<string> {
  const { sub: _, username: _name, ...claims } = claimsOf(await tokenOf(role));
  return signedByPool({ ...claims, sub });
}

type World = Awaited<ReturnType<typeof newWorld>>;

/** Everything that the three of them own. */
async function belongings({ seller, guest, customer }: World) {
  const deals = (await call('GET', '/v1/admin/deals?limit=100', { token: seller })).body.items;
  const bookings = (await call('GET', '/v1/bookings?limit=100', { token: guest })).body.items;
  const [profile, preferences, saved] = await Promise.all(
    ['', '/preferences', '/saved-deals'].map(
      async (path) => (await call('GET', `/v1/me${path}`, { token: customer })).body,
    ),
  );
  return { deals, bookings, profile, preferences, saved: saved.items };
}

type Belongings = Awaited<ReturnType<typeof belongings>>;

/** How often anything in it was written. */
const writes = ({ deals, bookings, profile, preferences, saved }: Belongings) =>
  bookings.length +
  saved.length +
  profile.version +
  preferences.version +
  deals.reduce((sum: number, { version }: { version: number }) => sum + version, 0);

async function tokenFor({ access }: OperationShape, world: World): Promise<string | undefined> {
  if (access === 'anyone') return undefined;
  if (access.includes('guest')) return world.guest;
  if (access.includes('customer')) return world.customer;
  return access.includes('seller') ? world.seller : tokenOf('admin');
}

/** Real positions of a list, to tamper with. */
async function cursorsOf(operation: OperationShape, world: World, token: string | undefined) {
  if (!operation.query || !('cursor' in operation.query.shape)) return [];
  const { path } = validRequest(operation, world.targets);
  const { nextCursor } = (await call('GET', `${path}?limit=1`, { token })).body;
  return nextCursor ? [nextCursor as string] : [];
}

/** @throws what the call failed with: no answer is no defined answer. */
function settled(outcome: PromiseSettledResult<Answer>): Answer {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

function expectDefined(operation: OperationShape, answer: Answer) {
  const { status, headers, body } = answer;
  expect(status, JSON.stringify(body)).toBeLessThan(500);
  if (status < 400) expect([...Object.keys(operation.success).map(Number), 304]).toContain(status);
  else {
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(problem.safeParse(body).success, JSON.stringify(body)).toBe(true);
    expect(body.status).toBe(status);
    expect(problemsOf(operation)).toContain(body.code);
  }
}

let untouched: { world: World; has: Belongings } | undefined;

/** A world in which nothing was accepted is as good as a new one. */
async function freshWorld(): Promise<{ world: World; has: Belongings }> {
  const known = untouched;
  untouched = undefined;
  if (known) return known;
  const world = await newWorld();
  return { world, has: await belongings(world) };
}

describe(`Malformed requests (FUZZ_SEED=${seed})`, () => {
  it.each(operationList.map((operation) => ({ operation, name: operation.id })))(
    'get a defined answer from $name, and those it refuses change nothing',
    async ({ operation }) => {
      const { world, has: before } = await freshWorld();
      const token = await tokenFor(operation, world);
      const cursors = await cursorsOf(operation, world, token);
      let accepted = 0;
      const deadline = Date.now() + timeLimitMs;
      let tried = 0;
      const requests = malformed(operation, () => validRequest(operation, world.targets), cursors);
      await fc.assert(
        fc.asyncProperty(
          fc.array(requests, { minLength: 1, maxLength: requestsInRun, size: 'max' }),
          async (batch) => {
            if (tried > 0 && Date.now() > deadline) return;
            tried += batch.length;
            const outcomes = await inParallel(batch, atOnce, ({ path, ...rest }) =>
              call(operation.method, path, { token, ...rest }),
            );
            const answers = outcomes.map(settled);
            accepted += answers.filter(({ status }) => status < 300).length;
            for (const answer of answers) expectDefined(operation, answer);
          },
        ),
        { seed, numRuns: runs },
      );
      const after = await belongings(world);
      untouched = accepted === 0 || operation.method === 'GET' ? { world, has: after } : undefined;
      if (accepted === 0) expect(after).toEqual(before);
      expect(writes(after) - writes(before)).toBeLessThanOrEqual(accepted);
    },
  );
});
