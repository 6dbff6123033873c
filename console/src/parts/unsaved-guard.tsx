import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { useTranslations } from 'use-intl';

interface Guard {
  /** Lets the next navigation pass: after saving, or on the way to the sign-in page. */
  allow(): void;
  /** The question to show while somebody tries to leave. Render it anywhere on the page. */
  readonly dialog: ReactNode;
}

/** Asks before the person leaves a form with changes, within the console and to other sites. */
export function useUnsavedGuard(isDirty: boolean, onLeave?: () => void): Guard {
  const text = useTranslations('leave');
  const isAllowed = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && !isAllowed.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!isAllowed.current) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isDirty]);
  const dialog = blocker.state === 'blocked' && (
    <Modal
      visible
      header={text('title')}
      onDismiss={() => blocker.reset()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => blocker.reset()}>
              {text('stay')}
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                onLeave?.();
                blocker.proceed();
              }}
            >
              {text('leave')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {text('help')}
    </Modal>
  );
  const allow = () => {
    isAllowed.current = true;
  };
  return { allow, dialog };
}
