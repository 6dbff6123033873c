import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { PageButton } from '../../../parts/page-link.tsx';
import { useFormats } from '../../../text/format.ts';
import { paramsOf } from '../../bookings/booking-search.ts';
import { DealStateSign } from '../deal-state.tsx';
import { canEdit, stepsOf } from '../deal-steps.ts';

interface Props {
  readonly deal: AdminDeal;
  readonly mayChange: boolean;
  /** Opens the question for a step, or for `stock`. */
  readonly onAsk: (what: string) => void;
  readonly onReload: () => void;
}

/** The head of a deal's page: its name and state, and what can be done in that state. */
export function DealActions({ deal, mayChange, onAsk, onReload }: Props) {
  const text = useTranslations('deals');
  const formats = useFormats();
  const navigate = useNavigate();
  const [next, ...others] = stepsOf(deal.state).filter((step) => step !== 'cancel');
  const canCallOff = deal.state !== 'cancelled';
  return (
    <Header
      variant="h1"
      description={
        // A paragraph, in which no block may be.
        <>
          <DealStateSign state={deal.state} /> · {formats.money(deal.price)} · {formats.time(deal.startsAt)} –{' '}
          {formats.time(deal.endsAt)}
        </>
      }
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button iconName="refresh" ariaLabel={text('page.loadAgain')} onClick={onReload} />
          <PageButton to={`/bookings?${paramsOf({ find: deal.id })}`}>{text('page.bookings')}</PageButton>
          <PageButton to={`/deals/${deal.id}/drop`}>{text('page.drop')}</PageButton>
          {mayChange && canEdit(deal.state) && (
            <PageButton to={`/deals/${deal.id}/edit`}>{text('page.edit')}</PageButton>
          )}
          {mayChange && (
            <ButtonDropdown
              items={[
                ...others.map((step) => ({ id: step, text: text(`steps.${step}`) })),
                ...(canEdit(deal.state) ? [{ id: 'stock', text: text('page.setStock') }] : []),
                { id: 'duplicate', text: text('page.duplicate') },
                ...(canCallOff ? [{ id: 'cancel', text: text('steps.cancel') }] : []),
              ]}
              onItemClick={({ detail: { id } }) =>
                id === 'duplicate' ? void navigate(`/deals/new?copy=${deal.id}`) : onAsk(id)
              }
            >
              {text('page.more')}
            </ButtonDropdown>
          )}
          {mayChange && next && (
            <Button variant="primary" onClick={() => onAsk(next)}>
              {text(`steps.${next}`)}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      {deal.title}
    </Header>
  );
}
