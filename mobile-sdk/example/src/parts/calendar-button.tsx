import { useStampede } from '@stampede/mobile-sdk/react';
import { type CalendarEntry, calendarFile } from '../calendar.ts';
import { useShop } from '../shop-context.tsx';
import { Button } from './button.tsx';

interface CalendarButtonProps {
  readonly entry: Omit<CalendarEntry, 'now'>;
  readonly label: string;
}

/** Gives an entry to the device's calendar, as a file. It is hidden where the device cannot save files. */
export function CalendarButton({ entry, label }: CalendarButtonProps) {
  const { saveFile } = useShop();
  const { clock } = useStampede();
  if (!saveFile) return null;
  const save = () => {
    const text = calendarFile({ ...entry, uid: `${entry.uid}@last-call.example`, now: clock.now() });
    saveFile({ name: `${entry.uid}.ics`, type: 'text/calendar', text });
  };
  return (
    <Button kind="quiet" onPress={save}>
      {label}
    </Button>
  );
}
