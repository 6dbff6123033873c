import type { Preferences, Profile } from '../../lib/contract/account.ts';
import type { Approval } from '../../lib/contract/approval.ts';
import type { AuditEntry } from '../../lib/contract/audit.ts';
import type { Availability } from '../../lib/contract/availability.ts';
import type { QueuedBooking, RecordedBooking } from '../../lib/contract/booking.ts';
import type { AttendeeExport, Contact } from '../../lib/contract/contact.ts';
import type { AdminDeal, Deal, PricePoint } from '../../lib/contract/deal.ts';
import type { ListedDispute } from '../../lib/contract/dispute.ts';
import type { DropFigures } from '../../lib/contract/drop-figures.ts';
import type { DailyRevenue, Figures, Revenue } from '../../lib/contract/figures.ts';
import type { GuestCredentials } from '../../lib/contract/guest.ts';
import type { LiveMessage } from '../../lib/contract/live.ts';
import type { PaymentSheet } from '../../lib/contract/payment.ts';
import type { SavedMethod, SetupSheet } from '../../lib/contract/payment-method.ts';
import type { DataExport, Deletion } from '../../lib/contract/privacy.ts';
import type { FailedRefund, LedgerReport, StaffPayment } from '../../lib/contract/refund.ts';
import type { RiskReview } from '../../lib/contract/risk.ts';
import type { Reconciliation, StockView } from '../../lib/contract/stock.ts';
import type { Switches } from '../../lib/contract/switches.ts';
import { doorExamples } from './door-examples.ts';
import { storefrontExamples } from './storefront-examples.ts';

const dealId = 'deal_5v8q2m7r4t9w3x6z';
const sellerId = 'slr_2b7d9f4h6k8m3n5p';
const buyerId = 'gst_8c3e5g7j9m2p4r6t';
const customerId = 'cus_5m8q2t7w4z9b3d6g';
const bookingId = 'bkg_1n4k7m2p5r8t3w6z1c4f7h9k2m5p8r3t6w9z1c4f7h9k2m5p';
const price = { amountMinor: 1999, currency: 'EUR' };
const originalPrice = { amountMinor: 3900, currency: 'EUR' };
const startsAt = '2026-12-24T18:00:00.000Z';
const endsAt = '2026-12-24T20:00:00.000Z';
const drawnUp = '2026-12-01T09:30:00.000Z';
const placedAt = '2026-12-24T18:00:00.412Z';

const offer = {
  title: 'Brunch for two at Café Lindenhof',
  description: 'Two brunches with coffee, on any Sunday in January.',
  category: 'food-and-drink',
  images: ['https://images.example.com/brunch.jpg'],
  price,
  originalPrice,
  location: {
    city: 'Berlin',
    country: 'DE',
    latitude: 52.52,
    longitude: 13.405,
    address: 'Lindenstraße 1',
  },
  tags: ['brunch', 'weekend'],
  startsAt,
  endsAt,
  perCustomerLimit: 2,
  signedInOnly: false,
  challengeGuests: true,
  maxUnitsPerOrder: 2,
  maxUnpaidUnits: 2,
  drop: true,
};

const picture = { imageId: 'img_3f6h9k2m5p8r1t4w', alt: 'A table with two brunches' } as const;

const deal: Deal = {
  id: dealId,
  sellerId,
  ...offer,
  pictures: [
    {
      ...picture,
      width: 1600,
      height: 1067,
      placeholder: 'data:image/webp;base64,UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoQAAsAAUAmJaQAA3AA/vYsAAA=',
      sources: [480, 960, 1600].flatMap((width) => [
        { type: 'image/webp' as const, width, url: `/images/9d2f7c41a0b35e68/${width}.webp` },
        { type: 'image/jpeg' as const, width, url: `/images/9d2f7c41a0b35e68/${width}.jpg` },
      ]),
    },
  ],
  state: 'live',
  soldOut: false,
  quantityTotal: 500,
  available: 137,
  createdAt: drawnUp,
  updatedAt: startsAt,
};

