import Alert from '@cloudscape-design/components/alert';
import { useTranslations } from 'use-intl';

/** Says that the view in the page's address was removed. */
export function ViewGone() {
  const text = useTranslations('deals');
  return (
    <Alert type="warning" header={text('views.goneTitle')}>
      {text('views.gone')}
    </Alert>
  );
}
