import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FileUpload from '@cloudscape-design/components/file-upload';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { PageButton } from '../../parts/page-link.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useUnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { useFormats } from '../../text/format.ts';
import { ImportPreview } from './import-preview.tsx';
import { maxBytes, maxLines } from './limits.ts';
import { sendImport } from './send-import.ts';
import { type Checked, useCheckedFile } from './use-checked-file.ts';

/** Chooses a file, shows what it holds, and starts its import. */
export default function NewImportPage() {
  const text = useTranslations('imports');
  const formats = useFormats();
  const client = useClient();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [publish, setPublish] = useState(false);
  const [sent, setSent] = useState(0);
  const { checked, choose } = useCheckedFile();
  const send = useMutation({
    mutationFn: ({ fileName, file, key }: Extract<Checked, { kind: 'file' }>) =>
      sendImport(client, { fileName, file, publish, key: `${key}-${publish}`, onProgress: setSent }),
    onSuccess: (job) => {
      guard.allow();
      queries.setQueryData(['imports', job.id], job);
      void queries.invalidateQueries({ queryKey: ['imports'] });
      void navigate(`/imports/${job.id}`);
    },
  });
  const guard = useUnsavedGuard(send.isPending);
  const good = checked.kind === 'file' ? checked.file.deals.length : 0;
  const total = checked.kind === 'file' ? checked.file.lines.length : 0;
  return (
    <Form
      header={
        <Header variant="h1" description={text('newHelp')}>
          {text('newTitle')}
        </Header>
      }
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <PageButton variant="link" to="/imports" disabled={send.isPending}>
            {text('cancel')}
          </PageButton>
          <Button
            variant="primary"
            loading={send.isPending}
            disabled={checked.kind !== 'file' || good === 0}
            onClick={() => checked.kind === 'file' && send.mutate(checked)}
          >
            {text('start', { count: good })}
          </Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <SpaceBetween size="m">
            <FormField
              label={text('choose')}
              constraintText={text('limits', { lines: maxLines, megabytes: maxBytes / 1_000_000 })}
              errorText={checked.kind === 'wrong' && wrongText(text, checked.reason)}
            >
              <FileUpload
                accept=".csv,text/csv,text/plain"
                value={files}
                showFileSize
                invalid={checked.kind === 'wrong'}
                onChange={({ detail }) => {
                  const [file] = detail.value;
                  setFiles(file ? [file] : []);
                  setSent(0);
                  send.reset();
                  void choose(file);
                }}
                i18nStrings={{
                  uploadButtonText: () => text('chooseFile'),
                  dropzoneText: () => text('dropFile'),
                  removeFileAriaLabel: () => text('removeFile'),
                  limitShowFewer: text('removeFile'),
                  limitShowMore: text('chooseFile'),
                  errorIconAriaLabel: text('outcomes.failed'),
                }}
              />
            </FormField>
            <Checkbox
              checked={publish}
              disabled={send.isPending}
              description={text('publishHelp')}
              onChange={({ detail }) => setPublish(detail.checked)}
            >
              {text('publish')}
            </Checkbox>
          </SpaceBetween>
        </Container>
        {checked.kind === 'checking' && <Spinner />}
        {checked.kind === 'file' && <ImportPreview file={checked.file} fileName={checked.fileName} />}
        {checked.kind === 'file' && good === 0 && <Alert type="error">{text('noneGood')}</Alert>}
        {send.isPending && (
          <ProgressBar
            label={text('sending')}
            value={total === 0 ? 0 : Math.floor((sent / total) * 100)}
            additionalInfo={text('sentOf', { sent: formats.number(sent), total: formats.number(total) })}
          />
        )}
        {send.isError && <ProblemAlert error={send.error} />}
      </SpaceBetween>
      {guard.dialog}
    </Form>
  );
}

function wrongText(
  text: ReturnType<typeof useTranslations<'imports'>>,
  reason: Extract<Checked, { kind: 'wrong' }>['reason'],
): string {
  if (typeof reason === 'object') return reason.detail;
  if (reason === 'empty') return text('wrongEmpty');
  return text(reason === 'size' ? 'wrongSize' : 'wrongLines', {
    most: reason === 'size' ? maxBytes / 1_000_000 : maxLines,
  });
}