const adminDeal: AdminDeal = { ...deal, version: 3 };

const availability: Availability = {
  dealId,
  state: 'live',
  soldOut: false,
  available: 137,
  startsAt,
  endsAt,
  now: '2026-12-24T18:00:07.000Z',
};

const queuedBooking: QueuedBooking = { id: bookingId, dealId, quantity: 2, status: 'queued' };

const recordedBooking: RecordedBooking = {
  id: bookingId,
  dealId,
  buyerId,
  quantity: 2,
  unitPrice: price,
  total: { amountMinor: 3998, currency: 'EUR' },
  status: 'held',
  holdExpiresAt: '2026-12-24T18:10:00.412Z',
  createdAt: placedAt,
  updatedAt: placedAt,
};

const stock: StockView = { dealId, quantityTotal: 500, available: 137, claimed: 0, held: 241, sold: 122 };

const reconciliation: Reconciliation = {
  ...stock,
  counters: { held: 241, sold: 122 },
  bookings: {
    held: 130,
    confirmed: 70,
    redeemed: 0,
    fulfilled: 0,
    rejected: 12,
    expired: 41,
    cancelled: 5,
    refunded: 0,
  },
  balanced: true,
  countedAt: '2026-12-24T18:05:00.000Z',
};

const happened = { orders: 12, held: 10, confirmed: 7, rejected: 2, expired: 0, cancelled: 0 };
const dropFigures: DropFigures = {
  dealId,
  now: '2026-12-24T18:05:02.000Z',
  countedAt: '2026-12-24T18:05:01.000Z',
  totals: { orders: 258, held: 246, confirmed: 70, rejected: 12, expired: 41, cancelled: 5, refunded: 0 },
  minutes: [{ minute: '2026-12-24T18:05:00.000Z', ...happened }],
  seconds: [{ second: '2026-12-24T18:05:00.000Z', ...happened }],
  timeToPay: {
    payments: 70,
    medianSeconds: 45,
    p90Seconds: 120,
    buckets: [
      { withinSeconds: 45, payments: 40 },
      { withinSeconds: 120, payments: 30 },
    ],
  },
  paymentFailures: [{ reason: 'no_funds', count: 3 }],
  stock,
  queue: { waiting: 120, inFlight: 80, failed: 0, readAt: '2026-12-24T18:05:02.000Z' },
  lastBatch: { at: '2026-12-24T18:05:01.000Z', waitedSeconds: 1.4 },
  watchers: 1_840,
};

const revenue: Revenue = {
  currency: 'EUR',
  payments: 70,
  units: 112,
  grossMinor: 223888,
  refundedMinor: 9995,
  disputedMinor: 0,
  netMinor: 213893,
};
const dailyRevenue: DailyRevenue = { day: '2026-12-24', ...revenue };
const contact: Contact = {
  bookingId,
  name: 'Mara Lindner',
  email: 'mara@example.com',
  phone: '+4930123456',
  updatedAt: placedAt,
  keptUntil: '2027-06-22T20:00:00.000Z',
};
const attendeeExport: AttendeeExport = {
  id: 'exp_7q2w5e8r4t9y3x6z',
  dealId,
  status: 'ready',
  requestedAt: '2026-12-24T20:30:00.000Z',
  readyAt: '2026-12-24T20:30:03.000Z',
  rows: 70,
  expiresAt: '2026-12-25T20:30:03.000Z',
  download: {
    url: 'https://exports.example.com/attendees.csv?X-Amz-Expires=900',
    expiresAt: '2026-12-24T20:46:00.000Z',
  },
};

const figures: Figures = {
  dealId,
  orders: 258,
  held: 246,
  confirmed: 70,
  rejected: 12,
  expired: 41,
  cancelled: 5,
  refunded: 2,
  units: { held: 404, confirmed: 112, rejected: 20, expired: 66, cancelled: 8, refunded: 3 },
  revenue: [revenue],
  revenueByDay: [dailyRevenue],
  unitsByMinute: [
    { minute: startsAt, orders: 201, units: 350 },
    { minute: '2026-12-24T18:01:00.000Z', orders: 57, units: 91 },
  ],
};

