import Input from '@cloudscape-design/components/input';
import { type ComponentProps, lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { DealFilter } from './deal-filter.tsx';

const Filter = lazy(async () => ({ default: (await import('./deal-filter.tsx')).DealFilter }));

type Props = ComponentProps<typeof DealFilter> & {
  /** The deals are there. They come first, and the code of the filter is a tenth of the console. */
  readonly isTime: boolean;
};

/** The filter, whose code loads after the first deals. Its room is kept meanwhile. */
export function LaterDealFilter({ isTime, ...props }: Props) {
  const text = useTranslations('deals');
  const room = <Input type="search" disabled value="" ariaLabel={text('filter')} />;
  return <Suspense fallback={room}>{isTime ? <Filter {...props} /> : room}</Suspense>;
}
