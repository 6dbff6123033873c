import { beforeAll, describe, expect, it } from 'vitest';
import { isForStaff, type OperationShape, type Role } from '../../../lib/contract/operation.ts';
import { operationList } from '../../../lib/contract/operations.ts';
import { idFrom } from '../../../lib/platform/ids.ts';
import { bookedSlot } from './booked-slot.ts';
import {
  type Answer,
  book,
  call,
  eventually,
  invited,
  newAttendeeExport,
  newExport,
  publish,
  tokenOf,
} from './client.ts';
import { type Credential, credentials } from './credentials.ts';
import { customerFor } from './customer-for.ts';
import { failedRefund } from './failed-refund.ts';
import { newImage } from './image-upload.ts';
import { newApproval } from './new-approval.ts';
import { newDealImport } from './new-deal-import.ts';
import { newReport } from './new-report.ts';
import { newRiskReview } from './new-risk-review.ts';
import { newServiceOf } from './new-service.ts';
import { newView } from './new-view.ts';
import { newWaitingEntry } from './new-waiting-entry.ts';
import { webhookEventFor } from './new-webhook-event.ts';
import { paidBooking } from './paid-booking.ts';
import { saveMethod } from './paying.ts';
import { resourceCalendar } from './resource-calendar.ts';
import { settledSnapshot, snapshot } from './snapshot.ts';
import { storefrontFor } from './storefront.ts';
import { claimsOf } from './tokens.ts';
import { type Targets, targetsOf, validRequest } from './valid-requests.ts';

type Outcome = 'passes' | 401 | 403;

/** The answer that the contract promises: 401 to whom nothing is proved of or too long ago, 403 to whom it does not name. */
function promised(operation: OperationShape, { proves, stale, says }: Credential): Outcome {
  const { access } = operation;
  if (access === 'anyone') return 'passes';
  // Who says to be what may not call here is not asked for a proof.
  if (says === 'guest' && !access.includes('guest')) return 403;
  if (says === 'staff' && !isForStaff(operation)) return 403;
  if (proves === undefined) return 401;
  if (access.includes(proves as Role)) return operation.stepUp && stale ? 401 : 'passes';
  return 403;
}

let everybody: Record<string, Credential>;
let untouched: Targets;
/** How it was at the beginning: whatever was refused has left it so. */
let before: Awaited<ReturnType<typeof snapshot>>;

/** An export of the customer; deletion is for the other one, whom nobody else needs. */
let privacyTargets: Pick<Targets, 'customerId' | 'exportId'>;

/**
 * Operations on something that nothing here makes: a booked slot, a secret address, a booking that came in, one deal or
 * service of two. `calendars.test.ts`, `door.test.ts` and `door-slots.test.ts` do them.
 */
const doneElsewhere = new Set<string>([
  ...['getBookingCalendar', 'rotateCalendarFeed', 'readCalendarFeed'],
  ...['getRedeemCode', 'undoRedemption', 'getDoorList'],
]);

const tokenOfBuyer = (name: string) => everybody[name]?.token ?? '';
const buyers = () => [tokenOfBuyer('a guest'), tokenOfBuyer('a customer')];

/** All that the operation may speak of: a deal of the seller, a booking of the guest, and the rest. */
async function newTargets(operation?: OperationShape): Promise<Targets> {
  const spokenOf = operation && targetsOf(operation);
  const wants = (...names: (keyof Targets)[]) => !spokenOf || names.some((name) => spokenOf.has(name));
  const { id: dealId = '' } = wants('dealId', 'bookingId', 'riskReviewId', 'attendeeExportId')
    ? await publish({}, 'seller')
    : {};
  const [byGuest] = wants('bookingId', 'riskReviewId')
    ? await Promise.all(buyers().map((buyer) => book(dealId, buyer)))
    : [];
  return {
    ...privacyTargets,
    ...(operation?.capability === 'customers' && (await customerFor(operation.id))),
    dealId,
    ...(await bookingOf(operation, dealId, byGuest?.body.id)),
    ...(wants('attendeeExportId') && { attendeeExportId: await newAttendeeExport(dealId) }),
    ...(wants('riskReviewId') && { riskReviewId: await newRiskReview(byGuest?.body) }),
    ...(wants('approvalId') && { approvalId: await newApproval() }),
    ...(wants('savedViewId') && { savedViewId: await newView('admin', { shared: true }) }),
    ...(wants('dealImportId') && { dealImportId: await newDealImport() }),
    ...(wants('serviceId', 'resourceId') && (await newServiceOf('seller', { published: true }))),
    ...(wants('calendarFeedId', 'outsideCalendarId') &&
      operation?.path.startsWith('/v1/admin/') &&
      (await resourceCalendar('seller'))),
    ...(wants('nextStart') && operation && (await bookedSlot(tokenOfBuyer('a guest')))),
    ...(wants('staffId') && { staffId: await invited() }),
    ...(wants('imageId') && { imageId: await newImage(await tokenOf('seller')) }),
    ...(wants('version') && (await storefrontFor(operation?.id ?? 'restoreStorefrontVersion'))),
    ...(wants('stripeEventId') && (await webhookEventFor(operation?.id ?? 'replayWebhookEvent'))),
    ...(wants('sellerId') && { sellerId: await demoSeller() }),
    ...(wants('entryId', 'buyerId', 'soldOutDealId') && operation
      ? await newWaitingEntry(operation.method === 'POST' ? undefined : tokenOfBuyer('a guest'))
      : {}),
    ...(wants('methodId') && { methodId: await saveMethod(tokenOfBuyer('a customer')) }),
  };
}

