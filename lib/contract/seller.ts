import * as z from 'zod';
import { sellerId } from './ids.ts';
import { instant } from './instant.ts';
import { sellerRoles } from './operation.ts';
import { staffId } from './staff.ts';
import { text } from './text.ts';

const name = text({ max: 120 }).meta({ description: 'The name that staff know the seller by.' });

export const seller = z
  .object({
    id: sellerId,
    name,
    createdAt: instant,
    updatedAt: instant,
    version: z.int().min(1).meta({ description: 'Rises by one with each change; the ETag says the same.' }),
  })
  .meta({
    id: 'Seller',
    description: 'A business that sells. Its members are staff with the role `seller`.',
  });
export type Seller = z.infer<typeof seller>;

export const newSeller = z.strictObject({ name }).meta({ id: 'NewSeller' });
export type NewSeller = z.output<typeof newSeller>;

export const sellerPatch = z
  .strictObject({ name: name.optional() })
  .meta({ id: 'SellerPatch', description: 'Fields left out stay as they are.' });
export type SellerPatch = z.output<typeof sellerPatch>;

const role = z.enum(sellerRoles).meta({
  description:
    'What they may do for the seller. `owner` and `manager`: everything. `fulfilment`: read deals, bookings and who bought. `finance`: read deals, bookings, payments and revenue.',
});

export const sellerMember = z
  .object({
    staffId,
    name: z.string().optional().meta({
      description:
        'Their name in the staff pool, or without one their e-mail address. Absent when the account is gone.',
    }),
    role,
    since: instant.meta({ description: 'When they became a member.' }),
  })
  .meta({ id: 'SellerMember', description: 'A member of staff who works for a seller.' });
export type SellerMember = z.infer<typeof sellerMember>;

export const sellerMemberRole = z.strictObject({ role }).meta({ id: 'SellerMemberRole' });
