import { StyleSheet, Text, View } from 'react-native';
import type { Route } from '../routes.ts';
import { radius, size, space, usePalette } from '../theme.ts';
import { Link } from './link.tsx';

const places = [
  { to: { screen: 'deals' }, label: 'Deals' },
  { to: { screen: 'bookings' }, label: 'My bookings' },
] as const;

export function Header({ screen }: { readonly screen: Route['screen'] }) {
  const palette = usePalette();
  return (
    <View style={[styles.bar, { backgroundColor: palette.surface, borderColor: palette.line }]}>
      <View role="navigation" style={styles.inner}>
        <Link to={{ screen: 'deals' }} label="Last Call, home">
          <Text style={[styles.brand, { color: palette.ink }]}>
            Last Call<Text style={{ color: palette.accent }}>.</Text>
          </Text>
        </Link>
        <View style={styles.places}>
          {places.map(({ to, label }) => {
            const here = to.screen.startsWith(screen);
            return (
              <Link
                key={label}
                to={to}
                label={label}
                here={here}
                style={[styles.place, here && { backgroundColor: palette.sunken, borderColor: palette.edge }]}
              >
                <Text style={[styles.label, { color: here ? palette.ink : palette.muted }]}>{label}</Text>
              </Link>
            );
          })}
        </View>
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  bar: { alignItems: 'center', borderBottomWidth: 1 },
  inner: {
    width: '100%',
    maxWidth: 1120,
    minHeight: 64,
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'space-between',
    paddingHorizontal: space.l,
  },
  brand: { fontSize: size.title, fontWeight: '800', letterSpacing: -0.6 },
  places: { flexDirection: 'row', gap: space.xs },
  place: {
    minHeight: 44,
    justifyContent: 'center',
    paddingHorizontal: space.m,
    borderRadius: radius.round,
    borderWidth: 1,
    borderColor: 'transparent',
  },
  label: { fontSize: size.body, fontWeight: '600' },
});
