import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { WorkCount } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../parts/page-link.tsx';
import { countText, useWorkCounts, workLists, workPlaces } from '../../parts/work-counts.ts';
import { useFormats } from '../../text/format.ts';
import { Freshness } from './freshness.tsx';
import './overview.css';

/** The work lists with how much is open in each. They are for admins and support. */
export function OpenWork() {
  const text = useTranslations('overview');
  const nav = useTranslations('nav');
  const work = useWorkCounts();
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
        {workLists.map((list) => (
          <li key={list}>
            <PageLink to={workPlaces[list]}>{nav(list)}</PageLink>
            <Count count={work.data?.[list]} isFailed={work.isError && !work.data} />
          </li>
        ))}
      </ul>
      {work.isError && <StatusIndicator type="error">{text('notCounted')}</StatusIndicator>}
    </Container>
  );
}

interface CountProps {
  readonly count: WorkCount | undefined;
  readonly isFailed: boolean;
}

function Count({ count, isFailed }: CountProps) {
  const text = useTranslations('overview');
  const app = useTranslations('app');
  const formats = useFormats();
  if (isFailed) return <span>–</span>;
  if (!count) return <StatusIndicator type="loading">{app('loading')}</StatusIndicator>;
  if (count.count === 0) return <StatusIndicator type="success">{text('nothingOpen')}</StatusIndicator>;
  return (
    <StatusIndicator type="warning">
      {text('open', { count: countText(count, formats.number) })}
    </StatusIndicator>
  );
}
