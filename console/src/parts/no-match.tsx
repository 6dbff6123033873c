import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTranslations } from 'use-intl';

/** Says that nothing matches the filters of a list, and clears them. */
export function NoMatch({ onClear }: { readonly onClear: () => void }) {
  const text = useTranslations('state');
  return (
    <SpaceBetween size="s">
      <Box>{text('noMatch')}</Box>
      <Button onClick={onClear}>{text('clear')}</Button>
    </SpaceBetween>
  );
}
