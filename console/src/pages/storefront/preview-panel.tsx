import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { StorefrontBlock, StorefrontPreview } from '@stampede/mobile-sdk/admin';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { DealName } from '../../parts/deal-name.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFormats } from '../../text/format.ts';
import { titleOf } from './blocks.ts';
import { HomePhone } from './home-phone.tsx';
import { type Visit, visitOf } from './visit.ts';
import { VisitFields } from './visit-fields.tsx';

/** A preview of now becomes old: deals sell, and windows open. */
const refetchMs = 15_000;

/** The blocks as a visitor would see them at an instant, also before they are saved. The server decides, as for visitors. */
export function PreviewPanel({ blocks }: { readonly blocks: readonly StorefrontBlock[] }) {
  const text = useTranslations('storefront');
  const formats = useFormats();
  const locale = useLocale();
  const client = useClient();
  const [visit, setVisit] = useState<Visit>(() => visitOf(locale));
  const body = useDeferredValue({ ...visit.body, blocks: [...blocks] });
  const preview = useQuery({
    queryKey: ['storefront-preview', body],
    queryFn: ({ signal }) => client.storefront.preview(body, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: refetchMs,
  });
  const { data, error } = preview;
  const nameOf = (id: string) => {
    const block = blocks.find((one) => one.id === id);
    return (block && titleOf(block, locale)) || id;
  };
  return (
    <Container header={<Header variant="h2">{text('preview')}</Header>}>
      <SpaceBetween size="m">
        <VisitFields visit={visit} onChange={setVisit} />
        {error && <ProblemAlert error={error} />}
        {!data && !error && <Spinner />}
        {data && (
          // A fragment's children would have no room between them.
          <SpaceBetween size="m">
            <Warnings warnings={data.warnings} nameOf={nameOf} />
            <Box color="text-body-secondary">{text('shownAt', { time: formats.time(data.at) })}</Box>
            <HomePhone home={data.home} at={data.at} language={visit.body.language} />
            {data.hidden.length > 0 && (
              <div>
                <Box variant="h3" padding="n">
                  {text('hidden')}
                </Box>
                <ul>
                  {data.hidden.map(({ id, reason }) => (
                    <li key={id}>
                      {nameOf(id)}: {text(`reasons.${reason}`)}
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}

interface WarningsProps extends Pick<StorefrontPreview, 'warnings'> {
  readonly nameOf: (id: string) => string;
}

/** The parts of blocks that nobody will see. */
function Warnings({ warnings, nameOf }: WarningsProps) {
  const text = useTranslations('storefront');
  if (warnings.length === 0) return undefined;
  return (
    <Alert type="warning" header={text('warnings')}>
      <ul>
        {warnings.map(({ blockId, code, dealId }) => (
          <li key={`${blockId} ${code} ${dealId}`}>
            {nameOf(blockId)}: {text(`warningCodes.${code}`)} {dealId && <Named id={dealId} code={code} />}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** A deal that does not exist has no page to link to. */
const Named = ({ id, code }: { readonly id: string; readonly code: string }) =>
  code === 'deal_unknown' ? <code>{id}</code> : <DealName id={id} />;
