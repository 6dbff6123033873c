import Header from '@cloudscape-design/components/header';
import { useTranslations } from 'use-intl';

export default function OverviewPage() {
  const text = useTranslations('overview');
  return <Header variant="h1">{text('title')}</Header>;
}
