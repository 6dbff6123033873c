import * as z from 'zod';
import { consent, preferences, profile, signIn } from './account.ts';
import { bookingId, customerId, dealId, guestId } from './ids.ts';
import { instant } from './instant.ts';
import { dataExport, deletion } from './privacy.ts';
import { riskReview } from './risk.ts';
import { text } from './text.ts';

const drawnUp = '2026-12-01T09:30:00.000Z';
const anId = 'cus_8w3n1c6f2h5k9m4p';
const aBooking = 'bkg_1n4k7m2p5r8t3w6z1c4f7h9k2m5p8r3t6w9z1c4f7h9k2m5p';
const aSignIn = {
  email: 'mara@example.com',
  emailVerified: true,
  authenticator: false,
  status: 'active',
  createdAt: drawnUp,
} as const;

/** Days for which the instants of a customer’s sign-ins are kept. */
export const signInDays = 90;
/** The most customers that one search returns. */
export const customersFound = 20;
/** The fewest letters of a name that a search takes. */
export const fewestNameLetters = 3;

export const lookPurposes = ['customer_request', 'order', 'payment', 'abuse', 'privacy'] as const;
export const lookPurpose = z.enum(lookPurposes).meta({
  id: 'LookPurpose',
  description:
    'Why staff look at a customer’s data; the audit keeps it. `customer_request`: the customer asked for help · `order`: a question about an order · `payment`: a refund or a dispute · `abuse`: suspected abuse · `privacy`: a request about their data.',
});
export type LookPurpose = z.infer<typeof lookPurpose>;

export const customerReading = z
  .strictObject({ purpose: lookPurpose })
  .meta({ id: 'CustomerReading', example: { purpose: 'order' } });

export const customerSearch = z
  .strictObject({
    purpose: lookPurpose,
    email: z
      .email()
      .max(254)
      .optional()
      .meta({ description: 'The whole address. Upper and lower case do not matter.' }),
    name: text({ max: 120 })
      .optional()
      .meta({
        description: `The beginning of the name in the profile, at least ${fewestNameLetters} letters. Upper and lower case and accents do not matter.`,
      }),
  })
  .refine(({ email, name }) => (email === undefined) !== (name === undefined), {
    error: 'must hold either an e-mail address or a name',
  })
  .meta({ id: 'CustomerSearch', example: { purpose: 'order', email: 'mara@example.com' } });
export type CustomerSearch = z.output<typeof customerSearch>;

export const customerMatch = z
  .object({
    id: customerId,
    name: z.string().optional(),
    lastSignInAt: instant.optional(),
  })
  .meta({ id: 'CustomerMatch', description: 'A customer whom a search found.' });
export type CustomerMatch = z.infer<typeof customerMatch>;

export const guestPurchase = z.object({ bookingId, guestId, orderedAt: instant }).meta({
  id: 'GuestPurchase',
  description: 'A booking that a guest paid for with this address for the receipt.',
});

export const customerMatches = z
  .object({
    items: z.array(customerMatch).meta({ description: `At most ${customersFound}.` }),
    more: z.boolean().meta({ description: 'Whether more customers have such a name.' }),
    guestPurchases: z.array(guestPurchase).meta({
      description:
        'For an address: the bookings that guests paid for with it and that no account has yet. They join an account that proves the address.',
    }),
  })
  .meta({
    id: 'CustomerMatches',
    example: {
      items: [{ id: anId, name: 'Mara Lindner', lastSignInAt: drawnUp }],
      more: false,
      guestPurchases: [{ bookingId: aBooking, guestId: 'gst_8w3n1c6f2h5k9m4p', orderedAt: drawnUp }],
    },
  });
export type CustomerMatches = z.infer<typeof customerMatches>;

