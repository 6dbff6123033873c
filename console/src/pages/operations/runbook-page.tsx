import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import runbook from '../../../../docs/runbook.md?raw';
import { readRunbook } from './runbook-markdown.ts';
import { RunbookText } from './runbook-text.tsx';

const sections = readRunbook(runbook);

/** The runbook of this version, one section at a time. Its text is English. */
export default function RunbookPage() {
  const text = useTranslations('reliability');
  const [params, setParams] = useSearchParams();
  const wanted = params.get('section');
  const section = sections.find(({ id }) => id === wanted) ?? sections[0];
  const options = sections.map(({ id, title }) => ({ value: id, label: title }));
  if (!section) return null;
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={text('runbookHelp')}>
        {text('runbook')}
      </Header>
      <FormField label={text('section')}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === section.id) ?? null}
          filteringType="auto"
          expandToViewport
          onChange={({ detail }) => setParams({ section: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <Container header={<Header variant="h2">{section.title}</Header>}>
        <RunbookText blocks={section.blocks} />
      </Container>
    </SpaceBetween>
  );
}
