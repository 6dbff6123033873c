import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import type { RecordedBooking } from '@stampede/mobile-sdk/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { ProtectedDialog } from '../../parts/protected-form/protected-dialog.tsx';
import { useProtectedForm } from '../../parts/protected-form/use-protected-form.ts';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { extendedBy, extensions, isNearEnough } from './extension.ts';

interface Props {
  readonly booking: RecordedBooking;
  readonly holdExpiresAt: string;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** Lets a hold last longer. The request names the new end, so sending it again adds nothing. */
export function ExtendDialog({ booking, holdExpiresAt, onDone, onClose }: Props) {
  const text = useTranslations('bookings');
  const formats = useFormats();
  const client = useClient();
  const queries = useQueryClient();
  const form = useProtectedForm({
    id: `extend:${booking.id}`,
    initial: { from: holdExpiresAt, minutes: 10 },
    send: ({ from, minutes }) =>
      client.bookings.extendHold(booking.id, { holdExpiresAt: extendedBy(from, minutes) }),
    onDone(answer) {
      queries.setQueryData(['booking', booking.id], answer);
      onDone(text('extended'));
    },
  });
  const { from, minutes } = form.fields;
  const until = extendedBy(from, minutes);
  const isNear = isNearEnough(until, Date.now());
  return (
    <ProtectedDialog
      title={text('extendTitle', { id: shortId(booking.id) })}
      action={text('extendDo')}
      form={form}
      canSubmit={isNear}
      onClose={onClose}
    >
      <Box>{text('extendNow', { time: formats.time(from) })}</Box>
      <FormField
        label={text('extendBy')}
        constraintText={text('extendTo', { time: formats.time(until) })}
        errorText={isNear ? form.errorAt('holdExpiresAt') : text('extendNot')}
      >
        <RadioGroup
          value={String(minutes)}
          items={extensions.map((each) => ({
            value: String(each),
            label: text('extendMinutes', { count: each }),
          }))}
          onChange={({ detail }) => form.change({ minutes: Number(detail.value) })}
        />
      </FormField>
    </ProtectedDialog>
  );
}
