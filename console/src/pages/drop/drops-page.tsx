import Header from '@cloudscape-design/components/header';
import { useTranslations } from 'use-intl';

export default function DropsPage() {
  const text = useTranslations('drop');
  return <Header variant="h1">{text('title')}</Header>;
}