export const customerSignIn = signIn
  .extend({
    status: z.enum(['active', 'blocked', 'unconfirmed']).meta({
      description:
        '`active`: they can sign in · `blocked`: they cannot, and no token is refreshed · `unconfirmed`: they have not confirmed their address.',
    }),
    createdAt: instant,
  })
  .meta({
    id: 'CustomerSignIn',
    description: 'How a customer signs in, as the user pool has it now.',
    example: aSignIn,
  });
export type CustomerSignIn = z.infer<typeof customerSignIn>;

export const customerRecord = z
  .object({
    id: customerId,
    profile,
    preferences,
    consentHistory: z.array(consent).meta({ description: 'Every answer, newest first, at most 200.' }),
    savedDeals: z
      .array(z.object({ dealId, savedAt: instant }))
      .meta({ description: 'Newest first, at most 100.' }),
    savedDealCount: z.int().min(0).meta({ format: 'int64' }),
    guestBookings: z.array(bookingId).meta({
      description: 'What they bought as a guest before they had the account, newest first, at most 100.',
    }),
    signIn: customerSignIn.optional().meta({
      description: 'Absent when the sign-in is gone, or not known since the customer has not signed in.',
    }),
    signIns: z.array(instant).meta({
      description: `The sign-ins of the last ${signInDays} days, newest first, at most 50. Nothing says from which device.`,
    }),
    payments: z.object({
      stripeCustomer: z.boolean().meta({
        description: 'Whether Stripe has a customer for them, and so may have saved payment methods.',
      }),
    }),
    riskReviews: z.array(riskReview).meta({ description: 'Of their orders, newest first.' }),
    exports: z.array(dataExport).meta({ description: 'Newest first, without links.' }),
    deletion: deletion.optional(),
  })
  .meta({
    id: 'CustomerRecord',
    description: 'What is held about a customer, for staff.',
    example: {
      id: anId,
      profile: {
        id: anId,
        name: 'Mara Lindner',
        consents: [
          { channel: 'push', topic: 'dealAlerts', granted: true, wording: 'alerts-2026-11', at: drawnUp },
        ],
        version: 1,
        createdAt: drawnUp,
        updatedAt: drawnUp,
      },
      preferences: {
        categories: ['food-and-drink'],
        cities: [],
        radiusKm: 15,
        version: 1,
        updatedAt: drawnUp,
      },
      consentHistory: [
        { channel: 'push', topic: 'dealAlerts', granted: true, wording: 'alerts-2026-11', at: drawnUp },
      ],
      savedDeals: [],
      savedDealCount: 0,
      guestBookings: [aBooking],
      signIn: aSignIn,
      signIns: [drawnUp],
      payments: { stripeCustomer: true },
      riskReviews: [],
      exports: [],
    },
  });
export type CustomerRecord = z.infer<typeof customerRecord>;

export const blockReasons = ['abuse', 'fraud', 'account_taken_over', 'customer_request'] as const;
export const customerBlock = z
  .strictObject({
    reason: z.enum(blockReasons).meta({ description: 'The audit keeps it.' }),
  })
  .meta({ id: 'CustomerBlock', example: { reason: 'account_taken_over' } });
export type CustomerBlock = z.output<typeof customerBlock>;
export type BlockReason = CustomerBlock['reason'];

export const customerDeletionRequest = z
  .strictObject({
    confirm: customerId.meta({
      description: 'The id of the customer. It confirms that you mean this account.',
    }),
    reason: z.enum(['customer_request', 'legal_duty', 'test_account']).meta({
      description: 'The audit keeps it.',
    }),
  })
  .meta({
    id: 'CustomerDeletionRequest',
    example: { confirm: 'cus_0000000000000001', reason: 'customer_request' },
  });
export type CustomerDeletionRequest = z.output<typeof customerDeletionRequest>;

export const linkedBookings = z.object({ bookingIds: z.array(bookingId) }).meta({
  id: 'LinkedBookings',
  description: 'The bookings that joined the account now.',
  example: { bookingIds: [aBooking] },
});
export type LinkedBookings = z.infer<typeof linkedBookings>;
