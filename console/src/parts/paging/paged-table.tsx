import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { LoadError } from '../load-state.tsx';
import { Unmeasured } from '../unmeasured.tsx';
import { TablePages } from './table-pages.tsx';
import type { PagedList } from './use-paged-list.ts';

interface Props<Item> {
  readonly list: PagedList<Item>;
  readonly title: string;
  readonly description?: ReactNode;
  /** One column has `isRowHeader`. */
  readonly columns: readonly TableProps.ColumnDefinition<Item>[];
  readonly trackBy: string | ((item: Item) => string);
  readonly filter?: ReactNode;
  /** Beside the button that loads the list again. */
  readonly actions?: ReactNode;
  /** Shown for a list without items. */
  readonly empty: ReactNode;
  /** For actions on several items. */
  readonly selection?: {
    readonly items: readonly Item[];
    readonly onChange: (items: readonly Item[]) => void;
    /** Names an item for a screen reader. */
    readonly label: (item: Item) => string;
  };
  /** Without the number of items: for a list that is not loaded yet. */
  readonly hideCount?: boolean;
  /** The table is a part of a page that has a title of its own. */
  readonly isPart?: boolean;
}

/** A page with one table: a list of the API in pages, with its count, its filter and all its states. */
export function PagedTable<Item>(props: Props<Item>) {
  const { list, title, description, columns, trackBy, filter, actions, empty } = props;
  const { selection, hideCount, isPart } = props;
  const text = useTranslations();
  const formats = useFormats();
  // The count has its room before it is known: on a phone the buttons beside it would jump.
  const count = list.isPending ? '(…)' : `(${formats.number(list.loaded.length)}${list.hasMore ? '+' : ''})`;
  const failed = list.error !== null && list.loaded.length === 0;
  return (
    <Unmeasured isLoading={list.isPending}>
      <Table
        variant={isPart ? 'container' : 'full-page'}
        wrapLines
        loading={list.isPending}
        loadingText={text('app.loading')}
        items={list.items}
        trackBy={trackBy}
        columnDefinitions={columns}
        {...(hasActions(columns) && { stickyColumns: { last: 1 } })}
        ariaLabels={{
          tableLabel: title,
          ...(selection && {
            selectionGroupLabel: text('parts.selection'),
            allItemsSelectionLabel: () => text('parts.selectAll'),
            itemSelectionLabel: (_: unknown, item: Item) => selection.label(item),
          }),
        }}
        {...(selection && {
          selectionType: 'multi' as const,
          selectedItems: selection.items,
          onSelectionChange: ({ detail }: { readonly detail: { readonly selectedItems: Item[] } }) =>
            selection.onChange(detail.selectedItems),
        })}
        {...(filter && { filter })}
        header={
          <Header
            variant={isPart ? 'h2' : 'awsui-h1-sticky'}
            {...(!failed && !hideCount && { counter: count })}
            {...(description && { description })}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  iconName="refresh"
                  ariaLabel={text('parts.refresh')}
                  loading={list.isFetching && !list.isPending}
                  onClick={list.refetch}
                />
                {actions}
              </SpaceBetween>
            }
          >
            {title}
          </Header>
        }
        pagination={<TablePages {...list} />}
        empty={
          failed ? (
            <LoadError error={list.error} onRetry={list.refetch} />
          ) : (
            <Box textAlign="center" color="inherit" padding={{ vertical: 'l' }}>
              {list.hasMore ? (
                <SpaceBetween size="s">
                  {text('parts.searchOn')}
                  <Button loading={list.isFetching} onClick={() => list.goTo(list.pages + 1)}>
                    {text('state.more')}
                  </Button>
                </SpaceBetween>
              ) : (
                empty
              )}
            </Box>
          )
        }
      />
    </Unmeasured>
  );
}

/** A column of actions stays in sight while the others scroll beneath it. */
const hasActions = <Item,>(columns: readonly TableProps.ColumnDefinition<Item>[]): boolean =>
  columns.at(-1)?.id?.startsWith('action') ?? false;
