import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ApiError } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { Message } from '../frame/message.tsx';
import { ProblemText } from './problem-text.tsx';

interface Props {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** It stands in the place of the whole page, and has its title. */
  readonly isPage?: boolean;
}

/** Says that a page is loading, to those who see it and to screen readers. */
export function Loading() {
  const text = useTranslations('app');
  return (
    <div role="status">
      <StatusIndicator type="loading">{text('loading')}</StatusIndicator>
    </div>
  );
}

/** Says why something could not be loaded, and what to do next. */
export function LoadError({ error, onRetry, isPage = false }: Props) {
  const text = useTranslations();
  if (error instanceof ApiError && error.status === 404)
    return <Message title="notFound" help="notFoundHelp" isPage={isPage} />;
  if (error instanceof ApiError && error.status === 403)
    return <Message title="forbidden" help="forbiddenHelp" isPage={isPage} />;
  const alert = (
    <Alert
      type="error"
      header={!isPage && text('state.error')}
      action={<Button onClick={onRetry}>{text('app.retry')}</Button>}
    >
      {navigator.onLine ? <ProblemText error={error} /> : text('state.offline')}
    </Alert>
  );
  if (!isPage) return alert;
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{text('state.error')}</Header>
      {alert}
    </SpaceBetween>
  );
}
