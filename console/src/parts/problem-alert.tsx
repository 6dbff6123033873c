import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { ApiError } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFrame } from '../frame/context.ts';
import { PageButton } from './page-link.tsx';

interface Props {
  readonly error: unknown;
  /** Runs before the page is left for the next step: keeps what was typed. */
  readonly onBeforeLeave?: (() => void) | undefined;
}

/** Says why an action was refused and what to do next: sign in again, wait for a colleague, or correct it. */
export function ProblemAlert({ error, onBeforeLeave }: Props) {
  const text = useTranslations('problem');
  const { session } = useFrame();
  const problem = error instanceof ApiError ? error : undefined;
  if (problem?.code === 'recent_sign_in_required')
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
  if (problem?.code === 'approval_required')
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
        {text('approvalHelp', { id: problem.problem.approvalId ?? '' })}
      </Alert>
    );
  return (
    <Alert type="error" header={text('refused')}>
      {navigator.onLine ? messageOf(error) : text('offline')}
      {problem?.requestId && <div>{text('requestId', { id: problem.requestId })}</div>}
    </Alert>
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
