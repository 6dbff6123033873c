import Link from '@cloudscape-design/components/link';
import { useTranslations } from 'use-intl';
import { useFrame } from '../frame/context.ts';

interface Props {
  readonly kind: 'payments' | 'disputes' | 'refunds' | 'events';
  readonly id: string;
  /** Shown in its place where there is little room. */
  readonly short?: string;
}

/** The address of an object in Stripe's dashboard. Only prod has live objects. */
export const stripeAddress = (stage: string, kind: Props['kind'], id: string): string =>
  `https://dashboard.stripe.com/${stage === 'prod' ? '' : 'test/'}${kind}/${encodeURIComponent(id)}`;

/** A link to an object in Stripe's dashboard. */
export function StripeLink({ kind, id, short = id }: Props) {
  const text = useTranslations('parts');
  const { config } = useFrame();
  return (
    <Link href={stripeAddress(config.stage, kind, id)} external externalIconAriaLabel={text('newTab')}>
      {short}
    </Link>
  );
}
