import Box from '@cloudscape-design/components/box';
import { useTranslations } from 'use-intl';
import type { Messages } from '../text/messages.ts';

interface Props {
  readonly title: keyof Messages['state'];
  readonly help?: keyof Messages['state'];
  /** It is the whole page. Otherwise the page around it has a title. */
  readonly isPage?: boolean;
}

/** A page that has nothing to show but a reason. */
export function Message({ title, help, isPage = true }: Props) {
  const text = useTranslations('state');
  return (
    <Box textAlign="center" padding={{ vertical: 'xxxl' }}>
      <Box variant={isPage ? 'h1' : 'h3'}>{text(title as 'notFound')}</Box>
      {help && <Box color="text-body-secondary">{text(help as 'notFoundHelp')}</Box>}
    </Box>
  );
}
