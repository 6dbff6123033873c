import { useEffect, useRef } from 'react';
import { ScrollView, StyleSheet, View } from 'react-native';
import { useRoute } from './navigation.tsx';
import { Header } from './parts/header.tsx';
import { OfflineBanner } from './parts/offline-banner.tsx';
import { pathOf, type Route } from './routes.ts';
import { BookingScreen } from './screens/booking.tsx';
import { BookingsScreen } from './screens/bookings.tsx';
import { DealScreen } from './screens/deal.tsx';
import { DealsScreen } from './screens/deals.tsx';
import { space, usePalette } from './theme.ts';

/** The header and footer around every screen. */
export function Frame() {
  const route = useRoute();
  const { paper } = usePalette();
  const path = pathOf(route);
  const main = useRef<View>(null);
  const shown = useRef(path);
  // With a keyboard or a screen reader, the focus moves to the new screen, not to the top of the page.
  useEffect(() => {
    if (shown.current !== path) main.current?.focus();
    shown.current = path;
  }, [path]);
  return (
    <View style={[styles.frame, { backgroundColor: paper }]}>
      <Header screen={route.screen} />
      <OfflineBanner />
      {/* A screen of another deal is another screen: it begins at its top, and nothing of the first may stay. */}
      <ScrollView key={path} keyboardShouldPersistTaps="handled" contentContainerStyle={styles.content}>
        <View ref={main} role="main" tabIndex={-1} style={styles.column}>
          <Screen route={route} />
        </View>
      </ScrollView>
    </View>
  );
}

function Screen({ route }: { readonly route: Route }) {
  switch (route.screen) {
    case 'deals':
      return <DealsScreen />;
    case 'deal':
      return <DealScreen id={route.id} />;
    case 'bookings':
      return <BookingsScreen />;
    case 'booking':
      return <BookingScreen id={route.id} />;
  }
}

const styles = StyleSheet.create({
  frame: { flex: 1 },
  content: { alignItems: 'center', paddingBottom: space.xxl },
  column: { width: '100%', maxWidth: 1120, padding: space.l, gap: space.xl },
});
