import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ApiError } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { limits } from './check-file.ts';
import { isUnderWay, type Upload, type UploadPhase } from './uploads.ts';

interface Props {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onRemove: () => void;
}

const figures = {
  megabytes: limits.bytes / 1_000_000,
  megapixels: limits.pixels / 1_000_000,
  side: limits.side,
  aspect: limits.aspect,
};

/** A file on its way: its progress, or the reason why it did not become a picture. */
export function UploadRow({ upload, onRetry, onRemove }: Props) {
  const text = useTranslations('dealEditor.pictures');
  const { file, phase } = upload;
  return (
    <FormField label={file.name} errorText={useFault(phase)} stretch>
      <SpaceBetween size="xxs">
        <Progress phase={phase} name={file.name} />
        <SpaceBetween direction="horizontal" size="xs">
          {phase.kind === 'failed' && (
            <Button iconName="refresh" ariaLabel={text('retryNamed', { name: file.name })} onClick={onRetry}>
              {text('retry')}
            </Button>
          )}
          <Button
            ariaLabel={text(isUnderWay(upload) ? 'cancelNamed' : 'dismissNamed', { name: file.name })}
            onClick={onRemove}
          >
            {text(isUnderWay(upload) ? 'cancel' : 'dismiss')}
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </FormField>
  );
}

/** Returns why the file did not become a picture; nothing while it may. */
function useFault(phase: UploadPhase): string | undefined {
  const text = useTranslations('dealEditor.pictures');
  if (phase.kind === 'refused') return text(`faults.${phase.fault}`, figures);
  if (phase.kind !== 'failed') return undefined;
  return phase.error instanceof ApiError ? phase.error.message : text('broken');
}

function Progress({ phase, name }: { readonly phase: UploadPhase; readonly name: string }) {
  const text = useTranslations('dealEditor.pictures');
  if (phase.kind === 'checking') return <StatusIndicator type="loading">{text('checking')}</StatusIndicator>;
  if (phase.kind === 'publishing')
    return <StatusIndicator type="loading">{text('publishing')}</StatusIndicator>;
  if (phase.kind !== 'sending') return undefined;
  return <ProgressBar value={Math.round(phase.share * 100)} ariaLabel={text('sending', { name })} />;
}
