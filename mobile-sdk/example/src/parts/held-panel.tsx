import type { RecordedBooking } from '@stampede/mobile-sdk';
import { useCountdown } from '@stampede/mobile-sdk/react';
import { useState } from 'react';
import { StyleSheet, Text, View } from 'react-native';
import { clockTime, money, remaining, spoken } from '../format.ts';
import { useShop } from '../shop-context.tsx';
import { digits, size, space, usePalette } from '../theme.ts';
import { usePayment } from '../use-payment.ts';
import { Button } from './button.tsx';
import { EmailField } from './email-field.tsx';
import { Panel } from './panel.tsx';
import { Words } from './words.tsx';

/** The shop looks more closely. */
const address = /^\S+@\S+\.\S+$/;

/** The units wait for the money, and not for long. */
export function HeldPanel({ booking }: { readonly booking: RecordedBooking }) {
  const { accent } = usePalette();
  const { pay } = useShop();
  const [email, setEmail] = useState('');
  const { start, isPaying, problem } = usePayment(booking.id);
  const { createdAt: startsAt, holdExpiresAt: endsAt = startsAt } = booking;
  const left = useCountdown({ startsAt, endsAt })?.secondsLeft;
  return (
    <Panel tone="accent">
      <View role="status" aria-live="polite">
        <Words kind="strong">
          {booking.quantity === 1 ? 'Held for you' : `${booking.quantity} held for you`}
        </Words>
        <Words>{`Pay until ${clockTime(endsAt)}; then the next buyer gets a chance.`}</Words>
      </View>
      {left !== undefined && (
        <Text
          role="timer"
          aria-label={`${spoken(left)} left to pay`}
          style={[styles.left, { color: accent }]}
        >
          {remaining(left)}
        </Text>
      )}
      {pay && (
        <>
          <EmailField value={email} onChange={setEmail} />
          <Button busy={isPaying} disabled={!address.test(email)} onPress={() => start(email)}>
            {isPaying ? 'Paying …' : `Pay ${money(booking.total)}`}
          </Button>
          <Words kind="small" tone="muted">
            With a test card: no money moves.
          </Words>
        </>
      )}
      {problem && (
        <View role="alert" style={styles.problem}>
          <Words tone="bad">{problem}</Words>
        </View>
      )}
    </Panel>
  );
}

const styles = StyleSheet.create({
  left: { fontSize: size.display, fontWeight: '800', ...digits },
  problem: { paddingTop: space.xs },
});
