import Header from '@cloudscape-design/components/header';
import { useTranslations } from 'use-intl';

export default function ImportPage() {
  const text = useTranslations('dealEditor');
  return <Header variant="h1">{text('title')}</Header>;
}
