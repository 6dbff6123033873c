import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StockCheck, StockRepair } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { repairOf } from './repairs.ts';

interface Props {
  readonly check: StockCheck;
  readonly onRepair: (repair: StockRepair) => void;
}

/** The findings of a check of a stock, each with the repair that fits, or with the next step of a person. */
export function Findings({ check, onRepair }: Props) {
  const text = useTranslations('reconciliation');
  return (
    <SpaceBetween size="s">
      {check.findings.map((finding) => {
        const repair = repairOf(finding);
        return (
          <Alert
            key={finding}
            type={repair ? 'warning' : 'error'}
            header={text(`findings.${finding}`)}
            action={repair && <Button onClick={() => onRepair(repair)}>{text(`repairs.${repair}`)}</Button>}
          >
            {text(`findingsHelp.${finding}`)}
          </Alert>
        );
      })}
    </SpaceBetween>
  );
}
