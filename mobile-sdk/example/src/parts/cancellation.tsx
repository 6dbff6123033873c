import type { Deal, RecordedBooking } from '@stampede/mobile-sdk';
import { useStampede } from '@stampede/mobile-sdk/react';
import { useState } from 'react';
import { View } from 'react-native';
import { useCancellation } from '../use-cancellation.ts';
import { canCancel, cancelWords } from '../words/bookings.ts';
import { policyWords, refundDeadline, refundPercent } from '../words/policy.ts';
import { Button } from './button.tsx';
import { CalendarButton } from './calendar-button.tsx';
import { Panel } from './panel.tsx';
import { Heading, Words } from './words.tsx';

interface CancellationProps {
  readonly booking: RecordedBooking;
  readonly deal: Deal;
}

/** The refund of a cancellation, its deadline, and the button. It asks for confirmation, since it cannot be undone. */
export function Cancellation({ booking, deal }: CancellationProps) {
  const { clock } = useStampede();
  const [asking, setAsking] = useState(false);
  const now = clock.now();
  const policy = deal.cancellationPolicy;
  const percent = refundPercent(policy, now);
  const possible = canCancel(booking, percent);
  if (booking.status !== 'held' && booking.status !== 'confirmed') return null;
  const deadline = booking.status === 'confirmed' && possible && refundDeadline(policy, now);
  const paid = booking.status === 'confirmed' && booking.total.amountMinor > 0;
  return (
    <Panel>
      <Heading level={2}>Cancelling</Heading>
      <Words tone="muted">{paid ? policyWords(policy, now) : 'You can give it back at any time.'}</Words>
      {possible && !asking && (
        <Button kind="quiet" onPress={() => setAsking(true)}>
          Cancel this booking
        </Button>
      )}
      {possible && asking && <Question booking={booking} percent={percent} onKeep={() => setAsking(false)} />}
      {deadline && (
        <CalendarButton
          label="Add the last moment to my calendar"
          entry={{
            uid: `cancel-by-${booking.id}`,
            title: `Last moment to cancel: ${deal.title}`,
            at: deadline,
            notes: `Until now ${percent}% of the price goes back.`,
            remindMinutes: 24 * 60,
          }}
        />
      )}
    </Panel>
  );
}

interface QuestionProps {
  readonly booking: RecordedBooking;
  readonly percent: number;
  readonly onKeep: () => void;
}

function Question({ booking, percent, onKeep }: QuestionProps) {
  const { cancel, isCancelling, problem } = useCancellation(booking.id);
  return (
    <>
      <View role="status" aria-live="polite">
        <Words kind="strong">{cancelWords(booking, percent)}</Words>
      </View>
      <Button busy={isCancelling} onPress={cancel}>
        Yes, cancel it
      </Button>
      <Button kind="quiet" disabled={isCancelling} onPress={onKeep}>
        Keep it
      </Button>
      {problem && (
        <View role="alert">
          <Words tone="bad">{problem}</Words>
        </View>
      )}
    </>
  );
}
