import type { RiskReason } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import './work.css';

/** The signs of risk of an order, in words. */
export function RiskReasons({ reasons }: { readonly reasons: readonly RiskReason[] }) {
  const text = useTranslations('work.riskReasons');
  return (
    <ul className="plain-list">
      {reasons.map((reason) => (
        <li key={reason}>{text.has(reason) ? text(reason) : reason}</li>
      ))}
    </ul>
  );
}
