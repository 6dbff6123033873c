import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useTranslations } from 'use-intl';
import { ProblemWords } from '../problem-text.tsx';
import { ApprovalWait } from './approval-wait.tsx';
import type { ProtectedForm } from './use-protected-form.ts';

interface Props {
  readonly form: Pick<
    ProtectedForm<object>,
    'obstacle' | 'isRestored' | 'signIn' | 'startOver' | 'submit' | 'isSending'
  >;
}

/** Says why a protected form was not done, and offers what helps. It stands above the form's fields. */
export function ProtectedObstacle({ form }: Props) {
  const text = useTranslations('parts');
  const { obstacle, isRestored, startOver } = form;
  if (!obstacle)
    return isRestored && !form.isSending ? (
      <Alert type="info" action={<Button onClick={startOver}>{text('startOver')}</Button>}>
        {text('restored')}
      </Alert>
    ) : null;
  switch (obstacle.kind) {
    case 'sign_in':
      return (
        <Alert
          type="warning"
          header={text(obstacle.why === 'old' ? 'signInOld' : 'signInEnded')}
          action={<Button onClick={form.signIn}>{text('signInAgain')}</Button>}
        >
          {text('signInHelp')}
        </Alert>
      );
    case 'approval':
      return <ApprovalWait approvalId={obstacle.approvalId} form={form} />;
    case 'fields':
      return <Alert type="error">{text('fieldsWrong')}</Alert>;
    case 'unknown':
      return (
        <Alert type="warning" header={text('noAnswer')}>
          {text('noAnswerHelp')}
        </Alert>
      );
    case 'refused':
      return (
        <Alert type="error" header={text('refused')}>
          <ProblemWords problem={obstacle} />
        </Alert>
      );
  }
}
