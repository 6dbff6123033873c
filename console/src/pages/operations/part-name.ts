import { useTranslations } from 'use-intl';

/** The names of the app's stacks, and `other`. */
export const knownParts = [
  'abuse',
  'accounts',
  'api',
  'audit',
  'bookings',
  'calendars',
  'console',
  'console-site',
  'contacts',
  'door',
  'customers',
  'data',
  'deals',
  'edge',
  'edge-global',
  'entrance',
  'events',
  'figures',
  'foundation',
  'identity',
  'images',
  'imports',
  'live',
  'other',
  'payments',
  'privacy',
  'reconciliation',
  'records',
  'reliability',
  'services',
  'slots',
  'storefront',
  'views',
  'waiting',
  'webhooks',
] as const;

/** Names the parts of the system. A part that this console does not know yet keeps its own name. */
export function usePartName() {
  const text = useTranslations('reliability');
  return (name: string): string => {
    const part = knownParts.find((each) => each === name);
    return part ? text(`systemParts.${part}`) : name;
  };
}
