import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Need } from '../session/need.ts';
import { useFrame } from './context.ts';

type State = 'asking' | 'waiting' | 'blocked' | { readonly refused: string };

/** Asks the person to sign in again. It lies over the page, which keeps its state meanwhile. */
export default function SignInAgain({ need }: { readonly need: Need }) {
  const text = useTranslations('session');
  const { session } = useFrame();
  const queries = useQueryClient();
  const [state, setState] = useState<State>('asking');
  const signIn = async () => {
    setState('waiting');
    try {
      if (!(await session.signInBeside())) return setState('blocked');
      // Queries that failed meanwhile run again.
      if (!session.needs.current()) await queries.invalidateQueries();
    } catch (error) {
      setState({ refused: error instanceof Error ? error.message : String(error) });
    }
  };
  const cancel = () => session.needs.answer(false);
  return (
    <Modal
      visible
      header={text(`${need}Title`)}
      // The page stays to be read, and the next request asks again.
      onDismiss={cancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {need === 'old' && (
              <Button variant="link" onClick={cancel}>
                {text('cancel')}
              </Button>
            )}
            {state !== 'asking' && (
              <Button onClick={() => void session.signIn(need === 'old' ? { prompt: 'login' } : {})}>
                {text('onThisPage')}
              </Button>
            )}
            <Button variant="primary" onClick={() => void signIn()}>
              {text(state === 'asking' ? 'signIn' : 'signInAgain')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        {text(`${need}Help`)}
        {state === 'waiting' && <Box variant="p">{text('waiting')}</Box>}
        {state === 'blocked' && <Alert type="warning">{text('blocked')}</Alert>}
        {typeof state === 'object' && (
          <Alert type="error">{text('refused', { reason: state.refused })}</Alert>
        )}
      </SpaceBetween>
    </Modal>
  );
}
