import type { Deal } from '@stampede/mobile-sdk';
import { Image, PixelRatio, StyleSheet, View } from 'react-native';
import { dice } from '../dice.ts';
import { pictureOf, sourceOf } from '../pictures.ts';
import { useShop } from '../shop-context.tsx';

/** A background, two shapes and a light. Each category has its own. */
const schemes = [
  ['#f4c7a1', '#e0662f', '#8c2f14', '#fdeedd'],
  ['#bcdccf', '#3f8f77', '#184a3d', '#f2f7e9'],
  ['#bdd2ee', '#3d6fb8', '#1b3463', '#f8e4b4'],
  ['#dccaf0', '#7f50b3', '#3d2063', '#f8dfb0'],
  ['#f0d999', '#c98d16', '#5c410d', '#fff6df'],
  ['#f3c3cb', '#d04a67', '#7a1b33', '#fdebea'],
  ['#bfe0e6', '#2f8fa3', '#124651', '#fbe6cf'],
] as const;

interface PosterProps {
  readonly deal: Pick<Deal, 'id' | 'category' | 'images' | 'pictures' | 'title'>;
  /** The width of the poster, in points. */
  readonly width?: number;
}

/**
 * The seller's picture. Until it is loaded, its blurred preview; without one, a picture that is drawn from the deal's id.
 */
export function Poster({ deal, width = 400 }: PosterProps) {
  const [ground, first, second, third] = schemes[dice(deal.category)(schemes.length)] ?? schemes[0];
  const roll = dice(deal.id);
  const { apiUrl, picturesUrl } = useShop();
  const [uploaded] = deal.pictures;
  const picture = uploaded
    ? sourceOf(uploaded, width, PixelRatio.get(), apiUrl)
    : pictureOf(deal.images, picturesUrl);
  const circle = (color: string, width: number, left: number, top: number) => (
    <View
      style={[
        styles.circle,
        { backgroundColor: color, width: `${width}%`, left: `${left}%`, top: `${top}%` },
      ]}
    />
  );
  return (
    <View
      role="img"
      aria-label={uploaded?.alt ?? deal.title}
      style={[styles.poster, { backgroundColor: ground }]}
    >
      {circle(first, 55 + roll(25), roll(60) - 10, 20 + roll(30))}
      {circle(third, 14 + roll(12), 8 + roll(70), 8 + roll(25))}
      {circle(second, 34 + roll(22), roll(75) - 5, 48 + roll(25))}
      {uploaded && (
        <Image
          source={{ uri: uploaded.placeholder }}
          resizeMode="cover"
          blurRadius={12}
          style={StyleSheet.absoluteFill}
        />
      )}
      {picture && <Image source={{ uri: picture }} resizeMode="cover" style={StyleSheet.absoluteFill} />}
    </View>
  );
}

const styles = StyleSheet.create({
  poster: { ...StyleSheet.absoluteFill, overflow: 'hidden' },
  circle: { position: 'absolute', aspectRatio: 1, borderRadius: 9999 },
});
