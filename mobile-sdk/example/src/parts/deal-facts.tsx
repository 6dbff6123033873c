import type { Deal } from '@stampede/mobile-sdk';
import { counted, moment } from '../format.ts';
import { Words } from './words.tsx';

/** Where, when, and how many each may have. */
export function DealFacts({ deal }: { readonly deal: Deal }) {
  const { location, perCustomerLimit, startsAt, endsAt } = deal;
  const facts = [
    location && [location.address, location.city].filter(Boolean).join(', '),
    `On sale ${moment(startsAt)} – ${moment(endsAt)}`,
    perCustomerLimit && `At most ${counted(perCustomerLimit, 'unit')} for each buyer`,
  ];
  return facts
    .filter((fact) => typeof fact === 'string')
    .map((fact) => (
      <Words key={fact} tone="muted">
        {fact}
      </Words>
    ));
}
