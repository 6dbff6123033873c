import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { hasRole, useClient, useFrame } from '../../frame/context.ts';
import { NoMatch } from '../../parts/no-match.tsx';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { say } from '../../parts/say.ts';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { CatchUpDialog } from './catch-up-dialog.tsx';
import { FetchDialog } from './fetch-dialog.tsx';
import { ReplayDialog } from './replay-dialog.tsx';
import { useWebhookColumns } from './webhook-columns.tsx';
import { WebhookFilterBar } from './webhook-filter-bar.tsx';
import {
  filterParams,
  hasFilters,
  noFilters,
  queryOf,
  readFilters,
  type WebhookFilters,
} from './webhook-filters.ts';

/** The events of Stripe, newest first. The filters are in the address, so a search can be sent to a colleague. */
export default function WebhooksPage() {
  const text = useTranslations('webhooks');
  const client = useClient();
  const { me } = useFrame();
  const queries = useQueryClient();
  const [open, show] = useOpenDialog();
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const setFilters = (next: WebhookFilters) => setParams(filterParams(next), { replace: true });
  const list = usePagedList({
    queryKey: ['webhooks', filters],
    ask: (request, options) => client.webhookEvents.list({ ...queryOf(filters), ...request }, options),
  });
  const isAdmin = hasRole(me, 'admin');
  const done = (message: string) => {
    show(undefined);
    say(message);
    void queries.invalidateQueries({ queryKey: ['webhooks'] });
  };
  const close = () => show(undefined);
  return (
    <>
      <PagedTable
        list={list}
        title={text('title')}
        description={text('help')}
        columns={useWebhookColumns()}
        trackBy="id"
        filter={<WebhookFilterBar filters={filters} onChange={setFilters} />}
        actions={
          <ButtonDropdown
            expandToViewport
            items={[
              { id: 'fetch', text: text('fetchOne') },
              ...(isAdmin
                ? [
                    { id: 'replay', text: text('replayMany') },
                    { id: 'catch-up', text: text('catchUp') },
                  ]
                : []),
            ]}
            onItemClick={({ detail }) => show(detail.id)}
          >
            {text('hearAgain')}
          </ButtonDropdown>
        }
        empty={hasFilters(filters) ? <NoMatch onClear={() => setFilters(noFilters)} /> : text('empty')}
      />
      {open === 'fetch' && <FetchDialog onClose={close} />}
      {open === 'replay' && isAdmin && <ReplayDialog onDone={done} onClose={close} />}
      {open === 'catch-up' && isAdmin && <CatchUpDialog onDone={done} onClose={close} />}
    </>
  );
}
