import type {
  DoorBooking,
  DoorEntry,
  DoorKey,
  DoorList,
  RedeemCode,
  Redemption,
} from '../../lib/contract/door.ts';

const bookingId = 'bkg_1n4k7m2p5r8t3w6z1c4f7h9k2m5p8r3t6w9z1c4f7h9k2m5p';
const dealId = 'deal_5v8q2m7r4t9w3x6z';
const staffId = 'f3a9c1d2-5b7e-4c6a-9d8f-0a1b2c3d4e5f';
const device = { deviceId: 'door-7f3c9a1e', deviceName: 'Door 2' };
const useId = '0b6f7c1e-8d2a-4f93-a5c4-3e9d1b7a2c60';
const at = '2027-01-10T10:04:12.000Z';
const code = 'qf1ak-rvn9d';

const redeemCode: RedeemCode = {
  bookingId,
  qr: '2WAGTJ9KT1B2W4D1Y3FGP27KRMSHA2V4C1X3E4ZGP27KRMSHA2V02C3KR7D6MMKT7NEX5XY0HE6FGNQQD37626835XADRFA5XSQB8DPTAWQS503WTJJKPT1X1P5KQ2MG6MKPPCZZ42BSRRJW017P7XJQ1R',
  code,
  quantity: 2,
  redeemedQuantity: 0,
};

const facts: Omit<DoorBooking, 'bookingId'> = {
  version: 4,
  status: 'redeemed',
  quantity: 2,
  redeemedQuantity: 2,
  uses: [{ ...device, useId, quantity: 2, at, staffId, provisional: false }],
  refusedUses: [],
};
const doorBooking: DoorBooking = { bookingId, dealId, ...facts };
const redemption: Redemption = { admitted: true, outcome: 'redeemed', useId, booking: doorBooking };
const doorKey: DoorKey = { id: 1813, publicKey: '1cM034eQ3ex_3cQPBn74Wx3OcCLW2zl1InZlpCscFL8' };
const doorEntry: DoorEntry = { bookingId, codeDigest: 'snj39s', ...facts, name: 'Mara Lindner' };
const doorList: DoorList = {
  dealId,
  title: 'Brunch for two at Café Lindenhof',
  quantityTotal: 500,
  keys: [doorKey],
  items: [doorEntry],
  nextCursor: null,
};

/** Examples of what happens at the door, by schema. */
export const doorExamples: Readonly<Record<string, unknown>> = {
  RedeemCode: redeemCode,
  BookingRedemption: { quantity: 2, redeemedAt: at },
  RedemptionOverride: { reason: 'The guest came a day early, and there is room.' },
  NewRedemption: { code, ...device, useId, quantity: 2, dealId },
  ProvisionalUse: { bookingId, useId, quantity: 2, at },
  ProvisionalUses: { ...device, uses: [{ bookingId, useId, quantity: 2, at }] },
  UndoneRedemption: { bookingId, deviceId: device.deviceId, useId, reason: 'Scanned the wrong code.' },
  RedemptionUse: facts.uses[0],
  DoorBooking: doorBooking,
  Redemption: redemption,
  UploadedUses: { items: [redemption] },
  DoorKey: doorKey,
  DoorEntry: doorEntry,
  DoorList: doorList,
};
