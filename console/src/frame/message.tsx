import Box from '@cloudscape-design/components/box';
import { useTranslations } from 'use-intl';
import type { Messages } from '../text/messages.ts';

interface Props {
  readonly title: keyof Messages['state'];
  readonly help?: keyof Messages['state'];
}

/** A page that has nothing to show but a reason. */
export function Message({ title, help }: Props) {
  const text = useTranslations('state');
  return (
    <Box textAlign="center" padding={{ vertical: 'xxxl' }}>
      <Box variant="h1">{text(title as 'notFound')}</Box>
      {help && <Box color="text-body-secondary">{text(help as 'notFoundHelp')}</Box>}
    </Box>
  );
}
