import Input from '@cloudscape-design/components/input';
import { type ComponentProps, lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { DealFilter } from './deal-filter.tsx';

const Filter = lazy(async () => ({ default: (await import('./deal-filter.tsx')).DealFilter }));

/** The filter, whose code loads beside the first deals: it is a tenth of the console. Its room is kept meanwhile. */
export function LaterDealFilter(props: ComponentProps<typeof DealFilter>) {
  const text = useTranslations('deals');
  return (
    <Suspense fallback={<Input type="search" disabled value="" ariaLabel={text('filter')} />}>
      <Filter {...props} />
    </Suspense>
  );
}
