import AsyncStorage from '@react-native-async-storage/async-storage';
import { registerRootComponent } from 'expo';
import { getRandomBytes } from 'expo-crypto';
import * as SecureStore from 'expo-secure-store';
import { useEffect } from 'react';
import { AppState, BackHandler } from 'react-native';
import { App } from '../src/app.tsx';
import { memoryTrail } from '../src/routes.ts';
import { createShop } from '../src/shop.ts';

/** The shop's host. By default this computer, as Android's emulator sees it. */
const { EXPO_PUBLIC_API_URL: apiUrl = 'http://10.0.2.2:4000', EXPO_PUBLIC_LIVE_URL: liveUrl } = process.env;

const shop = createShop({
  apiUrl,
  ...(liveUrl && { liveUrl }),
  storage: AsyncStorage,
  secureStorage: {
    getItem: SecureStore.getItemAsync,
    setItem: SecureStore.setItemAsync,
    removeItem: SecureStore.deleteItemAsync,
  },
  randomBytes: getRandomBytes,
});
const trail = memoryTrail();

function watchForeground(tell: (inFront: boolean) => void): () => void {
  const watching = AppState.addEventListener('change', (state) => tell(state === 'active'));
  return () => watching.remove();
}

/** Android's back button returns to the previous screen, and leaves the app from the first. */
function goBack(): boolean {
  if (trail.depth() === 1) return false;
  trail.back();
  return true;
}

function Phone() {
  useEffect(() => {
    const pressed = BackHandler.addEventListener('hardwareBackPress', goBack);
    return () => pressed.remove();
  }, []);
  return <App shop={shop} trail={trail} watchForeground={watchForeground} />;
}

registerRootComponent(Phone);
