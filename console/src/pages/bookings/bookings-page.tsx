import Header from '@cloudscape-design/components/header';
import { useTranslations } from 'use-intl';

export default function BookingsPage() {
  const text = useTranslations('bookings');
  return <Header variant="h1">{text('title')}</Header>;
}
