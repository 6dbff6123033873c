import Alert from '@cloudscape-design/components/alert';
import { useTranslations } from 'use-intl';
import { isRefused, type OpenRoom } from './use-room.ts';

/** Says that figures are missing or old. The page goes on with what it has. */
export function LoadingProblem({ failed }: Pick<OpenRoom, 'failed'>) {
  const text = useTranslations('drop');
  if (!failed) return null;
  if (isRefused(failed)) return <Alert type="info">{text('figuresRefused')}</Alert>;
  return (
    <Alert type="warning" header={text('figuresFailed')}>
      {navigator.onLine ? failed.message : text('offline')}
    </Alert>
  );
}
