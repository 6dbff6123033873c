import type { Availability, Countdown, Deal, Money, RejectedOrder } from '@stampede/mobile-sdk';
import { useState } from 'react';
import { money } from '../format.ts';
import { explain } from '../words/errors.ts';
import { newPriceWords, rejections } from '../words/rejections.ts';
import { Button } from './button.tsx';
import { Quantity } from './quantity.tsx';
import { Refusal } from './refusal.tsx';
import { Words } from './words.tsx';

interface BuyPanelProps {
  readonly deal: Deal;
  readonly availability: Availability;
  readonly countdown: Countdown | undefined;
  readonly canBook: boolean;
  /** The price of one unit that the buyer sees. */
  readonly price: Money;
  /** The price of one unit in the last order. */
  readonly asked: Money | undefined;
  readonly rejected: RejectedOrder | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onOrder: (quantity: number) => void;
}

/** For more units than this, a buyer should call the seller. */
const mostAtOnce = 10;

/** The purchase from the choice of units to the decision. */
export function BuyPanel(props: BuyPanelProps) {
  const { deal, availability, canBook, price, asked, rejected, error, isPending, onOrder } = props;
  const [wanted, setWanted] = useState(1);
  const most = Math.max(1, Math.min(availability.available, deal.perCustomerLimit ?? mostAtOnce, mostAtOnce));
  const quantity = Math.min(wanted, most);
  return (
    <>
      {rejected && <Refusal {...whyRejected(rejected, asked)} />}
      {error && <Refusal {...explain(error)} />}
      {canBook && most > 1 && <Quantity value={quantity} most={most} onChange={setWanted} />}
      <Button busy={isPending} disabled={!canBook} onPress={() => onOrder(quantity)}>
        {isPending ? 'Placing your order …' : canBook ? buyWords(price, quantity) : whyNot(props)}
      </Button>
      {deal.perCustomerLimit !== undefined && (
        <Words kind="small" tone="muted">{`Limit ${deal.perCustomerLimit} per customer`}</Words>
      )}
      {availability.state === 'live' && availability.soldOut && (
        <Words kind="small" tone="muted">
          What is not paid in time comes back. Stay here, and you see it at once.
        </Words>
      )}
    </>
  );
}

function whyRejected({ rejection, currentPrice }: RejectedOrder, asked: Money | undefined) {
  if (rejection === 'price_changed' && currentPrice && asked) return newPriceWords(asked, currentPrice);
  return rejections[rejection];
}

function buyWords({ amountMinor, currency }: Money, quantity: number): string {
  if (amountMinor === 0) return 'Book now, free';
  return `Buy now · ${money({ amountMinor: amountMinor * quantity, currency })}`;
}

function whyNot({ availability, countdown }: BuyPanelProps): string {
  if (availability.state === 'cancelled') return 'Cancelled';
  if (availability.state === 'ended' || countdown?.phase === 'over') return 'The sale has ended';
  if (availability.state === 'paused') return 'The seller takes a break';
  // The countdown above shows the time.
  if (countdown?.phase === 'before') return 'Not open yet';
  return availability.soldOut ? 'Sold out' : 'One moment …';
}
