import type { Availability, Countdown, Deal } from '@stampede/mobile-sdk';
import { usePlaceBooking } from '@stampede/mobile-sdk/react';
import { useState } from 'react';
import { money, remaining } from '../format.ts';
import { explain } from '../words/errors.ts';
import { rejections } from '../words/rejections.ts';
import { Button } from './button.tsx';
import { OrderOutcome } from './order-outcome.tsx';
import { Quantity } from './quantity.tsx';
import { Refusal } from './refusal.tsx';
import { Words } from './words.tsx';

interface BuyPanelProps {
  readonly deal: Deal;
  readonly availability: Availability;
  readonly countdown: Countdown | undefined;
  readonly canBook: boolean;
}

/** More than this at once is rather a call to the seller. */
const mostAtOnce = 10;

/** From the wish to the decision. */
export function BuyPanel({ deal, availability, countdown, canBook }: BuyPanelProps) {
  const [wanted, setWanted] = useState(1);
  const { mutate, data: decision, error, isPending, reset } = usePlaceBooking();
  const most = Math.max(1, Math.min(availability.available, deal.perCustomerLimit ?? mostAtOnce, mostAtOnce));
  const quantity = Math.min(wanted, most);

  if (decision && decision.status !== 'rejected') return <OrderOutcome granted={decision} onAgain={reset} />;
  return (
    <>
      {decision && <Refusal {...rejections[decision.rejection]} />}
      {error && <Refusal {...explain(error)} />}
      {canBook && most > 1 && <Quantity value={quantity} most={most} onChange={setWanted} />}
      <Button busy={isPending} disabled={!canBook} onPress={() => mutate({ dealId: deal.id, quantity })}>
        {isPending
          ? 'Placing your order …'
          : buttonWords({ deal, availability, countdown, canBook, quantity })}
      </Button>
      {availability.state === 'live' && availability.soldOut && (
        <Words kind="small" tone="muted">
          What is not paid in time comes back. Stay here, and you see it at once.
        </Words>
      )}
    </>
  );
}

function buttonWords(offer: BuyPanelProps & { readonly quantity: number }): string {
  const { deal, availability, countdown, canBook, quantity } = offer;
  const { amountMinor, currency } = deal.price;
  if (canBook)
    return amountMinor === 0
      ? 'Book now, free'
      : `Buy now · ${money({ amountMinor: amountMinor * quantity, currency })}`;
  if (availability.state === 'cancelled') return 'Cancelled';
  if (availability.state === 'ended' || countdown?.phase === 'over') return 'The sale has ended';
  if (availability.state === 'paused') return 'The seller takes a break';
  if (countdown?.phase === 'before') return `Opens in ${remaining(countdown.secondsLeft)}`;
  return availability.soldOut ? 'Sold out' : 'One moment …';
}
