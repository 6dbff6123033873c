import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTranslations } from 'use-intl';
import { PhonePreview, type Previewed } from '../preview/phone-preview.tsx';
import type { Form, StepProps } from './form.ts';

/** The last step: the deal as a phone shows it, and what is missing before it can be saved. */
export function PreviewStep({ form }: StepProps) {
  const text = useTranslations('dealEditor');
  const missing = Object.keys(form.read.faults).length;
  return (
    <SpaceBetween size="l">
      {missing > 0 && <Alert type="warning">{text('missing', { count: missing })}</Alert>}
      <PhonePreview deal={previewOf(form)} />
    </SpaceBetween>
  );
}

function previewOf({ read: { terms, quantityTotal }, draft, base }: Form): Previewed {
  const { title, description, images, price, originalPrice, startsAt, endsAt, tags, signedInOnly } = terms;
  const { perCustomerLimit, cancellationPolicy, location } = terms;
  return {
    pictures: [...draft.pictures],
    ...{ title, description, images, price, originalPrice, startsAt, endsAt, tags, signedInOnly },
    available: base?.available ?? (Number.isNaN(quantityTotal) ? 0 : quantityTotal),
    ...(perCustomerLimit && { perCustomerLimit }),
    ...(cancellationPolicy && { cancellationPolicy }),
    ...(location && { location }),
  };
}