const guest: GuestCredentials = {
  guestId: buyerId,
  token: 'header.payload.signature',
  expiresAt: '2027-01-23T18:00:00.000Z',
};

const pricePoint: PricePoint = { price, originalPrice, from: drawnUp, changedBy: 'b1f0c9d2' };

const profile: Profile = {
  id: 'cus_4d6f8h2j5m7q9s3v',
  name: 'Mara Lindner',
  phone: '+4930123456',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  consents: [
    { channel: 'push', topic: 'dealAlerts', granted: true, wording: 'alerts-2026-11', at: drawnUp },
    { channel: 'sms', topic: 'marketing', granted: false, at: drawnUp },
  ],
  version: 2,
  createdAt: drawnUp,
  updatedAt: startsAt,
};

const interests = {
  categories: ['food-and-drink'],
  cities: [{ city: 'Berlin', country: 'DE', latitude: 52.52, longitude: 13.405 }],
  radiusKm: 15,
};
const preferences: Preferences = { ...interests, version: 1, updatedAt: drawnUp };

const riskReview: RiskReview = {
  id: 'rrv_6t3w9z2c5f8h4k7m',
  bookingId,
  dealId,
  buyerId,
  score: 85,
  reasons: ['device_velocity', 'device_shared', 'device_passed_around'],
  status: 'open',
  createdAt: placedAt,
  updatedAt: placedAt,
};
const approval: Approval = {
  id: 'apr_7h4k9m2p5r8t3w6z',
  kind: 'refund',
  status: 'pending',
  subject: { kind: 'refund', id: 'rfd_4m7p2r5t8w3x6z9c' },
  dealId,
  bookingId,
  amount: { amountMinor: 240_000, currency: 'EUR' },
  reason: 'The whole group fell ill.',
  way: 'money',
  requestedBy: 'f3a9c1d2-5b7e-4c6a-9d8f-0a1b2c3d4e5f',
  requestedAt: drawnUp,
  expiresAt: '2026-12-02T09:30:00.000Z',
};
const dataExport: DataExport = {
  id: 'exp_4xk2m9qv7c1t8w3n',
  status: 'ready',
  requestedAt: drawnUp,
  readyAt: '2026-12-01T09:30:02.000Z',
  expiresAt: '2026-12-08T09:30:02.000Z',
  download: {
    url: 'https://exports.s3.eu-central-1.amazonaws.com/my-data.json?X-Amz-Signature=…',
    expiresAt: '2026-12-01T09:45:02.000Z',
  },
};
const deletion: Deletion = {
  status: 'waiting',
  requestedAt: drawnUp,
  dueAt: '2026-12-31T09:30:00.000Z',
  waitsFor: ['open_refund'],
};

const { soldOut: _s, quantityTotal: _q, available: _a, ...ofDeal } = adminDeal;
const dealSnapshot = { ...ofDeal, pictures: [picture] };

const paymentSheet: PaymentSheet = {
  bookingId,
  status: 'ready',
  amount: recordedBooking.total,
  clientSecret: 'pi_3Rx9Yc2eZvKYlo2C_secret_…',
  publishableKey: 'pk_test_…',
  customer: 'cus_Q9x2b7Lm4kPz1a',
  ephemeralKey: 'ek_test_…',
  expiresAt: '2026-12-24T18:10:02.000Z',
};

const seller = { id: sellerId, name: 'Brunch & Co.', createdAt: drawnUp, updatedAt: drawnUp, version: 1 };

