import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useTranslations } from 'use-intl';
import { Message } from './message.tsx';

/** A page whose code failed, or could not be loaded: after a deployment its files have other names. */
export function PageFailed() {
  const text = useTranslations('state');
  return (
    <Box textAlign="center">
      <Message title="failed" help="failedHelp" />
      <Button variant="primary" onClick={() => location.reload()}>
        {text('reload')}
      </Button>
    </Box>
  );
}
