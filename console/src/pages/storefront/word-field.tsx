import Autosuggest from '@cloudscape-design/components/autosuggest';
import { useTranslations } from 'use-intl';
import { useKnownWords } from '../deals/editor/use-known-words.ts';

interface Props {
  readonly kind: 'categories' | 'tags';
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A category or a tag: one of those that deals have, or another. */
export function WordField({ kind, value, onChange }: Props) {
  const text = useTranslations('storefront');
  const known = useKnownWords();
  return (
    <Autosuggest
      value={value}
      options={known[kind].map((word) => ({ value: word }))}
      enteredTextLabel={(word) => text('useWord', { word })}
      expandToViewport
      onChange={({ detail }) => onChange(detail.value)}
    />
  );
}
