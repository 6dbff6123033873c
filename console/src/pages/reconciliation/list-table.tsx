import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useTranslations } from 'use-intl';
import { LoadError } from '../../parts/load-state.tsx';
import type { PagedList } from '../../parts/paging/use-paged-list.ts';
import { Unmeasured } from '../../parts/unmeasured.tsx';

interface Props<Item> {
  readonly list: PagedList<Item>;
  readonly title: string;
  readonly help: string;
  readonly columns: readonly TableProps.ColumnDefinition<Item>[];
  readonly trackBy: string | ((item: Item) => string);
  readonly empty: string;
}

/** One of several lists on a page. */
export function ListTable<Item>({ list, title, help, columns, trackBy, empty }: Props<Item>) {
  const text = useTranslations();
  return (
    <Unmeasured isLoading={list.isPending}>
      <Table
        wrapLines
        loading={list.isPending}
        loadingText={text('app.loading')}
        items={list.loaded}
        trackBy={trackBy}
        columnDefinitions={columns}
        ariaLabels={{ tableLabel: title }}
        header={
          <Header
            variant="h2"
            description={help}
            actions={
              <Button
                iconName="refresh"
                ariaLabel={text('parts.refresh')}
                loading={list.isFetching && !list.isPending}
                onClick={list.refetch}
              />
            }
          >
            {title}
          </Header>
        }
        footer={
          list.hasMore && (
            <Box textAlign="center">
              <Button loading={list.isFetching} onClick={() => list.goTo(list.pages + 1)}>
                {text('state.more')}
              </Button>
            </Box>
          )
        }
        empty={
          list.error === null ? (
            <Box textAlign="center" padding={{ vertical: 's' }}>
              {empty}
            </Box>
          ) : (
            <LoadError error={list.error} onRetry={list.refetch} />
          )
        }
      />
    </Unmeasured>
  );
}
