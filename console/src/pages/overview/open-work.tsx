import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Page } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { useFormats } from '../../text/format.ts';
import { Freshness, refetchMs } from './freshness.tsx';
import './overview.css';

/** The API counts no list, so the page counts the first items. A longer list is "100+". */
const mostCounted = 100;

const lists = ['approvals', 'riskReviews', 'disputes', 'failedRefunds'] as const;
type List = (typeof lists)[number];

const places: Record<List, string> = {
  approvals: '/approvals',
  riskReviews: '/risk-reviews',
  disputes: '/disputes',
  failedRefunds: '/failed-refunds',
};

/** The work lists with how much is open in each. They are for admins and support. */
export function OpenWork() {
  const text = useTranslations('overview');
  const nav = useTranslations('nav');
  const work = useOpenWork();
  const failed = lists.filter((list) => work.data?.[list] === null);
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" description={text('workHelp')}>
          {text('work')}
        </Header>
      }
      footer={<Freshness at={work.dataUpdatedAt} />}
    >
      <ul className="open-work">
        {lists.map((list) => (
          <li key={list}>
            <PageLink to={places[list]}>{nav(list)}</PageLink>
            <Count count={work.data?.[list]} />
          </li>
        ))}
      </ul>
      {failed.length > 0 && <StatusIndicator type="error">{text('notCounted')}</StatusIndicator>}
    </Container>
  );
}

function Count({ count }: { readonly count: number | null | undefined }) {
  const text = useTranslations('overview');
  const app = useTranslations('app');
  const formats = useFormats();
  if (count === undefined) return <StatusIndicator type="loading">{app('loading')}</StatusIndicator>;
  if (count === null) return <span>–</span>;
  if (count === 0) return <StatusIndicator type="success">{text('nothingOpen')}</StatusIndicator>;
  return (
    <StatusIndicator type="warning">
      {count > mostCounted
        ? text('open', { count: `${formats.number(mostCounted)}+` })
        : text('open', { count: formats.number(count) })}
    </StatusIndicator>
  );
}

/** One list that fails leaves the others; its count is null then. */
function useOpenWork() {
  const client = useClient();
  const limit = mostCounted;
  const ask: Record<List, () => PromiseLike<Page<unknown>>> = {
    approvals: () => client.approvals.list({ status: 'pending', limit }),
    riskReviews: () => client.riskReviews.list({ status: 'open', limit }),
    disputes: () => client.disputes.list({ status: 'open', limit }),
    failedRefunds: () => client.failedRefunds.list({ status: 'failed', limit }),
  };
  return useQuery({
    queryKey: ['overview', 'work'],
    queryFn: async () => {
      const counts = await Promise.allSettled(lists.map((list) => ask[list]()));
      return Object.fromEntries(
        counts.map((page, index) => [
          lists[index],
          page.status === 'fulfilled' ? page.value.items.length + (page.value.nextCursor ? 1 : 0) : null,
        ]),
      ) as Partial<Record<List, number | null>>;
    },
    refetchInterval: refetchMs,
  });
}
