import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { ApiError } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { Message } from '../frame/message.tsx';

interface Props {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Says why something could not be loaded, and what to do next. */
export function LoadError({ error, onRetry }: Props) {
  const text = useTranslations();
  if (error instanceof ApiError && error.status === 404)
    return <Message title="notFound" help="notFoundHelp" />;
  if (error instanceof ApiError && error.status === 403)
    return <Message title="forbidden" help="forbiddenHelp" />;
  return (
    <Alert
      type="error"
      header={text('state.error')}
      action={<Button onClick={onRetry}>{text('app.retry')}</Button>}
    >
      {navigator.onLine ? messageOf(error) : text('state.offline')}
    </Alert>
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
