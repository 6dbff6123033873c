import * as z from 'zod';
import { sellerId } from './ids.ts';
import { instant } from './instant.ts';

/** The most sellers and addresses that staff may switch off, and the most days for one block. */
export const switchLimits = { sellersOff: 100, blockedAddresses: 200, blockedDays: 90 } as const;

const on = (description: string) => z.boolean().meta({ description });
const flags = {
  guests: on('Off: nobody can become a guest, and guests cannot order. Their earlier orders still work.'),
  oneClick: on('Off: no order is paid with a saved card, and no card is saved.'),
  liveSockets: on('Off: no socket can be opened, open sockets are closed, and clients poll.'),
};

const sellersOff = z
  .array(sellerId)
  .max(switchLimits.sellersOff)
  .meta({ description: 'Orders of their deals answer `deal_not_live`, and they cannot change anything.' });

export const addressDigest = z
  .string()
  .regex(/^[\w-]{16}$/, 'must have 16 characters of A to Z, a to z, 0 to 9, - and _')
  .meta({
    id: 'AddressDigest',
    description:
      'The digest that counts and blocks use instead of the address. The address cannot be found from it.',
    example: 'q3Zk0bYF2w-VxN7a',
  });
const until = instant.meta({
  description: `The end of the block, at most ${switchLimits.blockedDays} days from now.`,
});

/** An address, or the digest of one. */
export const blockedAddress = z
  .object({ digest: addressDigest, until })
  .meta({ id: 'BlockedAddress', description: 'An address whose requests are refused; in IPv6 its /64.' });

export const switches = z
  .object({
    ...flags,
    sellersOff,
    blockedAddresses: z.array(blockedAddress),
    version: z.int().min(0).meta({ description: 'Counts the changes. The ETag has the same number.' }),
    updatedAt: instant.nullable().meta({ description: 'Null before the first change.' }),
  })
  .meta({ id: 'Switches', description: 'The switches. Everything is on until staff switch it off.' });
export type Switches = z.infer<typeof switches>;

const address = z
  .string()
  .max(45)
  .refine((text) => z.ipv4().safeParse(text).success || z.ipv6().safeParse(text).success, {
    error: 'must be an IPv4 or IPv6 address',
  })
  .meta({
    description: 'Only its digest is stored. In IPv6 the /64 is blocked.',
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
    description: 'Fields left out stay as they are. A list replaces the earlier list.',
  });
export type SwitchesPatch = z.infer<typeof switchesPatch>;
