import Header from '@cloudscape-design/components/header';
import { useTranslations } from 'use-intl';

export default function StaffPage() {
  const text = useTranslations('staff');
  return <Header variant="h1">{text('title')}</Header>;
}
