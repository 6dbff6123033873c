import Button from '@cloudscape-design/components/button';
import FileInput from '@cloudscape-design/components/file-input';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { houseSellerId } from '../../parts/house-seller.ts';
import { imageTypes } from '../deals/editor/pictures/check-file.ts';
import { type DraftPicture, pictureFrom } from '../deals/editor/pictures/picture.ts';
import { PictureRow } from '../deals/editor/pictures/picture-row.tsx';
import { UploadRow } from '../deals/editor/pictures/upload-row.tsx';
import { useUploads } from '../deals/editor/pictures/use-uploads.ts';
import type { FieldsProps } from './block-dialog.tsx';

const keyOf = (imageId: string | undefined) => ['storefront-image', imageId] as const;

/** The uploaded picture of a block, with the words that stand for it. */
export function PictureField({ form, change, error }: FieldsProps) {
  const text = useTranslations('storefront');
  const client = useClient();
  const queries = useQueryClient();
  const { picture } = form;
  const { data: image } = useQuery({
    queryKey: keyOf(picture?.imageId),
    // A finished upload answers its image again.
    queryFn: async ({ signal }) =>
      pictureFrom(await client.imageUploads.finish(picture?.imageId ?? '', { signal })),
    enabled: picture !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const uploads = useUploads((done) => {
    const found = pictureFrom(done);
    queries.setQueryData<DraftPicture>(keyOf(found.imageId), found);
    change({ picture: { imageId: found.imageId, alt: '' } });
  });
  return (
    <FormField label={text('picture')} description={text('pictureHelp')} stretch>
      <SpaceBetween size="xs">
        {picture && image && (
          <PictureRow
            picture={{ ...image, alt: picture.alt }}
            number={1}
            isTried={error('picture') !== ''}
            onAlt={(alt) => change({ picture: { ...picture, alt } })}
          />
        )}
        {picture && (
          <Button iconName="remove" onClick={() => change({ picture: undefined })}>
            {text('removePicture')}
          </Button>
        )}
        {uploads.list.map((upload) => (
          <UploadRow
            key={upload.id}
            upload={upload}
            onRetry={() => uploads.retry(upload.id, houseSellerId)}
            onRemove={() => uploads.remove(upload.id)}
          />
        ))}
        {!picture && uploads.list.length === 0 && (
          <FileInput
            value={[]}
            accept={imageTypes.join(',')}
            ariaLabel={text('picture')}
            onChange={({ detail }) => uploads.add(detail.value.slice(0, 1), houseSellerId)}
          >
            {text('choosePicture')}
          </FileInput>
        )}
      </SpaceBetween>
    </FormField>
  );
}
