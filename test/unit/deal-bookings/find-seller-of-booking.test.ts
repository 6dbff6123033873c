import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base32Alphabet, bookingIdLength } from '../../../lib/contract/ids.ts';
import { findSellerOfBooking } from '../../../lib/deal-bookings/find-seller-of-booking.ts';
import type { DealRepository } from '../../../lib/deals/repository.ts';
import type { Staff } from '../../../lib/platform/caller.ts';

const staff: Staff = { kind: 'staff', id: 'ada', roles: ['admin'] } as unknown as Staff;
const deals = { get: async () => undefined } as unknown as DealRepository;
const dealBookings = { find: async () => undefined };

it('answers 404 to staff for whatever has the form of a booking’s id', async () => {
  const text = fc.string({
    unit: fc.constantFrom(...base32Alphabet),
    minLength: bookingIdLength,
    maxLength: bookingIdLength,
  });
  await fc.assert(
    fc.asyncProperty(text, async (rest) => {
      const found = findSellerOfBooking({ deals, dealBookings }, { bookingId: `bkg_${rest}`, staff });
      await expect(found).rejects.toMatchObject({ code: 'not_found' });
    }),
  );
});
