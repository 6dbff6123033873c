import { useEffect, useState } from 'react';
import type { Countdown, Counted } from '../clock/countdown.ts';
import { useStampede } from './client-context.ts';

/** Counts down on the server's clock, once a second. All devices tick together. Undefined until there is a deal. */
export function useCountdown(deal: Counted | undefined): Countdown | undefined {
  const { clock } = useStampede();
  const [tick, tell] = useState<Countdown>();
  const { startsAt, endsAt } = deal ?? {};
  useEffect(() => {
    if (startsAt === undefined || endsAt === undefined) return tell(undefined);
    return clock.countdown({ startsAt, endsAt }, tell);
  }, [clock, startsAt, endsAt]);
  return tick;
}
