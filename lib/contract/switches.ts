import * as z from 'zod';
import { sellerId } from './ids.ts';
import { instant } from './instant.ts';

/** How much staff may switch off, and for how long they may block an address at a time. */
export const switchLimits = { sellersOff: 100, blockedAddresses: 200, blockedDays: 90 } as const;

const on = (description: string) => z.boolean().meta({ description });
const flags = {
  guests: on('Off: nobody becomes a guest, and guests place no orders. What they have ordered goes on.'),
  oneClick: on('Off: no order is paid with a saved card, and no card is saved.'),
  liveSockets: on('Off: no socket is opened, and clients poll; sockets that are open are closed.'),
};

const sellersOff = z
  .array(sellerId)
  .max(switchLimits.sellersOff)
  .meta({ description: 'Orders of their deals answer `deal_not_live`, and they change nothing.' });

export const addressDigest = z
  .string()
  .regex(/^[\w-]{16}$/, 'must have 16 characters of A to Z, a to z, 0 to 9, - and _')
  .meta({
    id: 'AddressDigest',
    description: 'What stands for an address wherever one is counted or blocked: nothing leads back from it.',
    example: 'q3Zk0bYF2w-VxN7a',
  });
const until = instant.meta({
  description: `The block ends then, ${switchLimits.blockedDays} days from now at most.`,
});

/** An address, or the digest of one. */
export const blockedAddress = z
  .object({ digest: addressDigest, until })
  .meta({ id: 'BlockedAddress', description: 'An address (in IPv6 its /64) that may send no requests.' });

export const switches = z
  .object({
    ...flags,
    sellersOff,
    blockedAddresses: z.array(blockedAddress),
    version: z.int().min(0).meta({ description: 'Counts the changes; the ETag says the same.' }),
    updatedAt: instant.nullable().meta({ description: 'Null while nothing was ever switched.' }),
  })
  .meta({ id: 'Switches', description: 'What is on. Everything is, until somebody switches it off.' });
export type Switches = z.infer<typeof switches>;

const address = z
  .string()
  .max(45)
  .refine((text) => z.ipv4().safeParse(text).success || z.ipv6().safeParse(text).success, {
    error: 'must be an IPv4 or IPv6 address',
  })
  .meta({
    description: 'Its digest is kept, and not the address. Of IPv6 the /64 is blocked.',
    example: '203.0.113.7',
  });

const newlyBlocked = z
  .strictObject({
    address: address.optional(),
    digest: addressDigest.optional(),
    until,
  })
  .refine(({ address, digest }) => (address === undefined) !== (digest === undefined), {
    error: 'must have either an address or a digest',
  });

export const switchesPatch = z
  .strictObject({
    guests: flags.guests.optional(),
    oneClick: flags.oneClick.optional(),
    liveSockets: flags.liveSockets.optional(),
    sellersOff: sellersOff.optional(),
    blockedAddresses: z.array(newlyBlocked).max(switchLimits.blockedAddresses).optional(),
  })
  .meta({
    id: 'SwitchesPatch',
    description: 'What is left out stays as it is; a list replaces the list that is there.',
  });
export type SwitchesPatch = z.infer<typeof switchesPatch>;
