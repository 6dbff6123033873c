import Header from '@cloudscape-design/components/header';
import { useTranslations } from 'use-intl';

export default function AuditPage() {
  const text = useTranslations('audit');
  return <Header variant="h1">{text('title')}</Header>;
}
