import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTranslations } from 'use-intl';
import type { StepProps } from './form.ts';
import { Label } from './text-field.tsx';

const most = 10;

/** Images that are somewhere else, by their addresses, in their order. Most deals have none. */
export function AddressesField({ form }: StepProps) {
  const text = useTranslations('dealEditor');
  const { images } = form.draft;
  const put = (next: readonly string[]) => form.change({ images: next });
  return (
    <FormField
      label={<Label name="images" optional />}
      constraintText={text('help.images')}
      errorText={form.error('images')}
      stretch
    >
      <SpaceBetween size="xs">
        {images.length === 0 && <Box color="text-body-secondary">{text('noImages')}</Box>}
        {images.map((image, index) => (
          <Grid
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in the list is what the person edits
            key={index}
            gridDefinition={[{ colspan: { default: 12, s: 8 } }, { colspan: { default: 12, s: 4 } }]}
          >
            <Input
              type="url"
              value={image}
              placeholder="https://"
              ariaLabel={text('image', { number: index + 1 })}
              onChange={({ detail }) => put(images.map((each, at) => (at === index ? detail.value : each)))}
            />
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                iconName="angle-up"
                variant="icon"
                disabled={index === 0}
                ariaLabel={text('moveUp', { number: index + 1 })}
                onClick={() => put(movedUp(images, index))}
              />
              <Button
                ariaLabel={text('removeImage', { number: index + 1 })}
                onClick={() => put(images.filter((_, at) => at !== index))}
              >
                {text('remove')}
              </Button>
            </SpaceBetween>
          </Grid>
        ))}
        <Button
          iconName="add-plus"
          disabled={images.length >= most}
          {...(images.length >= most && { disabledReason: text('tooManyImages') })}
          onClick={() => put([...images, ''])}
        >
          {text('addImage')}
        </Button>
      </SpaceBetween>
    </FormField>
  );
}

const movedUp = (images: readonly string[], index: number): string[] =>
  images.toSpliced(index - 1, 2, images[index] ?? '', images[index - 1] ?? '');
