import type { RecordedBooking } from '@stampede/mobile-sdk';
import { useCountdown } from '@stampede/mobile-sdk/react';
import { useRef, useState } from 'react';
import { StyleSheet, Text, type TextInput, View } from 'react-native';
import { money, remaining, spoken } from '../format.ts';
import { useShop } from '../shop-context.tsx';
import { digits, size, space, usePalette } from '../theme.ts';
import { usePayment } from '../use-payment.ts';
import { heldWords, payByWords } from '../words/bookings.ts';
import { emailProblem } from '../words/email.ts';
import { Button } from './button.tsx';
import { Panel } from './panel.tsx';
import { TextField } from './text-field.tsx';
import { Words } from './words.tsx';

/** The held units, which wait a limited time for the payment. */
export function HeldPanel({ booking }: { readonly booking: RecordedBooking }) {
  const { accent } = usePalette();
  const { pay } = useShop();
  const { createdAt: startsAt, holdExpiresAt: endsAt = startsAt, quantity } = booking;
  const left = useCountdown({ startsAt, endsAt })?.secondsLeft;
  return (
    <Panel tone="accent">
      <View role="status" aria-live="polite">
        <Words kind="strong">{heldWords(quantity)}</Words>
        <Words>{payByWords(endsAt, quantity)}</Words>
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
      {pay && <Payment booking={booking} />}
    </Panel>
  );
}

function Payment({ booking }: { readonly booking: RecordedBooking }) {
  const field = useRef<TextInput>(null);
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState(false);
  const { start, isPaying, problem } = usePayment(booking.id);
  const missing = emailProblem(email);
  /** Names the missing fields next to them. A disabled button would not. */
  const payNow = () => {
    setAsked(true);
    if (missing) field.current?.focus();
    else if (!isPaying) start(email.trim());
  };
  return (
    <>
      <TextField
        ref={field}
        kind="email"
        label="Email for the receipt"
        placeholder="you@example.com"
        value={email}
        onChange={setEmail}
        onSubmit={payNow}
        problem={asked ? missing : undefined}
      />
      <Button busy={isPaying} onPress={payNow}>
        {isPaying ? 'Paying …' : `Pay ${money(booking.total)}`}
      </Button>
      <Words kind="small" tone="muted">
        With a test card: no money moves.
      </Words>
      {problem && (
        <View role="alert" style={styles.problem}>
          <Words tone="bad">{problem}</Words>
        </View>
      )}
    </>
  );
}

const styles = StyleSheet.create({
  left: { fontSize: size.display, fontWeight: '800', ...digits },
  problem: { paddingTop: space.xs },
});
