import type { Deal } from '@stampede/mobile-sdk';
import { StyleSheet, Text, View } from 'react-native';
import { money, percentOff } from '../format.ts';
import { size, space, usePalette } from '../theme.ts';

interface PriceProps {
  readonly deal: Pick<Deal, 'price' | 'originalPrice'>;
  readonly large?: boolean;
}

export function Price({ deal, large = false }: PriceProps) {
  const { ink, muted, accent } = usePalette();
  const { price, originalPrice } = deal;
  const off = percentOff(price, originalPrice);
  const now = price.amountMinor === 0 ? 'Free' : money(price);
  return (
    <View style={styles.row}>
      <Text style={[large ? styles.large : styles.now, { color: ink }]}>{now}</Text>
      {off !== undefined && (
        <>
          <Text aria-label={`instead of ${money(originalPrice)}`} style={[styles.before, { color: muted }]}>
            {money(originalPrice)}
          </Text>
          {price.amountMinor > 0 && <Text style={[styles.off, { color: accent }]}>{off}</Text>}
        </>
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'baseline', columnGap: space.s },
  now: { fontSize: size.lead, fontWeight: '800' },
  large: { fontSize: size.display, fontWeight: '800', letterSpacing: -0.8 },
  before: { fontSize: size.small, textDecorationLine: 'line-through' },
  off: { fontSize: size.small, fontWeight: '700' },
});