const staffPayment: StaffPayment = {
  bookingId,
  dealId,
  amount: price,
  status: 'captured',
  intentId: 'pi_3Rx9Yc2eZvKYlo2C',
  declines: 1,
  lastRefusal: { reason: 'no_funds', at: '2026-12-24T18:02:10.000Z' },
  refunded: { amountMinor: 500, currency: 'EUR' },
  refunds: [
    {
      id: 'rfd_4m7p2r5t8w3x6z9c',
      amount: { amountMinor: 500, currency: 'EUR' },
      reason: 'The table was late.',
      status: 'sent',
      stripeId: 're_3Rx9Yc2eZvKYlo2C',
      requestedAt: endsAt,
    },
  ],
  disputes: [],
  ledger: [
    {
      entry: 'capture#pi_3Rx9Yc2eZvKYlo2C',
      kind: 'capture',
      currency: 'EUR',
      lines: [
        { account: 'stripe', amountMinor: 1999 },
        { account: 'sales', amountMinor: -1999 },
      ],
      at: placedAt,
    },
  ],
  createdAt: placedAt,
  updatedAt: endsAt,
};

const listedDispute: ListedDispute = {
  id: 'du_1Rx9Yc2eZvKYlo2C',
  bookingId,
  dealId,
  amount: price,
  reason: 'product_not_received',
  status: 'open',
  stripeStatus: 'needs_response',
  dueBy: '2027-01-02T23:59:59.000Z',
  openedAt: endsAt,
};
const failedRefund: FailedRefund = {
  id: 'cancellation',
  bookingId,
  dealId,
  amount: price,
  reason: 'The buyer cancelled, by the policy of the deal.',
  status: 'failed',
  failure: 'returned',
  stripeId: 're_3Rx9Yc2eZvKYlo2C',
  requestedAt: startsAt,
  failedAt: endsAt,
};
const ledgerReport: LedgerReport = {
  day: '2026-12-24',
  madeAt: '2026-12-25T05:00:12.000Z',
  compared: { here: 4211, stripe: 4212 },
  differing: 1,
  differences: [
    {
      kind: 'missing_here',
      effect: 'given_back',
      id: 're_3Rx9Yc2eZvKYlo2C',
      bookingId,
      stripe: '1999 EUR',
    },
  ],
};

const savedMethod: SavedMethod = {
  id: 'pm_1Rx9Yc2eZvKYlo2C',
  kind: 'card',
  card: { brand: 'visa', last4: '4242', expiresMonth: 12, expiresYear: 2034 },
  isDefault: true,
  createdAt: drawnUp,
};

const setupSheet: SetupSheet = {
  clientSecret: 'seti_1Rx9Yc2eZvKYlo2C_secret_…',
  publishableKey: 'pk_test_…',
  customer: 'cus_Q9x2b7Lm4kPz1a',
  ephemeralKey: 'ek_test_…',
};

const switches: Switches = {
  guests: false,
  oneClick: true,
  liveSockets: true,
  sellersOff: [],
  blockedAddresses: [{ digest: 'q3Zk0bYF2w-VxN7a', until: endsAt }],
  version: 4,
  updatedAt: startsAt,
};

const auditEntry: AuditEntry = {
  id: 'aud_7d2k9x4m1q8v5z3c',
  at: drawnUp,
  actor: { staffId: '5f0c9d4e-2b7a-4c1d-9e8f-3a6b7c8d9e0f', roles: ['seller'], address: '203.0.113.7' },
  operation: 'updateDeal',
  requestId: 'JKJaXmPLvHcESHA=',
  subject: { kind: 'deal', id: dealId },
  outcome: 'done',
  before: { price: { amountMinor: 1999, currency: 'EUR' }, version: 3 },
  after: { price: { amountMinor: 1799, currency: 'EUR' }, version: 4 },
};

/** One example of each schema, by its id. A test checks each against its schema. */
const dealTopic = `deal:${dealId}`;
const bookingTopic = `booking:${bookingId}`;
const now = Date.parse('2026-12-24T18:00:07.000Z');
const liveMessage: LiveMessage = {
  type: 'message',
  topic: dealTopic,
  seq: 1798135208,
  at: '2026-12-24T18:00:07.000Z',
  event: 'deal.availability',
  data: availability,
};

