import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { houseSellerId } from '../../parts/house-seller.ts';
import { LoadError } from '../../parts/load-state.tsx';
import { PageButton } from '../../parts/page-link.tsx';
import { useSellers } from '../../parts/people.ts';
import { TablePreferences } from '../../parts/table-preferences.tsx';
import { useStored } from '../../parts/use-stored.ts';
import { type BulkStep, bulkSteps, canTake } from './deal-steps.ts';
import { useColumns } from './table/columns.tsx';
import { DealExport } from './table/deal-export.tsx';
import { readOrder, sortsLoaded, writeOrder } from './table/deal-order.ts';
import { readFilter, searchesLoaded, writeFilter } from './table/deal-query.ts';
import { LaterDealFilter } from './table/later-deal-filter.tsx';
import { PartialNotice } from './table/partial-notice.tsx';
import { pageSizes, readChoice, usualChoice } from './table/table-choice.ts';
import { useDealPages } from './table/use-deals.ts';
import { useOpenView } from './table/use-open-view.ts';
import { ViewGone } from './table/view-gone.tsx';
import { ViewsMenu } from './table/views-menu.tsx';

const BulkDialog = lazy(async () => ({ default: (await import('./table/bulk-dialog.tsx')).BulkDialog }));

/** All deals that the person may see, newest first. */
export default function DealsPage() {
  const text = useTranslations();
  const { me } = useFrame();
  const [, setParams] = useSearchParams();
  const view = useOpenView();
  const { search } = view;
  const query = useMemo(() => readFilter(new URLSearchParams(search)), [search]);
  const order = useMemo(() => readOrder(new URLSearchParams(search)), [search]);
  const [choice, setChoice] = useStored('deals.table', usualChoice, readChoice);
  const [selected, setSelected] = useState<readonly AdminDeal[]>([]);
  const [bulk, setBulk] = useState<BulkStep>();
  const sellers = useSellers();
  const sellerName = (id: string) =>
    id === houseSellerId ? text('deals.house') : (sellers.find((seller) => seller.id === id)?.name ?? id);
  const columns = useColumns(sellerName);
  const pages = useDealPages({ query, order, pageSize: choice.pageSize, isReady: !view.isPending });
  const { deals, items, hasMore } = pages;
  const mayChange = hasRole(me, 'admin', 'seller');
  const filterBy = (search: string | URLSearchParams) => {
    setParams(search);
    setSelected([]);
    void pages.open(1);
  };
  if (deals.isError && !deals.data)
    return <LoadError isPage error={deals.error} onRetry={() => void deals.refetch()} />;
  const [searches, sorts] = [searchesLoaded(query), sortsLoaded(order)];
  return (
    <>
      <Table<AdminDeal>
        variant="full-page"
        stickyHeader
        loading={deals.isPending}
        loadingText={text('app.loading')}
        items={items}
        trackBy="id"
        wrapLines={choice.wrapLines}
        sortingColumn={{ sortingField: order.field }}
        sortingDescending={order.isDescending}
        onSortingChange={({ detail }) => {
          const params = new URLSearchParams({
            sort: `${detail.isDescending ? '-' : ''}${detail.sortingColumn.sortingField}`,
          });
          filterBy(writeOrder(writeFilter(query), readOrder(params)));
        }}
        columnDefinitions={columns}
        columnDisplay={choice.columns}
        {...(mayChange && {
          selectionType: 'multi' as const,
          selectedItems: selected,
          onSelectionChange: ({ detail }) => setSelected(detail.selectedItems),
        })}
        ariaLabels={{
          selectionGroupLabel: text('deals.select'),
          allItemsSelectionLabel: () => text('deals.selectAll'),
          itemSelectionLabel: (_, { title }) => title,
          tableLabel: text('deals.title'),
        }}
        header={
          <Header
            variant="awsui-h1-sticky"
            counter={selected.length > 0 ? `(${selected.length}/${items.length})` : ''}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <ViewsMenu
                  search={writeOrder(writeFilter(query), order).toString()}
                  current={view.id}
                  onOpen={filterBy}
                />
                {mayChange && <DealExport query={query} />}
                <Button
                  iconName="refresh"
                  ariaLabel={text('deals.refresh')}
                  loading={deals.isRefetching}
                  onClick={() => void deals.refetch()}
                />
                {mayChange && (
                  <ButtonDropdown
                    disabled={selected.length === 0}
                    items={bulkSteps.map((step) => ({
                      id: step,
                      text: text(`deals.steps.${step}`),
                      disabled: !selected.some(({ state }) => canTake(step, state)),
                      disabledReason: text('deals.bulk.none'),
                    }))}
                    onItemClick={({ detail }) => setBulk(bulkSteps.find((step) => step === detail.id))}
                  >
                    {text('deals.bulk.actions')}
                  </ButtonDropdown>
                )}
                {mayChange && <PageButton to="/imports/new">{text('deals.import')}</PageButton>}
                {mayChange && (
                  <PageButton variant="primary" to="/deals/new">
                    {text('deals.create')}
                  </PageButton>
                )}
              </SpaceBetween>
            }
          >
            {text('deals.title')}
          </Header>
        }
        filter={
          <SpaceBetween size="xs">
            <LaterDealFilter
              isTime={!deals.isPending}
              query={query}
              sellers={sellers}
              countText={text('deals.count', { count: pages.foundCount })}
              onChange={(next) => filterBy(writeOrder(writeFilter(next), order))}
            />
            {view.isGone && <ViewGone />}
            {hasMore && (searches || sorts) && (
              <PartialNotice pages={pages} sorts={sorts} searches={searches} />
            )}
          </SpaceBetween>
        }
        pagination={
          <Pagination
            currentPageIndex={pages.page}
            pagesCount={pages.pageCount}
            openEnd={hasMore}
            disabled={deals.isFetchingNextPage}
            onChange={({ detail }) => void pages.open(detail.currentPageIndex)}
          />
        }
        preferences={
          <TablePreferences
            preferences={{
              pageSize: choice.pageSize,
              wrapLines: choice.wrapLines,
              contentDisplay: choice.columns,
            }}
            onConfirm={({ detail }) =>
              setChoice({
                columns: detail.contentDisplay ?? choice.columns,
                pageSize: detail.pageSize ?? choice.pageSize,
                wrapLines: detail.wrapLines ?? false,
              })
            }
            wrapLinesPreference={{}}
            pageSizePreference={{
              options: pageSizes.map((value) => ({ value, label: text('deals.count', { count: value }) })),
            }}
            contentDisplayPreference={{
              title: text('deals.columns'),
              options: columns.map(({ id, header }) => ({
                id,
                label: String(header),
                alwaysVisible: id === 'title',
              })),
            }}
          />
        }
        empty={<Empty isFiltered={query.tokens.length > 0} onClear={() => filterBy('')} />}
      />
      {bulk && (
        <Suspense>
          <BulkDialog
            step={bulk}
            deals={selected}
            onClose={() => {
              setBulk(undefined);
              setSelected([]);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function Empty({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const text = useTranslations();
  return (
    <Box textAlign="center">
      <SpaceBetween size="s">
        <b>{text(isFiltered ? 'state.noMatch' : 'deals.empty')}</b>
        {isFiltered && <Button onClick={onClear}>{text('state.clear')}</Button>}
      </SpaceBetween>
    </Box>
  );
}
