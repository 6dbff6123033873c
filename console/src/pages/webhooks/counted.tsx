import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useTranslations } from 'use-intl';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

interface Props {
  readonly isCounting: boolean;
  readonly error: unknown;
  /** The outcome of the count in words; undefined before there is one. */
  readonly result: string | undefined;
  readonly onCount: () => void;
}

/** Counts before anything is changed, and says what the count found. */
export function Counted({ isCounting, error, result, onCount }: Props) {
  const text = useTranslations('webhooks');
  return (
    <>
      <div>
        <Button loading={isCounting} onClick={onCount}>
          {text('count')}
        </Button>
      </div>
      {result && <StatusIndicator type="info">{result}</StatusIndicator>}
      {error != null && <ProblemAlert error={error} onBeforeLeave={undefined} />}
    </>
  );
}
