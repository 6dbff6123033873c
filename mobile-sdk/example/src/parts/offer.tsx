import type { Availability, Countdown, Deal } from '@stampede/mobile-sdk';
import { queryKeys, usePlaceBooking } from '@stampede/mobile-sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { StyleSheet, View } from 'react-native';
import { space } from '../theme.ts';
import { BigCountdown } from './big-countdown.tsx';
import { BuyPanel } from './buy-panel.tsx';
import { CalendarButton } from './calendar-button.tsx';
import { OrderOutcome } from './order-outcome.tsx';
import { Panel } from './panel.tsx';
import { Price } from './price.tsx';
import { Stock } from './stock.tsx';

interface OfferProps {
  readonly deal: Deal;
  readonly availability: Availability;
  readonly countdown: Countdown | undefined;
  readonly canBook: boolean;
}

/** The price, the remaining units, the time, and the order. */
export function Offer({ deal, availability, countdown, canBook }: OfferProps) {
  const queries = useQueryClient();
  const { mutate, data: decision, variables, error, isPending, reset } = usePlaceBooking();
  const granted = decision && decision.status !== 'rejected' ? decision : undefined;
  const rejected = decision?.status === 'rejected' ? decision : undefined;
  const asked = variables?.expectedPrice;
  // Asks the buyer again, with the current price.
  const price = rejected?.currentPrice ?? (isPending && asked ? asked : deal.price);
  const order = (quantity: number) =>
    mutate(
      // A buyer with an old price is asked again, and never pays another price.
      { dealId: deal.id, quantity, expectedPrice: price },
      { onSettled: () => void queries.invalidateQueries({ queryKey: queryKeys.deal(deal.id) }) },
    );
  // Once there is an order, only its own time counts. When nothing can be bought, no time is shown.
  const counts = !granted && !availability.soldOut && ['scheduled', 'live'].includes(availability.state);
  const opensAt = availability.state === 'scheduled' && countdown?.phase === 'before' && deal.startsAt;
  return (
    <Panel>
      <View style={styles.price}>
        <Price deal={{ ...deal, price }} large />
        <Stock of={availability} live />
      </View>
      {counts && countdown && countdown.phase !== 'over' && <BigCountdown countdown={countdown} />}
      {granted ? (
        <OrderOutcome granted={granted} onAgain={reset} />
      ) : (
        <BuyPanel
          {...{ deal, availability, countdown, canBook, price, asked, rejected, error, isPending }}
          onOrder={order}
        />
      )}
      {opensAt && (
        <CalendarButton
          label="Add the opening to my calendar"
          entry={{
            uid: `opening-${deal.id}`,
            title: `On sale: ${deal.title}`,
            at: opensAt,
            notes: 'The sale opens now. Have the app open: there may be few.',
            place: deal.location?.city,
            remindMinutes: 5,
          }}
        />
      )}
    </Panel>
  );
}

const styles = StyleSheet.create({
  price: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: space.m,
  },
});
