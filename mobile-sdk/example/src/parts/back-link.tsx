import { StyleSheet, Text } from 'react-native';
import type { Route } from '../routes.ts';
import { size, space, usePalette } from '../theme.ts';
import { Link } from './link.tsx';

/** A link one level up, also for a visitor who opened the page from outside. */
export function BackLink({ to, label }: { readonly to: Route; readonly label: string }) {
  const { ink } = usePalette();
  return (
    <Link to={to} label={`Back to ${label}`} style={styles.link}>
      <Text style={[styles.text, { color: ink }]}>{`‹  ${label}`}</Text>
    </Link>
  );
}

const styles = StyleSheet.create({
  link: { alignSelf: 'flex-start', minHeight: 44, justifyContent: 'center', paddingRight: space.l },
  text: { fontSize: size.body, fontWeight: '600' },
});
