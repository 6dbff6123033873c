import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTranslations } from 'use-intl';
import type { DraftRefund } from './draft.ts';
import type { StepProps } from './form.ts';
import { PolicyText } from './policy-text.tsx';
import { TimeField } from './time-field.tsx';
import { zoneLabel } from './zoned-time.ts';

const most = 5;

/** The fifth step: what buyers get back, part by part. */
export function CancellationStep({ form }: StepProps) {
  const text = useTranslations('dealEditor');
  const { draft, read, base } = form;
  const { refunds } = draft;
  const put = (next: readonly DraftRefund[]) => form.change({ refunds: next });
  const change = (index: number, patch: Partial<DraftRefund>) =>
    put(refunds.map((refund, at) => (at === index ? { ...refund, ...patch } : refund)));
  const starts = read.terms.startsAt ? Date.parse(read.terms.startsAt) : Date.now();
  return (
    <SpaceBetween size="l">
      {base && base.state !== 'draft' && <Alert type="info">{text('help.refundsPublished')}</Alert>}
      <FormField
        label={text('fields.refunds')}
        description={`${text('help.refunds')} ${text('help.refundZone', { zone: zoneLabel(draft.zone, starts) })}`}
        errorText={form.error('refunds')}
        stretch
      >
        <SpaceBetween size="m">
          {refunds.length === 0 && <Box>{text('noRefunds')}</Box>}
          {refunds.map((refund, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place
            <SpaceBetween key={index} direction="horizontal" size="s" alignItems="end">
              <FormField label={text('percent')}>
                <Input
                  value={refund.percent}
                  inputMode="numeric"
                  onChange={({ detail }) => change(index, { percent: detail.value })}
                />
              </FormField>
              <TimeField
                label={text('until')}
                date={refund.date}
                time={refund.time}
                onChange={(next) => change(index, next)}
              />
              <Button
                ariaLabel={text('removeRefund', { number: index + 1 })}
                onClick={() => put(refunds.filter((_, at) => at !== index))}
              >
                {text('remove')}
              </Button>
            </SpaceBetween>
          ))}
          <Button
            iconName="add-plus"
            disabled={refunds.length >= most}
            onClick={() => put([...refunds, { percent: '', date: '', time: '' }])}
          >
            {text('addRefund')}
          </Button>
        </SpaceBetween>
      </FormField>
      {!read.faults.refunds && <PolicyText policy={read.terms.cancellationPolicy} />}
    </SpaceBetween>
  );
}
