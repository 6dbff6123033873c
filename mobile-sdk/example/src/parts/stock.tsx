import type { Availability } from '@stampede/mobile-sdk';
import { View } from 'react-native';
import { stockWords } from '../words/stock.ts';
import { Words } from './words.tsx';

interface StockProps {
  readonly of: Pick<Availability, 'state' | 'soldOut' | 'available'>;
  /** Screen readers read the change, because it changes while it is visible. */
  readonly live?: boolean;
}

export function Stock({ of, live = false }: StockProps) {
  const { text, scarce } = stockWords(of);
  return (
    <View {...(live && { role: 'status', 'aria-live': 'polite', 'aria-label': text })}>
      <Words kind={live ? 'strong' : 'small'} tone={scarce ? 'accent' : 'muted'}>
        {text}
      </Words>
    </View>
  );
}
