import * as z from 'zod';
import { recordedStatus } from './booking.ts';
import { bookingId, dealId, serviceId } from './ids.ts';
import { instant } from './instant.ts';
import { localDate } from './local-time.ts';
import { maxQuantity } from './max-quantity.ts';
import { bookedSlot } from './sold.ts';
import { opaqueText, text } from './text.ts';

/** The most uses in one upload. */
export const usesInUpload = 50;
/** The most bookings on one page of a door list. */
export const doorListPage = 500;
/** The characters of the content of a QR code: 96 bytes in base32. */
export const qrCodeLength = 154;
/** The characters of a code that people read aloud: nine, and one that checks them. */
export const shortCodeLength = 10;

const quantity = z.int().min(1).max(maxQuantity).meta({ format: 'int64' });
const count = z.int().min(0).max(maxQuantity).meta({ format: 'int64' });

/** Made by the device. Its content has no meaning for us. */
const madeByDevice = (what: string) =>
  z
    .string()
    .regex(/^[0-9A-Za-z_-]{8,64}$/, 'must have 8 to 64 letters, digits, - or _')
    .meta({ description: what });
const deviceId = madeByDevice('The device at the door. Choose it once and keep it on the device.');
const useId = madeByDevice('The use. A new one for each person or party; the same one for a retry.');
const deviceName = text({ max: 40 }).optional().meta({
  description: 'What staff call the device. The other door sees it when a code is used twice.',
  example: 'Door 2',
});
const code = opaqueText({ max: 200 }).meta({
  description:
    'The content of the QR code, or the short code as it was typed. Blanks, hyphens and the case of letters do not matter; o is read as 0, i and l as 1.',
});

export const redeemCode = z
  .object({
    bookingId,
    qr: z.string().meta({
      description: `The content of the QR code: ${qrCodeLength} capital letters and digits, so that it fits a code of 41 by 41 modules. The same until the key changes, so an app may keep it.`,
    }),
    code: z.string().meta({
      description:
        'The code to read aloud, as in `k7m2q-x94rd`. It has no i, l, o or u, and finds most typing errors.',
    }),
    quantity: quantity.meta({ description: 'The units of the booking.' }),
    redeemedQuantity: count.meta({ description: 'How many of them were used.' }),
  })
  .meta({ id: 'RedeemCode', description: 'By which the door knows a booking.' });
export type RedeemCode = z.infer<typeof redeemCode>;

const override = z.strictObject({ reason: text({ max: 200 }) }).meta({
  id: 'RedemptionOverride',
  description: 'Admits in spite of the warnings. The audit keeps the reason.',
});

const names = { code: code.optional(), bookingId: bookingId.optional() };
const namesOne = ({ code, bookingId }: { code?: unknown; bookingId?: unknown }) =>
  (code === undefined) !== (bookingId === undefined);
const oneName = { path: ['code'], error: 'is needed, or bookingId, but not both' };

/** The deal or the service of a door. */
const atThisDoor = {
  dealId: dealId.optional().meta({
    description: 'The deal that this door is for. A booking of anything else is a warning.',
  }),
  serviceId: serviceId.optional().meta({
    description: 'In place of `dealId`: the service that this door is for.',
  }),
};
const atOneDoor = ({ dealId, serviceId }: { dealId?: unknown; serviceId?: unknown }) =>
  dealId === undefined || serviceId === undefined;
const notBoth = { path: ['serviceId'], error: 'must not be sent together with dealId' };

export const newRedemption = z
  .strictObject({
    ...names,
    deviceId,
    deviceName,
    useId,
    quantity: quantity.optional().meta({
      description:
        'How many come in. May be left out when one unit is left; otherwise the answer is `how_many`.',
    }),
    ...atThisDoor,
    override: override.optional(),
  })
  .refine(namesOne, oneName)
  .refine(atOneDoor, notBoth)
  .meta({ id: 'NewRedemption' });
export type NewRedemption = z.output<typeof newRedemption>;

const provisionalUse = z
  .strictObject({
    ...names,
    useId,
    quantity,
    at: instant.meta({ description: 'When they came in, by the device’s clock.' }),
    ...atThisDoor,
  })
  .refine(namesOne, oneName)
  .refine(atOneDoor, notBoth)
  .meta({ id: 'ProvisionalUse' });

export const provisionalUses = z
  .strictObject({ deviceId, deviceName, uses: z.array(provisionalUse).min(1).max(usesInUpload) })
  .meta({ id: 'ProvisionalUses' });
export type ProvisionalUses = z.output<typeof provisionalUses>;

export const undoneRedemption = z
  .strictObject({ bookingId, deviceId, useId, reason: text({ max: 200 }) })
  .meta({ id: 'UndoneRedemption' });
export type UndoneRedemption = z.output<typeof undoneRedemption>;

export const redemptionUse = z
  .object({
    useId: z.string(),
    deviceId: z.string(),
    deviceName: z.string().optional(),
    quantity,
    at: instant,
    staffId: z.string(),
    provisional: z.boolean().meta({ description: 'Whether the device had no network.' }),
    undoneAt: instant.optional(),
  })
  .meta({
    id: 'RedemptionUse',
    description: 'A use at the door: how many, when, and who let them in on which device.',
  });
export type RedemptionUse = z.infer<typeof redemptionUse>;

