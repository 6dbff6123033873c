import Header from '@cloudscape-design/components/header';
import { useTranslations } from 'use-intl';

export default function BookingPage() {
  const text = useTranslations('bookings');
  return <Header variant="h1">{text('title')}</Header>;
}
