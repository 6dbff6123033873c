import type { Countdown } from '@stampede/mobile-sdk/admin';
import { useEffect, useState } from 'react';
import type { Sale } from './room.ts';
import { useLiveSession } from './use-room.ts';

/** Counts down by the server's clock, and ticks when the buyers' phones do. Undefined until the clock is known. */
export function useCountdown(sale: Pick<Sale, 'startsAt' | 'endsAt'>): Countdown | undefined {
  const { clock } = useLiveSession();
  const { startsAt, endsAt } = sale;
  const [tick, setTick] = useState<Countdown>();
  useEffect(() => clock.countdown({ startsAt, endsAt }, setTick), [clock, startsAt, endsAt]);
  return tick;
}

/** Returns this device's time in milliseconds, every second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
