import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import type { RecordedBooking, StaffPayment } from '@stampede/mobile-sdk/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { useDealFacts } from '../../parts/deal-name.tsx';
import { LoadError } from '../../parts/load-state.tsx';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { type Cancellation, cancellationOf } from './consequences.ts';

interface Props {
  readonly booking: RecordedBooking;
  readonly payment: StaffPayment | undefined;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** Cancels a booking by the policy of its deal, and says before what goes back. */
export function CancelDialog({ booking, payment, onDone, onClose }: Props) {
  const text = useTranslations();
  const client = useClient();
  const queries = useQueryClient();
  const deal = useDealFacts(booking.dealId);
  const form = useProtectedForm({
    id: `cancel:${booking.id}`,
    initial: {},
    send: () => client.bookings.cancel(booking.id),
    onDone: (answer) => {
      queries.setQueryData(['booking', booking.id], answer);
      onDone(text('bookings.cancelled'));
    },
  });
  const now = new Date().toISOString();
  const effect = deal.data && cancellationOf(booking, payment, deal.data, now);
  return (
    <ProtectedDialog
      title={text('bookings.cancelTitle', { id: shortId(booking.id) })}
      form={form}
      action={text('bookings.cancelDo')}
      canSubmit={effect !== undefined && effect.kind !== 'impossible'}
      dismiss={text('bookings.cancelNot')}
      onClose={onClose}
    >
      {deal.isError && <LoadError error={deal.error} onRetry={() => void deal.refetch()} />}
      {deal.isPending && text('app.loading')}
      {effect && <Effect effect={effect} units={booking.quantity} />}
    </ProtectedDialog>
  );
}

function Effect({ effect, units }: { readonly effect: Cancellation; readonly units: number }) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  if (effect.kind === 'impossible')
    return (
      <Alert type="warning" header={text('cancelImpossible')}>
        {text(`cancelWhy.${effect.why}`)}
      </Alert>
    );
  const back = text('unitsReturn', { count: units, units: formats.number(units) });
  if (effect.kind === 'units')
    return (
      <Box>
        {back} {text('noMoney')} {text('finalStep')}
      </Box>
    );
  const { amount, percent } = effect;
  return (
    <Box>
      {back} {text('moneyReturns', { amount: formats.money(amount), percent: formats.share(percent / 100) })}{' '}
      {text('finalStep')}
    </Box>
  );
}
