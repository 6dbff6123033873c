import ColumnLayout from '@cloudscape-design/components/column-layout';
import { useTranslations } from 'use-intl';
import { timeZone } from '../../text/format.ts';
import { TimeField } from '../deals/editor/time-field.tsx';
import type { FieldsProps } from './block-dialog.tsx';

/** The time in which the block is shown. Both ends may stay open. */
export function WindowFields({ form, change, error }: FieldsProps) {
  const text = useTranslations('storefront');
  return (
    <ColumnLayout columns={2}>
      <TimeField
        label={text('from')}
        {...form.from}
        error={error('from')}
        help={text('fromHelp', { zone: timeZone() })}
        onChange={(next) => change({ from: { ...form.from, ...next } })}
      />
      <TimeField
        label={text('until')}
        {...form.until}
        error={error('until')}
        help={text('untilHelp')}
        onChange={(next) => change({ until: { ...form.until, ...next } })}
      />
    </ColumnLayout>
  );
}
