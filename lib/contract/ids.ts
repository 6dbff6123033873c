import * as z from 'zod';

/**
 * Crockford’s base32 in lower case. It has no i, l, o or u, so that people can read an id aloud. Sixteen characters
 * hold 80 bits.
 */
export const base32Alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes the schema of an id. Its type includes the prefix, so that the compiler distinguishes a deal’s id from a
 * booking’s. An id that only one capability has is declared beside the schemas of that capability.
 */
export const prefixed = <const P extends string>(prefix: P, length: number) =>
  z
    .string()
    .regex(
      new RegExp(`^${prefix}_[${base32Alphabet}]{${length}}$`),
      `must look like ${prefix}_…`,
    ) as unknown as z.ZodType<`${P}_${string}`, string>;

export const dealId = prefixed('deal', 16).meta({ id: 'DealId', description: 'Identifies a deal.' });
export const sellerId = prefixed('slr', 16).meta({ id: 'SellerId', description: 'Identifies a seller.' });
export const guestId = prefixed('gst', 16).meta({ id: 'GuestId', description: 'Identifies a guest.' });
export const customerId = prefixed('cus', 16).meta({
  id: 'CustomerId',
  description: 'Identifies a customer.',
});
export const buyerId = z
  .union([guestId, customerId])
  .meta({ id: 'BuyerId', description: 'The buyer: a signed-in customer or a guest.' });

export const exportId = prefixed('exp', 16).meta({
  id: 'ExportId',
  description: 'Identifies an export of data.',
});

/**
 * The kinds of stock, each with its character in the ids of stocks and of bookings. There are 32 characters, so 27 are
 * free. Ids keep it for ever, so a character is never given to another kind. `several` is not one stock but a set of
 * them.
 */
export const stockKinds = { deal: 'd', slot: 's', reward: 'r', variant: 'v', several: 'm' } as const;
export type StockKind = keyof typeof stockKinds;

/** The kind of stock, then the id of the object sold. Clients never see it: they name the deal. */
export const stockId = z
  .string()
  .regex(
    new RegExp(`^stk_[${Object.values(stockKinds).join('')}][${base32Alphabet}]{16}$`),
    'must look like stk_…',
  )
  .meta({ id: 'StockId', description: 'Identifies a stock of scarce units.' }) as unknown as z.ZodType<
  `stk_${string}`,
  string
>;

/** Eight characters are 40 bits: a slot's stock has to name its service, its start and its resource in sixteen. */
export const serviceIdLength = 8;
export const serviceId = prefixed('svc', serviceIdLength).meta({
  id: 'ServiceId',
  description: 'Identifies a service.',
});
export const resourceId = prefixed('res', 16).meta({
  id: 'ResourceId',
  description: 'Identifies a resource.',
});

/** The order’s identity, its stock, its quantity and the proof that we issued it. */
export const bookingIdLength = 48;
export const bookingId = prefixed('bkg', bookingIdLength).meta({
  id: 'BookingId',
  description: 'Identifies a booking.',
});

export const riskReviewId = prefixed('rrv', 16).meta({
  id: 'RiskReviewId',
  description: 'Identifies the review of an order.',
});

export const auditId = prefixed('aud', 16).meta({
  id: 'AuditId',
  description: 'Identifies an entry of the audit.',
});

export const approvalId = prefixed('apr', 16).meta({
  id: 'ApprovalId',
  description: 'Identifies a request for approval.',
});

/** Returns whether a buyer has an account. All others are guests. */
export const isCustomerId = (id: BuyerId): id is CustomerId => id.startsWith('cus_');

export type StockId = z.output<typeof stockId>;
export type DealId = z.infer<typeof dealId>;
export type ServiceId = z.infer<typeof serviceId>;
export type ResourceId = z.infer<typeof resourceId>;
export type SellerId = z.infer<typeof sellerId>;
export type CustomerId = z.infer<typeof customerId>;
export type BuyerId = z.infer<typeof buyerId>;
export type GuestId = z.infer<typeof guestId>;
export type ExportId = z.infer<typeof exportId>;
export type BookingId = z.infer<typeof bookingId>;
export type RiskReviewId = z.infer<typeof riskReviewId>;
export type ApprovalId = z.infer<typeof approvalId>;