/** The messages on a socket, in a plausible order. */
const liveExamples = {
  LiveSubscribe: {
    type: 'subscribe',
    id: '1',
    topics: [{ topic: dealTopic }, { topic: bookingTopic, after: 1798135201 }],
    token: 'eyJhbGciOiJIUzI1NiJ9.…',
  },
  LiveUnsubscribe: { type: 'unsubscribe', id: '2', topics: [dealTopic] },
  LivePing: { type: 'ping', id: '3' },
  LiveSubscribed: {
    type: 'subscribed',
    id: '1',
    topic: dealTopic,
    seq: 1798135207,
    now,
    state: { ...availability, available: 138 },
  },
  LiveRefused: {
    type: 'refused',
    id: '1',
    topic: bookingTopic,
    code: 'not_found',
    detail: 'There is no such booking.',
  },
  LiveUnsubscribed: { type: 'unsubscribed', id: '2', topics: [dealTopic] },
  LiveMessage: liveMessage,
  LivePoll: { type: 'poll', topic: dealTopic, everySeconds: 5, jitterSeconds: 5 },
  LivePong: { type: 'pong', id: '3', now },
};

export const examples: Readonly<Record<string, unknown>> = {
  ...liveExamples,
  ...storefrontExamples,
  ...doorExamples,
  AdminDeal: adminDeal,
  Deal: deal,
  DealSnapshot: dealSnapshot,
  NewDeal: { ...offer, quantityTotal: 500 },
  DealPatch: { price: { amountMinor: 1799, currency: 'EUR' } },
  Availability: availability,
  PricePoint: pricePoint,
  NewOrder: { dealId, quantity: 2, expectedPrice: { amountMinor: 1999, currency: 'EUR' } },
  QueuedBooking: queuedBooking,
  RecordedBooking: recordedBooking,
  Booking: recordedBooking,
  NewPayment: { email: 'mara@example.com', saveMethod: true, stripeVersion: '2026-10-28.endive' },
  PaymentSheet: paymentSheet,
  NewRefundResolution: { resolution: 'settled', reason: 'Paid back by bank transfer.' },
  NewRefund: {
    amount: { amountMinor: 500, currency: 'EUR' },
    reason: 'The table was late.',
    returnUnits: false,
  },
  StaffPayment: staffPayment,
  FailedRefund: failedRefund,
  LedgerReport: ledgerReport,
  ListedDispute: listedDispute,
  PreparingPayment: { bookingId, status: 'preparing' },
  BookingPayment: { status: 'ready' },
  OneClickPayment: { savedMethodId: savedMethod.id },
  NewSavedMethod: { stripeVersion: '2026-10-28.endive' },
  SavedMethodId: savedMethod.id,
  SavedMethod: savedMethod,
  SavedMethods: { items: [savedMethod] },
  SetupSheet: setupSheet,
  Stock: stock,
  StockTotal: { quantityTotal: 500, expectedTotal: 450 },
  HoldExtension: { holdExpiresAt: '2026-12-24T18:20:00.000Z' },
  Reconciliation: reconciliation,
  Figures: figures,
  DropFigures: dropFigures,
  NewContact: { name: 'Mara Lindner', email: 'mara@example.com', phone: '+4930123456' },
  Contact: contact,
  Attendee: { booking: recordedBooking, contact },
  ContactSearch: { email: 'mara@example.com' },
  ContactMatches: { items: [{ booking: recordedBooking, contact }] },
  NewAttendeeExport: { statuses: ['confirmed'], byteOrderMark: true },
  AttendeeExport: attendeeExport,
  Revenue: revenue,
  DailyRevenue: dailyRevenue,
  Guest: guest,
  Profile: profile,
  ProfilePatch: {
    timeZone: 'Europe/Berlin',
    consents: [{ channel: 'push', topic: 'dealAlerts', granted: true, wording: 'alerts-2026-11' }],
  },
  SavedDeal: { dealId, savedAt: drawnUp, deal },
  Preferences: preferences,
  NewPreferences: interests,
  DataExport: dataExport,
  Deletion: deletion,
  DeletionConfirmation: { confirm: profile.id },
  AuditEntry: auditEntry,
  Switches: switches,
  SwitchesPatch: {
    guests: false,
    blockedAddresses: [{ address: '203.0.113.7', until: endsAt }],
  },
  RiskReview: riskReview,
  Approval: approval,
  ApprovalVerdict: { verdict: 'approved', note: 'Talked to the buyer.' },
  RiskVerdict: { verdict: 'rejected', note: 'Forty guests on one phone.' },
  Consent: { channel: 'push', topic: 'dealAlerts', granted: true, wording: 'alerts-2026-11', at: drawnUp },
  SignIn: { email: 'mara@example.com', emailVerified: true, authenticator: false },
  StaffMember: {
    id: 'f3a9c1d2-5b7e-4c6a-9d8f-0a1b2c3d4e5f',
    email: 'jonas@shop.example',
    roles: ['support'],
    status: 'invited',
    invitedAt: drawnUp,
    changedAt: drawnUp,
  },
  NewStaffMember: { email: 'jonas@shop.example', roles: ['support'] },
  StaffRoleChange: { roles: ['support', 'seller'] },
  Seller: seller,
  NewSeller: { name: seller.name },
  SellerPatch: { name: seller.name },
  SellerMember: {
    staffId: 'f3a9c1d2-5b7e-4c6a-9d8f-0a1b2c3d4e5f',
    name: 'Kim Novak',
    role: 'manager',
    since: drawnUp,
  },
  SellerMemberRole: { role: 'manager' },
  ServerTime: { now: availability.now },
};

