import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useTranslations } from 'use-intl';
import { type DraftPicture, maxAlt } from './picture.ts';
import { Thumbnail } from './thumbnail.tsx';

interface Props {
  readonly picture: DraftPicture;
  /** From 1. */
  readonly number: number;
  /** Whether missing words are shown as a fault. */
  readonly isTried: boolean;
  readonly onAlt: (alt: string) => void;
}

/** A picture of the deal, with the words that stand for it. */
export function PictureRow({ picture, number, isTried, onAlt }: Props) {
  const text = useTranslations('dealEditor.pictures');
  const isMissing = isTried && picture.alt.trim() === '';
  return (
    <div className="picture-row">
      <Thumbnail picture={picture} />
      <FormField
        label={text('alt', { number })}
        constraintText={number === 1 ? text('altHelp') : undefined}
        errorText={isMissing ? text('altMissing') : undefined}
        stretch
      >
        <Input
          value={picture.alt}
          onChange={({ detail }) => onAlt(detail.value.slice(0, maxAlt))}
          ariaRequired
          invalid={isMissing}
        />
      </FormField>
    </div>
  );
}
