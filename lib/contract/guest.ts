import * as z from 'zod';
import { guestId } from './ids.ts';
import { instant } from './instant.ts';

export const guest = z
  .object({
    guestId,
    token: z
      .string()
      .meta({ description: 'Send it as `Authorization: Bearer …`. Store it like a password.' }),
    expiresAt: instant.meta({ description: 'Renew the token before this instant; see `renewGuest`.' }),
  })
  .meta({ id: 'Guest', description: 'A buyer without an account.' });
export type GuestCredentials = z.infer<typeof guest>;

export const serverTime = z.object({ now: instant }).meta({ id: 'ServerTime' });
