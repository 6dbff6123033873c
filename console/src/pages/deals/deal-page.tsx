import Flashbar from '@cloudscape-design/components/flashbar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { canEdit, canTake, type DealStep, dealSteps } from './deal-steps.ts';
import { DealActions } from './page/deal-actions.tsx';
import { DealFacts } from './page/deal-facts.tsx';
import { StepDialog } from './page/step-dialog.tsx';
import { StockDialog } from './page/stock-dialog.tsx';
import { PhonePreview } from './preview/phone-preview.tsx';
import { useDeal } from './use-deal.ts';

// The chart is large, and the audit is for admins: both are loaded when their tab is opened.
const Prices = lazy(() => import('./page/prices.tsx'));
const Timeline = lazy(() => import('./page/timeline.tsx'));

/** One deal: its facts, its prices, what happened to it, and the next steps. */
export default function DealPage() {
  const text = useTranslations('deals.page');
  const { me } = useFrame();
  const { dealId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [did, setDid] = useState<DealStep | 'stock'>();
  const { data: deal, isError, error, refetch } = useDeal(dealId);
  if (isError && !deal) return <LoadError isPage error={error} onRetry={() => void refetch()} />;
  if (!deal) return <Loading />;

  // The question is in the address, so that it is asked again after signing in.
  const asked = params.get('do');
  const ask = (what: string | undefined) => {
    setDid(undefined);
    setParams(
      (before) => {
        before.delete('do');
        if (what) before.set('do', what);
        return before;
      },
      { replace: true },
    );
  };
  const done = (what: DealStep | 'stock') => {
    ask(undefined);
    setDid(what);
  };
  const mayChange = hasRole(me, 'admin', 'seller');
  const step = dealSteps.find((each) => each === asked);
  const tabs: { readonly id: 'facts' | 'prices' | 'timeline' | 'preview'; readonly content: ReactNode }[] = [
    { id: 'facts', content: <DealFacts deal={deal} /> },
    { id: 'prices', content: <Prices dealId={deal.id} /> },
    ...(hasRole(me, 'admin') ? [{ id: 'timeline' as const, content: <Timeline dealId={deal.id} /> }] : []),
    { id: 'preview', content: <PhonePreview deal={deal} /> },
  ];
  const shown = tabs.find(({ id }) => id === params.get('tab'))?.id ?? 'facts';
  return (
    <SpaceBetween size="l">
      {did && (
        <Flashbar
          items={[
            {
              type: 'success',
              content: text(`did.${did}`),
              dismissible: true,
              dismissLabel: text('dismiss'),
              onDismiss: () => setDid(undefined),
            },
          ]}
        />
      )}
      <DealActions deal={deal} mayChange={mayChange} onAsk={ask} onReload={() => void refetch()} />
      <Tabs
        activeTabId={shown}
        onChange={({ detail }) => setParams({ tab: detail.activeTabId }, { replace: true })}
        tabs={tabs.map(({ id, content }) => ({
          id,
          label: text(`tabs.${id}`),
          content: <Suspense fallback={<Spinner />}>{shown === id && content}</Suspense>,
        }))}
      />
      {mayChange && step && canTake(step, deal.state) && (
        <StepDialog deal={deal} step={step} onClose={() => ask(undefined)} onDone={() => done(step)} />
      )}
      {mayChange && asked === 'stock' && canEdit(deal.state) && (
        <StockDialog deal={deal} onClose={() => ask(undefined)} onDone={() => done('stock')} />
      )}
    </SpaceBetween>
  );
}
