import * as z from 'zod';
import {
  doorBooking,
  doorList,
  doorListPage,
  newRedemption,
  provisionalUses,
  redemption,
  undoneRedemption,
  uploadedUses,
  usesInUpload,
} from '../door.ts';
import { dealId, resourceId, serviceId } from '../ids.ts';
import { localDate } from '../local-time.ts';
import { defineOperation } from '../operation.ts';
import { pageQuery } from '../page.ts';

const capability = 'door';
const access = ['seller', 'support', 'admin'] as const;
const sellerRoles = ['owner', 'manager', 'fulfilment'] as const;

export const redeemBooking = defineOperation({
  id: 'redeemBooking',
  capability,
  method: 'POST',
  path: '/v1/admin/redemptions',
  summary: 'Admit a buyer at the door',
  description:
    'By the content of the QR code, the short code, or the booking’s id. A refusal is an answer too (200), since the door shows its facts; only 201 admits. Each unit is used once. A party may come in parts: send `quantity`. The same `deviceId` and `useId` find the first attempt.',
  access,
  sellerRoles,
  limit: 'doors',
  repeatable: true,
  body: newRedemption,
  success: {
    201: { description: 'Admitted: the use is recorded', schema: redemption },
    200: { description: 'Not admitted, and nothing is recorded', schema: redemption },
  },
  errors: [],
});

export const uploadRedemptions = defineOperation({
  id: 'uploadRedemptions',
  capability,
  method: 'POST',
  path: '/v1/admin/redemptions/provisional',
  summary: 'Report whom a door let in without a network',
  description: `At most ${usesInUpload} uses. Each is decided by itself, in their order. A use of units that were used already does not count: its answer says who used them, when and on which device, and the booking keeps it in \`refusedUses\`, where the other door finds it. No warning refuses a use, since the people are in. Repeating the request changes nothing.`,
  access,
  sellerRoles,
  limit: 'doors',
  repeatable: true,
  body: provisionalUses,
  success: { 200: { description: 'What became of each use', schema: uploadedUses } },
  errors: [],
});

export const undoRedemption = defineOperation({
  id: 'undoRedemption',
  capability,
  method: 'POST',
  path: '/v1/admin/redemptions/undo',
  summary: 'Take back a use at the door',
  description:
    'When the wrong code was used, or the people left again. The audit keeps the reason. Without any use left the booking is confirmed again. Repeating the request changes nothing.',
  access,
  sellerRoles,
  limit: 'doors',
  repeatable: true,
  body: undoneRedemption,
  success: { 200: { description: 'The booking afterwards', schema: doorBooking } },
  errors: ['not_found', 'invalid_state'],
});

const wholeNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;

const door = {
  dealId: dealId.optional().meta({
    description: 'The deal of the door. Send this or `serviceId`.',
    example: 'deal_5v8q2m7r4t9w3x6z',
  }),
  serviceId: serviceId.optional().meta({ description: 'The service of the door. Send this or `dealId`.' }),
  date: localDate.optional().meta({
    description:
      'With `serviceId`: when the slots begin, by the clock of their resource’s zone. Default: today, by that of the first resource.',
  }),
  resourceId: resourceId
    .optional()
    .meta({ description: 'With `serviceId`: only slots that this resource serves.' }),
};
type OfDoor = { readonly [Field in keyof typeof door]?: unknown };
const namesOne = (query: OfDoor) => (query.dealId === undefined) !== (query.serviceId === undefined);
const isOfService = ({ serviceId, date, resourceId }: OfDoor) =>
  serviceId !== undefined || (date === undefined && resourceId === undefined);

export const getDoorList = defineOperation({
  id: 'getDoorList',
  capability,
  method: 'GET',
  path: '/v1/admin/door-list',
  summary: 'The list of a door, for working without a network',
  description:
    'Of a deal, or of a day’s slots of a service. Page by page, in an order that stays. A page may be short, or empty before the last one. Read it again with If-None-Match to learn what changed. `names` adds the names that buyers gave, and the audit records that they were read.',
  access,
  sellerRoles,
  limit: 'lists',
  etag: true,
  query: z
    .strictObject({
      ...door,
      names: z
        .enum(['true', 'false'])
        .default('false')
        .meta({ description: 'Whether the names of buyers are included.' }),
      cursor: pageQuery.cursor,
      limit: z.preprocess(wholeNumber, z.int().min(1).max(doorListPage)).default(doorListPage).meta({
        type: 'integer',
        default: doorListPage,
        format: 'int64',
        description: 'Bookings on a page.',
      }),
    })
    .refine(namesOne, { path: ['dealId'], error: 'must be sent, or serviceId, but not both' })
    .refine(isOfService, { path: ['serviceId'], error: 'is needed with date and resourceId' }),
  success: { 200: { description: 'A page of the list', schema: doorList } },
  errors: ['not_found'],
});
