import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useTranslations } from 'use-intl';
import { useFrame } from '../frame/context.ts';
import { PageButton } from './page-link.tsx';
import { ProblemText } from './problem-text.tsx';
import { obstacleOf } from './protected-form/obstacle.ts';

interface Props {
  readonly error: unknown;
  /** Runs before the page is left for the next step: keeps what was typed. */
  readonly onBeforeLeave?: (() => void) | undefined;
}

/** Says why an action was refused and what to do next: sign in again, wait for a colleague, or correct it. */
export function ProblemAlert({ error, onBeforeLeave }: Props) {
  const text = useTranslations('problem');
  const { session } = useFrame();
  const obstacle = obstacleOf(error);
  if (obstacle.kind === 'sign_in')
    return (
      <Alert
        type="warning"
        header={text('stepUp')}
        action={
          <Button
            variant="primary"
            onClick={() => {
              onBeforeLeave?.();
              void session.signIn({ prompt: 'login' });
            }}
          >
            {text('signInAgain')}
          </Button>
        }
      >
        {text('stepUpHelp')}
      </Alert>
    );
  if (obstacle.kind === 'approval')
    return (
      <Alert
        type="info"
        header={text('approval')}
        action={
          <PageButton to="/approvals" onBefore={onBeforeLeave}>
            {text('openApprovals')}
          </PageButton>
        }
      >
        {text('approvalHelp', { id: obstacle.approvalId })}
      </Alert>
    );
  return (
    <Alert type="error" header={text('refused')}>
      {navigator.onLine ? <ProblemText error={error} /> : text('offline')}
    </Alert>
  );
}
