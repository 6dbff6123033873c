import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FileDropzone, { useFilesDragging } from '@cloudscape-design/components/file-dropzone';
import FileInput from '@cloudscape-design/components/file-input';
import FormField from '@cloudscape-design/components/form-field';
import List from '@cloudscape-design/components/list';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AddressesField } from '../addresses-field.tsx';
import type { StepProps } from '../form.ts';
import { Label } from '../text-field.tsx';
import { imageTypes, limits } from './check-file.ts';
import { type DraftPicture, mostPictures } from './picture.ts';
import { PictureRow } from './picture-row.tsx';
import { UploadRow } from './upload-row.tsx';
import { withinRoom } from './uploads.ts';

/** The pictures of a deal: uploads, their words and their order; and images at other addresses. */
export function PicturesField({ form }: StepProps) {
  const text = useTranslations('dealEditor.pictures');
  const { areFilesDragging } = useFilesDragging();
  const [left, setLeft] = useState(0);
  const { uploads, draft } = form;
  const { pictures, sellerId } = draft;
  const error = form.error('pictures');
  const room = mostPictures - pictures.length - uploads.list.length;
  const put = (next: readonly DraftPicture[]) => form.change({ pictures: next });

  const take = (files: readonly File[]) => {
    const fitting = withinRoom(files, room);
    setLeft(fitting.left);
    uploads.add(fitting.taken, sellerId);
  };
  const input = (
    <FileInput
      multiple
      value={[]}
      accept={imageTypes.join(',')}
      onChange={({ detail }) => take(detail.value)}
      ariaLabel={text('choose')}
    >
      {text('choose')}
    </FileInput>
  );
  return (
    <SpaceBetween size="s">
      <FormField
        label={<Label name="pictures" optional />}
        description={text('help')}
        constraintText={text('limits', { megabytes: limits.bytes / 1_000_000, most: mostPictures })}
        errorText={error}
        stretch
      >
        <SpaceBetween size="s">
          {pictures.length > 0 && (
            <List
              sortable
              items={pictures}
              ariaLabel={text('list')}
              onSortingChange={({ detail }) => put(detail.items)}
              i18nStrings={sortingTexts(text)}
              renderItem={(picture) => {
                const index = pictures.indexOf(picture);
                return {
                  id: picture.imageId,
                  announcementLabel: picture.alt || text('numbered', { number: index + 1 }),
                  content: (
                    <PictureRow
                      picture={picture}
                      number={index + 1}
                      isTried={error !== ''}
                      onAlt={(alt) => put(pictures.with(index, { ...picture, alt }))}
                    />
                  ),
                  actions: (
                    <Button
                      variant="icon"
                      iconName="remove"
                      ariaLabel={text('remove', { number: index + 1 })}
                      onClick={() => put(pictures.toSpliced(index, 1))}
                    />
                  ),
                };
              }}
            />
          )}
          {uploads.list.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onRetry={() => uploads.retry(upload.id, sellerId)}
              onRemove={() => uploads.remove(upload.id)}
            />
          ))}
          {left > 0 && (
            <Alert type="warning" dismissible onDismiss={() => setLeft(0)}>
              {text('noRoom', { count: left, most: mostPictures })}
            </Alert>
          )}
          {room <= 0 && <Box color="text-body-secondary">{text('full')}</Box>}
          {room > 0 &&
            (areFilesDragging ? (
              <FileDropzone onChange={({ detail }) => take(detail.value)}>{text('drop')}</FileDropzone>
            ) : (
              input
            ))}
        </SpaceBetween>
      </FormField>
      <ExpandableSection
        headerText={text('elsewhere', { count: draft.images.length })}
        defaultExpanded={draft.images.length > 0 || form.error('images') !== ''}
      >
        <AddressesField form={form} />
      </ExpandableSection>
    </SpaceBetween>
  );
}

type Text = ReturnType<typeof useTranslations<'dealEditor.pictures'>>;

const sortingTexts = (text: Text) => ({
  dragHandleAriaLabel: text('sort.handle'),
  dragHandleAriaDescription: text('sort.how'),
  liveAnnouncementDndStarted: (position: number, total: number) => text('sort.started', { position, total }),
  liveAnnouncementDndDiscarded: text('sort.discarded'),
  liveAnnouncementDndItemReordered: (_from: number, position: number, total: number) =>
    text('sort.moved', { position, total }),
  liveAnnouncementDndItemCommitted: (_from: number, position: number, total: number) =>
    text('sort.dropped', { position, total }),
});
