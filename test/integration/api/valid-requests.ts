import type * as z from 'zod';
import type { OperationShape } from '../../../lib/contract/operation.ts';
import { idFrom } from '../../../lib/platform/ids.ts';
import { serviceWith } from './new-service.ts';
import { offer } from './offer.ts';
import { storefrontBanner } from './storefront-banner.ts';

/** Things that exist, for the ids in a path. */
export interface Targets {
  readonly dealId: string;
  readonly bookingId: string;
  /** Somebody with a staff account whom no other test needs. */
  readonly staffId?: string;
  /** A seller that no other test needs. */
  readonly sellerId?: string;
  /** For the operations on somebody's data: who it is, and an export of theirs. */
  readonly customerId?: string;
  readonly exportId?: string;
  /** A published image. */
  readonly imageId?: string;
  /** A list of the attendees of its deal. */
  readonly attendeeExportId?: string;
  /** A payment method that somebody has saved. */
  readonly methodId?: string;
  /** A review of its booking. */
  readonly riskReviewId?: string;
  /** A refund of its booking that failed. */
  readonly refundId?: string;
  /** A version of the home page. */
  readonly version?: string;
  /** A request of a colleague that waits for a decision. */
  readonly approvalId?: string;
  /** An import of deals that can be started. */
  readonly dealImportId?: string;
  /** A draft of a service, and the resource that serves it. */
  readonly serviceId?: string;
  readonly resourceId?: string;
  /** Another free start of the service of a booked slot. */
  readonly nextStart?: string;
  /** The feed of a resource, and an imported calendar of it. */
  readonly calendarFeedId?: string;
  readonly outsideCalendarId?: string;
  /** A view of the caller, or a shared one. */
  readonly savedViewId?: string;
  /** An event of Stripe, and the same or another one in our log of them. */
  readonly stripeEventId?: string;
  readonly webhookEventId?: string;
  /** A deal that is sold out, a buyer who waits for it, and their entry. */
  readonly soldOutDealId?: string;
  readonly buyerId?: string;
  readonly entryId?: string;
  /** The body that names a time with events of Stripe. */
  readonly stretch?: Readonly<Record<string, unknown>>;
}

export interface ValidRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** The body with which staff delete a customer. */
export const deletionOf = (customerId: string | undefined) => ({
  confirm: customerId,
  reason: 'customer_request',
});

type Body = Readonly<Record<string, unknown>>;

/** The use with which staff admit a buyer in tests. */
export const atDoor = { deviceId: 'device-of-tests', useId: 'use-of-tests' } as const;