export const doorBooking = z
  .object({
    bookingId,
    dealId: dealId.optional().meta({ description: 'The deal. Absent for a slot.' }),
    slot: bookedSlot.optional().meta({ description: 'The slot. Absent for a deal.' }),
    version: z.int().min(1).meta({
      format: 'int64',
      description: 'Rises with each change, so that a device knows which of two answers is newer.',
    }),
    status: recordedStatus,
    quantity,
    redeemedQuantity: count,
    uses: z.array(redemptionUse).meta({ description: 'In the order in which we learned of them.' }),
    refusedUses: z.array(redemptionUse).meta({
      description:
        'Uses of devices without a network that came in and do not count, because the units were used already. Show them at every door that has a use of the booking.',
    }),
  })
  .meta({ id: 'DoorBooking', description: 'A booking as the door sees it.' });
export type DoorBooking = z.infer<typeof doorBooking>;

export const redemptionOutcomes = [
  'redeemed',
  'used_up',
  'too_many',
  'how_many',
  'check_first',
  'not_redeemable',
  'undone',
  'unknown',
] as const;
export type RedemptionOutcome = (typeof redemptionOutcomes)[number];

export const redemptionWarnings = ['other_deal', 'too_early', 'wrong_day', 'over'] as const;
export type RedemptionWarning = (typeof redemptionWarnings)[number];

export const unknownCodes = ['unreadable', 'mistyped', 'forged', 'not_found'] as const;
export type UnknownCode = (typeof unknownCodes)[number];

export const redemption = z
  .object({
    admitted: z
      .boolean()
      .meta({ description: 'Whether they may come in. Nothing else in the answer says so.' }),
    outcome: z.enum(redemptionOutcomes).meta({
      description:
        '`redeemed`: recorded, now or by an earlier attempt · `used_up`: all units were used before; `booking.uses` says by whom, when and where · `too_many`: fewer are left than come · `how_many`: send `quantity` · `check_first`: see `warnings`; send `override` to admit all the same · `not_redeemable`: see the status of the booking · `undone`: this use was taken back · `unknown`: see `unknown`.',
    }),
    useId: z.string(),
    warnings: z.array(z.enum(redemptionWarnings)).optional().meta({
      description:
        'With `check_first`, and with `redeemed` for those that were overridden. `other_deal`: of another deal or service than this door’s · of a slot: `too_early`: more than an hour before · `wrong_day`: on another day of its time zone · `over`: it has ended.',
    }),
    unknown: z.enum(unknownCodes).optional().meta({
      description:
        'With `unknown`. `unreadable`: no code of ours · `mistyped`: its check character is wrong · `forged`: its signature is wrong, or of a key that is no longer valid · `not_found`: no booking that you may see.',
    }),
    booking: doorBooking.optional().meta({ description: 'The booking afterwards. Absent with `unknown`.' }),
  })
  .meta({ id: 'Redemption', description: 'What the door decided.' });
export type Redemption = z.infer<typeof redemption>;

export const uploadedUses = z
  .object({ items: z.array(redemption).meta({ description: 'In the order of the upload.' }) })
  .meta({ id: 'UploadedUses' });

export const doorKey = z
  .object({
    id: z.int().min(0).max(4095).meta({ format: 'int64', description: 'As the codes name it.' }),
    publicKey: z.string().meta({ description: 'Ed25519 (RFC 8032): 32 bytes in base64url.' }),
  })
  .meta({ id: 'DoorKey', description: 'A key that proves codes.' });
export type DoorKey = z.infer<typeof doorKey>;

export const doorEntry = z
  .object({
    bookingId,
    codeDigest: z.string().meta({
      description:
        'Finds the booking of a short code: six characters, so that the list does not give the code away.',
    }),
    slot: bookedSlot.optional().meta({ description: 'The slot. Absent for a deal.' }),
    version: z.int().min(1).meta({
      format: 'int64',
      description: 'Rises with each change, so that a device knows which of two answers is newer.',
    }),
    status: recordedStatus,
    quantity,
    redeemedQuantity: count,
    uses: z.array(redemptionUse),
    refusedUses: z.array(redemptionUse),
    name: z.string().optional().meta({ description: 'As the buyer gave it. Only with `names`.' }),
  })
  .meta({ id: 'DoorEntry', description: 'A booking on the list of a door.' });
export type DoorEntry = z.infer<typeof doorEntry>;

export const doorList = z
  .object({
    dealId: dealId.optional().meta({ description: 'The deal of the door. Absent for a service.' }),
    serviceId: serviceId.optional().meta({ description: 'The service of the door. Absent for a deal.' }),
    date: localDate.optional().meta({
      description: 'With `serviceId`: the slots of the list begin on this date, by the clock of their zone.',
    }),
    title: z.string(),
    quantityTotal: z.int().min(0).meta({
      format: 'int64',
      description: 'The capacity: the units of the deal, or those of the day’s slots that were ever booked.',
    }),
    keys: z.array(doorKey).meta({ description: 'The keys whose codes are valid now.' }),
    items: z.array(doorEntry).meta({
      description: 'Confirmed and redeemed bookings, and those that were cancelled or refunded after that.',
    }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'DoorList', description: 'A page of what a door needs without a network.' });
export type DoorList = z.infer<typeof doorList>;
