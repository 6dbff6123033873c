import { refundsOf } from '../../../lib/payments/payment.ts';
import type { Actor } from '../../../lib/platform/actor.ts';
import { resolveRefund } from '../../../lib/refunds/resolve-refund.ts';
import type { Move } from './moves.ts';
import type { World } from './world.ts';

/** A key that other requests use too must not matter. */
const keys = ['again', 'part'];

/** What staff do about refunds that failed: another one, or the money by another way. Two of them may do so at once. */
export const failedRefundMoves = (world: World, actor: Actor): Move[] =>
  world.paymentRecords().flatMap((payment) =>
    refundsOf(payment)
      .filter(({ status }) => status === 'failed')
      .flatMap(({ id: refundId }) =>
        keys.flatMap((idempotencyKey) =>
          (['try_again', 'settled'] as const).map((resolution): Move => {
            const name = `resolve ${resolution} ${idempotencyKey} ${refundId}`;
            const wish = { refundId, resolution, idempotencyKey, reason: 'By bank transfer.', actor };
            return {
              name,
              weight: world.actors.atWork(name) < 2 ? 2 : 0,
              begin: () =>
                world.actors.spawn(name, async () => {
                  await resolveRefund(world.deps, { bookingId: payment.id, ...wish });
                }),
            };
          }),
        ),
      ),
  );
