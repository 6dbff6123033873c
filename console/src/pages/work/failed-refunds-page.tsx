import Header from '@cloudscape-design/components/header';
import { useTranslations } from 'use-intl';

export default function FailedRefundsPage() {
  const text = useTranslations('work');
  return <Header variant="h1">{text('title')}</Header>;
}
