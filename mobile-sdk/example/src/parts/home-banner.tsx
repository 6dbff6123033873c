import type { ShownBlock } from '@stampede/mobile-sdk';
import { useCountdown } from '@stampede/mobile-sdk/react';
import { Image, PixelRatio, StyleSheet, Text, useWindowDimensions, View } from 'react-native';
import { blockColours } from '../block-colours.ts';
import { pictureOf, sourceOf } from '../pictures.ts';
import { useShop } from '../shop-context.tsx';
import { radius, size, space, usePalette } from '../theme.ts';
import { BigCountdown } from './big-countdown.tsx';
import { BlockLink, type OpenBlock } from './block-link.tsx';

interface HomeBannerProps {
  readonly block: ShownBlock;
  readonly onOpen: OpenBlock;
}

/** A banner, or the countdown of a drop. The picture is beside the words, so that they can be read on any picture. */
export function HomeBanner({ block, onOpen }: HomeBannerProps) {
  const colours = blockColours(usePalette(), block.theme);
  const { width } = useWindowDimensions();
  const isWide = width >= 620;
  const { picturesUrl, apiUrl } = useShop();
  const [drop] = block.deals;
  const uploaded = block.picture ?? (block.image ? undefined : drop?.picture);
  const image = block.image ?? drop?.image;
  const picture = uploaded
    ? sourceOf(uploaded, isWide ? 440 : width, PixelRatio.get(), apiUrl)
    : image && pictureOf([image], picturesUrl);
  const countdown = useCountdown(block.kind === 'countdown' ? drop : undefined);
  const link = block.link ?? (drop && ({ kind: 'deal', target: drop.id } as const));
  return (
    <BlockLink
      link={link}
      label={[block.title, block.text].filter(Boolean).join('. ')}
      onOpen={onOpen}
      style={[
        styles.banner,
        isWide && styles.wide,
        { backgroundColor: colours.ground, borderColor: colours.line },
      ]}
    >
      {picture && (
        <View style={isWide ? styles.beside : styles.above}>
          <Image source={{ uri: picture }} resizeMode="cover" style={StyleSheet.absoluteFill} />
        </View>
      )}
      <View style={styles.words}>
        <Text role="heading" aria-level={2} style={[styles.title, { color: colours.ink }]}>
          {block.title}
        </Text>
        {block.text && <Text style={[styles.text, { color: colours.ink }]}>{block.text}</Text>}
        {countdown && (
          <View style={[styles.countdown, { backgroundColor: colours.sunken }]}>
            <BigCountdown countdown={countdown} />
          </View>
        )}
        {block.action && link && (
          <View style={[styles.action, { backgroundColor: colours.button }]}>
            <Text style={[styles.actionText, { color: colours.onButton }]}>{block.action}</Text>
          </View>
        )}
      </View>
    </BlockLink>
  );
}

const styles = StyleSheet.create({
  banner: { overflow: 'hidden', borderRadius: radius.l, borderWidth: 1 },
  wide: { flexDirection: 'row-reverse', minHeight: 220 },
  above: { aspectRatio: 2.2 },
  beside: { width: '40%' },
  words: { flex: 1, justifyContent: 'center', alignItems: 'flex-start', gap: space.s, padding: space.xl },
  title: { fontSize: size.display, lineHeight: 36, fontWeight: '800', letterSpacing: -0.6 },
  text: { fontSize: size.lead, lineHeight: 26 },
  countdown: { alignSelf: 'stretch', maxWidth: 420, padding: space.m, borderRadius: radius.m },
  action: {
    minHeight: 44,
    justifyContent: 'center',
    marginTop: space.s,
    paddingHorizontal: space.l,
    borderRadius: radius.round,
  },
  actionText: { fontSize: size.body, fontWeight: '700' },
});