/** The body of each operation whose example does not fit. */
const bodies: Readonly<Record<string, (targets: Targets) => Body | undefined>> = {
  createDeal: () => offer(),
  updateDeal: () => ({ title: 'Changed by a test' }),
  setStock: () => ({ quantityTotal: 1_000 }),
  // The least that a hold may last. It is later than any hold that a test just made.
  extendHold: () => ({ holdExpiresAt: new Date(Date.now() + 30 * 60_000).toISOString() }),
  rescheduleBooking: ({ nextStart }) => (nextStart ? { startsAt: nextStart } : undefined),
  redeemBooking: ({ bookingId }) => ({ ...atDoor, bookingId }),
  uploadRedemptions: ({ bookingId }) => ({
    deviceId: atDoor.deviceId,
    uses: [{ bookingId, useId: atDoor.useId, quantity: 1, at: new Date().toISOString() }],
  }),
  undoRedemption: ({ bookingId }) => ({ ...atDoor, bookingId, reason: 'A test asked for it.' }),
  updateProfile: () => ({
    name: 'Mara Lindner',
    phone: '+4930123456',
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
    consents: [{ channel: 'push', topic: 'orders', granted: true, wording: 'orders-1' }],
  }),
  setPreferences: () => ({
    categories: ['food-and-drink'],
    cities: [{ city: 'Berlin', country: 'DE', latitude: 52.52, longitude: 13.405 }],
    radiusKm: 15,
  }),
  decideApproval: () => ({ verdict: 'approved' }),
  decideRiskReview: () => ({ verdict: 'approved' }),
  refundPayment: () => ({ reason: 'A test asked for it.' }),
  resolveRefund: () => ({ resolution: 'try_again', reason: 'A test asked for it.' }),
  setUpPaymentMethod: () => ({ stripeVersion: '2026-10-28.endive' }),
  startPayment: () => ({ email: 'mara@example.com' }),
  inviteStaff: () => ({ email: `${crypto.randomUUID()}@staff.example.com`, roles: ['support'] }),
  setStaffRoles: () => ({ roles: ['support', 'seller'] }),
  createSeller: () => ({ name: 'Brunch & Co.' }),
  // Another name each time, so that it is a change.
  updateSeller: () => ({ name: `Brunch & Co. ${crypto.randomUUID()}` }),
  setSellerMember: () => ({ role: 'manager' }),
  requestCustomerDeletion: ({ customerId }) => deletionOf(customerId),
  requestDeletion: ({ customerId }) => ({ confirm: customerId }),
  setContact: () => ({ name: 'Mara Lindner', phone: '+4930123456' }),
  searchContacts: () => ({ email: 'mara@example.com' }),
  requestAttendeeExport: () => ({ statuses: ['confirmed', 'cancelled'], byteOrderMark: true }),
  createService: ({ resourceId }) => serviceWith(resourceId),
  // Another seller each time, so that it is a change.
  updateSwitches: () => ({ sellersOff: [idFrom('slr', crypto.randomUUID())] }),
  // Other blocks each time, so that it is a change.
  saveStorefrontDraft: () => ({ blocks: [storefrontBanner({ id: crypto.randomUUID() })] }),
  previewStorefront: () => ({ language: 'de', country: 'DE' }),
  publishStorefront: () => ({ note: 'A test asked for it.' }),
  runWebhookReplay: ({ stretch }) => stretch,
  runWebhookCatchUp: ({ stretch }) => stretch,
  placeBooking: ({ dealId }) => ({ dealId, quantity: 1 }),
  joinWaitingList: ({ dealId, soldOutDealId }) => ({ dealId: soldOutDealId ?? dealId, quantity: 1 }),
};

/** What stands for itself in a path, or for what is not there. */
const constants: Readonly<Record<string, string>> = {
  day: '2026-01-01',
  refundId: 'rfd_0000000000000001',
  approvalId: 'apr_0000000000000001',
  sellerId: 'slr_0000000000000001',
  imageId: 'img_0000000000000001',
  serviceId: 'svc_00000001',
  customerId: 'cus_0000000000000001',
  buyerId: 'gst_0000000000000001',
};

const exampleOf = (schema: z.core.$ZodType | undefined) => (schema as z.ZodType | undefined)?.meta()?.example;

/**
 * A request that the operation accepts: what stands here, or the examples that its schemas have (`meta({ example })`).
 * @throws Error when there is no example of its body or of an id in its path
 */
export function validRequest(operation: OperationShape, targets: Targets): ValidRequest {
  const body = bodies[operation.id]?.(targets) ?? exampleOf(operation.body);
  if (operation.body && !body) throw new Error(`Give the body of ${operation.id} an example`);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = targets[name as keyof Targets] ?? constants[name] ?? exampleOf(operation.params?.shape[name]);
    if (!id) throw new Error(`Give the ${name} in the path of ${operation.id} an example`);
    return String(id);
  });
  return {
    path: path + requiredQuery(operation, targets),
    headers: {
      ...(operation.idempotencyKey && { 'idempotency-key': crypto.randomUUID() }),
      ...(operation.ifMatch && { 'if-match': '*' }),
    },
    body: operation.body && (body as ValidRequest['body']),
  };
}

/** The parts of the query that must be there, by their examples. */
function requiredQuery({ id, query }: OperationShape, targets: Targets): string {
  const required = Object.entries(query?.shape ?? {}).filter(
    ([, schema]) => !(schema as z.ZodType).safeParse(undefined).success,
  );
  const given = required.map(([name, schema]): [string, string] => {
    const example = targets[name as keyof Targets] || exampleOf(schema);
    if (example === undefined) throw new Error(`Give ${name} in the query of ${id} an example`);
    return [name, String(example)];
  });
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

/** What a valid request of the operation speaks of. */
export function targetsOf(operation: OperationShape): ReadonlySet<keyof Targets> {
  const spokenOf = new Set<keyof Targets>();
  const anything = new Proxy({} as Targets, {
    get: (_, name) => {
      spokenOf.add(name as keyof Targets);
      return 'anything';
    },
  });
  validRequest(operation, anything);
  return spokenOf;
}
