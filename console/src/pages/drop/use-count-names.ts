import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { CountName } from './series.ts';

/** Returns the names of the counts, for legends. */
export function useCountNames(): Readonly<Record<CountName, string>> {
  const text = useTranslations('drop');
  return useMemo(
    () => ({
      orders: text('orders'),
      held: text('held'),
      confirmed: text('confirmed'),
      rejected: text('rejected'),
    }),
    [text],
  );
}
