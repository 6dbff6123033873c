import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useParams } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { Forbidden } from '../../frame/forbidden.tsx';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { PageButton } from '../../parts/page-link.tsx';
import { timeZone } from '../../text/format.ts';
import { DealEditor } from './editor/deal-editor.tsx';
import { draftOf } from './editor/draft.ts';
import { useDeal } from './use-deal.ts';

/** The editor of a deal that exists. */
export default function EditDealPage() {
  const text = useTranslations('dealEditor');
  const locale = useLocale();
  const { me } = useFrame();
  const { dealId = '' } = useParams();
  const { data: deal, isError, error, refetch } = useDeal(dealId);
  if (!hasRole(me, 'admin', 'seller')) return <Forbidden />;
  if (isError && !deal) return <LoadError isPage error={error} onRetry={() => void refetch()} />;
  if (!deal) return <Loading />;
  if (deal.state === 'ended' || deal.state === 'cancelled')
    return (
      <SpaceBetween size="l">
        <Header variant="h1">{text('editTitle', { title: deal.title })}</Header>
        <Alert
          type="info"
          action={<PageButton to={`/deals/new?copy=${deal.id}`}>{text('duplicate')}</PageButton>}
        >
          {text('over')}
        </Alert>
      </SpaceBetween>
    );
  return (
    <DealEditor
      key={deal.id}
      name={deal.id}
      title={text('editTitle', { title: deal.title })}
      initial={draftOf(deal, timeZone(), locale)}
      deal={deal}
    />
  );
}
