import Header from '@cloudscape-design/components/header';
import { useTranslations } from 'use-intl';

export default function SwitchesPage() {
  const text = useTranslations('switches');
  return <Header variant="h1">{text('title')}</Header>;
}
