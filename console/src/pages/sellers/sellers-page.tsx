import Header from '@cloudscape-design/components/header';
import { useTranslations } from 'use-intl';

export default function SellersPage() {
  const text = useTranslations('sellers');
  return <Header variant="h1">{text('title')}</Header>;
}