/** Operations on payments need one that was made, and one of them a refund of it that failed. */
async function bookingOf(operation: OperationShape | undefined, dealId: string, held: string) {
  const guest = tokenOfBuyer('a guest');
  if (operation?.path.includes('{refundId}')) return failedRefund(dealId, guest);
  const bookingId = isOfPayment(operation) ? await paidBooking(dealId, guest) : held;
  // Staff find a booking by its id once the stream has told of it.
  if (operation?.id === 'extendHold')
    await eventually(
      async () => call('GET', `/v1/bookings/${bookingId}`, { token: await tokenOf('admin') }),
      ({ status }) => status === 200,
    );
  return { bookingId, refundId: 'rfd_0000000000000001' };
}

/** The seller that the demo seller works for. */
const demoSeller = async (): Promise<string> => (await publish({}, 'seller')).sellerId;

/** A hold is extended before it is paid. */
const isOfPayment = (operation: OperationShape | undefined) =>
  operation?.path.startsWith('/v1/admin/bookings/') === true && operation.id !== 'extendHold';

async function answerTo(operation: OperationShape, { token }: Credential, targets: Targets): Promise<Answer> {
  const { path, headers, body } = validRequest(operation, targets);
  return call(operation.method, path, { token, headers, body });
}

/** A caller who needs a colleague's approval has passed the door. */
const outcomeOf = ({ status, body }: Answer) =>
  status === 401 || (status === 403 && body.code !== 'approval_required') ? status : 'passes';

beforeAll(async () => {
  everybody = await credentials();
  privacyTargets = {
    customerId: idFrom('cus', String(claimsOf(tokenOfBuyer('another customer')).sub)),
    exportId: await newExport(tokenOfBuyer('a customer')),
  };
  untouched = await newTargets();
  await call('PUT', `/v1/bookings/${untouched.bookingId}/contact`, {
    token: tokenOfBuyer('a guest'),
    body: { name: 'Mara Lindner' },
  });
  await newReport('2026-01-01');
  await call('POST', `/v1/admin/deals/${untouched.dealId}/stock-check`, { token: await tokenOf('admin') });
  before = await settledSnapshot(untouched.dealId, buyers());
});

describe.each(operationList.map((operation) => ({ operation, name: operation.id })))(
  '$name',
  ({ operation }) => {
    const whom = (wanted: (outcome: Outcome) => boolean) =>
      Object.entries(everybody).filter(([, credential]) => wanted(promised(operation, credential)));

    const codeFor = (name: string) => {
      if (everybody[name]?.stale) return 'recent_sign_in_required';
      return name.includes('second factor') ? 'second_factor_required' : 'unauthenticated';
    };

    it('refuses whom its access does not name, and says so as a problem', async () => {
      const refused = whom((outcome) => outcome !== 'passes');
      const answers = await Promise.all(
        refused.map(async ([name, who]) => [name, await answerTo(operation, who, untouched)] as const),
      );
      expect(Object.fromEntries(answers.map(([name, answer]) => [name, outcomeOf(answer)]))).toEqual(
        Object.fromEntries(refused.map(([name, who]) => [name, promised(operation, who)])),
      );
      for (const [name, { status, headers, body }] of answers) {
        if (status === 401) expect(headers.get('www-authenticate'), name).toMatch(/^Bearer/);
        if (body.code === 'recent_sign_in_required')
          expect(headers.get('www-authenticate'), name).toContain('max_age="900"');
        expect(headers.get('content-type'), name).toBe('application/problem+json');
        expect(body, name).toMatchObject({ status, code: status === 403 ? 'forbidden' : codeFor(name) });
      }
    });

    it('lets everybody pass whom its access names', async () => {
      const welcome = whom((outcome) => outcome === 'passes');
      // Reading leaves them untouched.
      const targets =
        operation.method === 'GET' &&
        !isOfPayment(operation) &&
        !['customers', 'waiting'].includes(operation.capability)
          ? untouched
          : await newTargets(operation);
      const answers: [string, Answer][] = [];
      for (const [name, who] of welcome) answers.push([name, await answerTo(operation, who, targets)]);
      expect(Object.fromEntries(answers.map(([name, answer]) => [name, outcomeOf(answer)]))).toEqual(
        Object.fromEntries(welcome.map(([name]) => [name, 'passes'])),
      );
      expect(answers.filter(([, { status }]) => status >= 500)).toEqual([]);
      if (!doneElsewhere.has(operation.id))
        expect(answers.filter(([, { status }]) => status < 300)).not.toEqual([]);
    });
  },
);

describe('whoever was refused', () => {
  // Looked at once, for looking takes longer than all refusals; `-t <operation>` with this one finds which it was.
  it('has changed nothing', async () => {
    expect(await snapshot(untouched.dealId, buyers())).toEqual(before);
  });
});
