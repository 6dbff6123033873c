import Header from '@cloudscape-design/components/header';
import { useTranslations } from 'use-intl';

export default function RevenuePage() {
  const text = useTranslations('money');
  return <Header variant="h1">{text('title')}</Header>;
}
