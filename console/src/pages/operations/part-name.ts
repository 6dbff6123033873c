import { useTranslations } from 'use-intl';

const known = [
  'abuse',
  'api',
  'audit',
  'bookings',
  'contacts',
  'data',
  'deals',
  'entrance',
  'events',
  'figures',
  'foundation',
  'identity',
  'imports',
  'live',
  'other',
  'payments',
  'privacy',
  'records',
  'reliability',
] as const;

/** Names the parts of the system. A part that this console does not know yet keeps its own name. */
export function usePartName() {
  const text = useTranslations('reliability');
  return (name: string): string => {
    const part = known.find((each) => each === name);
    return part ? text(`systemParts.${part}`) : name;
  };
}