const { holdExpiresAt: _heldUntil, ...confirmedBooking } = recordedBooking;
const cameAt = '2027-01-10T10:04:12.000Z';

/** Examples of event data without a schema of its own. */
export const eventExamples: Readonly<Record<string, unknown>> = {
  'booking.redeemed': {
    ...confirmedBooking,
    status: 'redeemed',
    redemption: { quantity: 2, redeemedAt: cameAt },
    confirmedAt: placedAt,
    updatedAt: cameAt,
    redeemedNow: 2,
  },
  'booking.redemption_undone': {
    ...confirmedBooking,
    status: 'confirmed',
    confirmedAt: placedAt,
    updatedAt: '2027-01-10T10:05:40.000Z',
    undoneNow: 2,
  },
  'deal.rescheduled': {
    dealId,
    sellerId,
    state: 'scheduled',
    startsAt,
    endsAt,
    previous: { startsAt: '2026-12-23T18:00:00.000Z', endsAt: '2026-12-23T20:00:00.000Z' },
  },
  'deal.price_changed': {
    dealId,
    sellerId,
    price: { amountMinor: 1799, currency: 'EUR' },
    originalPrice,
    previous: { price, originalPrice },
  },
  'stock.sold_out': { ...stock, available: 0, held: 378 },
  'stock.total_changed': { dealId, quantityTotal: 500, previous: 400 },
  'payment.captured': { bookingId, dealId, amount: price },
  'payment.refused': { bookingId, dealId, amount: price, reason: 'no_funds' },
  'payment.voided': { bookingId, dealId, amount: price },
  'payment.refunded': { bookingId, dealId, amount: price, refundId: 'rfd_4m7p2r5t8w3x6z9c', refunded: price },
  'payment.refund_failed': {
    bookingId,
    dealId,
    amount: price,
    refundId: 'rfd_4m7p2r5t8w3x6z9c',
    refunded: price,
  },
  'payment.disputed': {
    bookingId,
    dealId,
    amount: price,
    disputeId: 'du_1Rx9Yc2eZvKYlo2C',
    disputed: price,
    status: 'needs_response',
  },
  'account.profile_changed': { customerId, version: 3, fields: ['name', 'locale'] },
  'account.preferences_changed': { customerId, version: 2, fields: ['cities', 'radiusKm'] },
  'account.consent_changed': {
    customerId,
    channel: 'email',
    topic: 'marketing',
    granted: true,
    at: '2026-12-24T18:00:00.000Z',
  },
  'account.guest_linked': { customerId, guestId: buyerId, bookingId },
  'account.deleted': { customerId },
};
