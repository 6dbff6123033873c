import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTranslations } from 'use-intl';
import { mostLoaded, type useDealPages } from './use-deals.ts';

interface Props {
  readonly pages: ReturnType<typeof useDealPages>;
  readonly sorts: boolean;
  readonly searches: boolean;
}

/** Says that only the loaded deals are searched or sorted, and loads the others. */
export function PartialNotice({ pages, sorts, searches }: Props) {
  const text = useTranslations();
  const { loadedCount, isLoadingAll, deals } = pages;
  const isFull = loadedCount >= mostLoaded;
  const what = searches ? (sorts ? 'both' : 'searched') : 'sorted';
  return (
    <Alert
      type="info"
      {...(!isFull && {
        action: (
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              loading={deals.isFetchingNextPage && !isLoadingAll}
              disabled={isLoadingAll}
              onClick={() => void deals.fetchNextPage()}
            >
              {text('state.more')}
            </Button>
            <Button loading={isLoadingAll} onClick={() => void pages.loadAll()}>
              {text('deals.loadAll')}
            </Button>
          </SpaceBetween>
        ),
      })}
    >
      {text(`deals.partly.${what}`, { count: loadedCount })}{' '}
      {text(isFull ? 'deals.partly.full' : 'deals.partly.more')}
    </Alert>
  );
}
