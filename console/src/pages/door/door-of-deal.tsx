import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Admission, Arrival } from '@stampede/mobile-sdk/admin';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { CameraPanel } from './camera-panel.tsx';
import { CodeField } from './code-field.tsx';
import { DoorTable } from './door-table.tsx';
import { ResultPanel } from './result-panel.tsx';
import { useDoor } from './use-door.ts';

/** One deal's door: the code, the result, and the list. */
export function DoorOfDeal({ dealId }: { readonly dealId: string }) {
  const text = useTranslations('door');
  const door = useDoor(dealId);
  const [result, setResult] = useState<{ answer: Admission; arrival: Arrival; count: number }>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const isAsking = useRef(false);

  const admit = async (arrival: Arrival) => {
    // A camera reads a code many times a second.
    if (isAsking.current) return;
    isAsking.current = true;
    setBusy(true);
    setError(undefined);
    try {
      const answer = await door.admit(arrival);
      setResult((before) => ({ answer, arrival, count: (before?.count ?? 0) + 1 }));
    } catch (caught) {
      setResult(undefined);
      setError(caught);
    } finally {
      isAsking.current = false;
      setBusy(false);
    }
  };

  if (door.error && !door.list) return <LoadError error={door.error} onRetry={() => void door.refresh()} />;
  if (!door.list) return <Loading />;
  const { items, quantityTotal } = door.list;
  const expected = items.filter(({ status }) => status === 'confirmed' || status === 'redeemed');
  const came = expected.reduce((sum, { redeemedQuantity }) => sum + redeemedQuantity, 0);
  const sold = expected.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <SpaceBetween size="l">
      <Container>
        <SpaceBetween size="m">
          <CodeField isBusy={isBusy} onCode={(code) => void admit({ code })} />
          <CameraPanel onCode={(code) => void admit({ code })} />
          <div className="door-result" role="status">
            {result ? (
              <ResultPanel
                key={result.count}
                answer={result.answer}
                isBusy={isBusy}
                onAgain={(more) => void admit({ ...result.arrival, ...more })}
                onUndo={door.undo}
              />
            ) : (
              <Box color="text-body-secondary">{text('ready')}</Box>
            )}
          </div>
          {error !== undefined && <ProblemAlert error={error} />}
        </SpaceBetween>
      </Container>
      {Boolean(door.error) && (
        <Alert
          type="warning"
          header={text('offline')}
          action={<Button onClick={() => void door.refresh()}>{text('tryAgain')}</Button>}
        >
          {text('offlineHelp', { count: door.pending })}
        </Alert>
      )}
      {door.twice > 0 && <Alert type="error">{text('twice', { count: door.twice })}</Alert>}
      <Box variant="p" fontSize="heading-m">
        {text('count', { came, sold, total: quantityTotal })}
      </Box>
      <DoorTable items={items} onAdmit={(bookingId) => void admit({ bookingId })} />
    </SpaceBetween>
  );
}
