import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { LetterTable } from './letter-table.tsx';

/** The messages of one queue that failed for good, with ways to send them back and to discard them. */
export default function DeadLettersPage() {
  const { queue = '' } = useParams();
  const text = useTranslations('reliability');
  return (
    <LetterTable queue={queue} title={queue} description={text('queueHelp')} empty={text('queueEmpty')} />
  );
}
