import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Steps from '@cloudscape-design/components/steps';
import type { Deletion } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { useFormats } from '../../text/format.ts';
import { type StepState, stepStates } from './deletion-steps.ts';

interface Props {
  readonly customerId: string;
  readonly known: Deletion;
}

const askEveryMs = 10_000;

/** How far the deletion of a customer is, and what it waits for. */
export function DeletionPanel({ customerId, known }: Props) {
  const text = useTranslations('customers');
  const formats = useFormats();
  const client = useClient();
  const { data: deletion = known } = useQuery({
    queryKey: ['customer-deletion', customerId],
    queryFn: ({ signal }) => client.customerDeletions.get(customerId, { signal }),
    refetchInterval: ({ state }) => (state.data?.checkedAt ? false : askEveryMs),
    enabled: !known.checkedAt,
  });
  const matters = (deletion.waitsFor ?? []).map((matter) => text(`waitsFor.${matter}`));
  const detailsOf = ({ step, state, at }: StepState) => {
    if (at) return formats.time(at);
    if (step === 'waiting' && matters.length > 0) return text('waiting', { matters: matters.join(', ') });
    return step === 'checked' && state !== 'success' ? text('checkHelp') : undefined;
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          {...(!deletion.erasedAt && {
            description: text('deletionDue', { time: formats.day(deletion.dueAt) }),
          })}
        >
          {text('deletion')}
        </Header>
      }
    >
      <Steps
        steps={stepStates(deletion).map((each) => ({
          status: each.state,
          header: text(`deletionSteps.${each.step}`),
          details: <Box>{detailsOf(each)}</Box>,
          statusIconAriaLabel: each.state,
        }))}
      />
    </Container>
  );
}
