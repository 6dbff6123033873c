import { useStampede, useStorefront } from '@stampede/mobile-sdk/react';
import { useEffect, useState } from 'react';

const device = Intl.DateTimeFormat().resolvedOptions().locale;

/**
 * The home page for this buyer. They count as new until the device has an order or a sign-in. This sample asks for no
 * place, so its country is the device's.
 */
export function useHome() {
  const { auth } = useStampede();
  const [hasBooked, setHasBooked] = useState(false);
  useEffect(() => {
    void auth.who().then((who) => setHasBooked(who !== 'nobody'));
  }, [auth]);
  const country = /-([A-Z]{2})$/.exec(device)?.[1];
  return useStorefront({ language: device, hasBooked, country });
}
