import type { RecordedBooking } from '../contract/booking.ts';
import { toBooking } from './booking.ts';
import { type CancelDeps, type CancelRequest, giveUpBooking } from './give-up-booking.ts';

/**
 * Cancels a booking of a deal, and returns it in the API's form.
 * @throws AppError those of `giveUpBooking`
 */
export const cancelBooking = async (deps: CancelDeps, request: CancelRequest): Promise<RecordedBooking> =>
  toBooking(await giveUpBooking(deps, request));
