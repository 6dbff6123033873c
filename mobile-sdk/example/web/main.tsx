import { AppRegistry } from 'react-native';
import { App } from '../src/app.tsx';
import { createShop, type ShopOptions } from '../src/shop.ts';
import { addressBarTrail } from './address-bar-trail.ts';
import { saveFile } from './save-file.ts';
import { watchForeground } from './watch-foreground.ts';

/** Where the shop is, says the server that this page comes from. */
const places: ShopOptions = await (await fetch('/places.json')).json();
const shop = createShop({ ...places, storage: localStorage, saveFile, picturesUrl: '/pictures' });
const trail = addressBarTrail();

AppRegistry.registerComponent('Shop', () => () => (
  <App shop={shop} trail={trail} watchForeground={watchForeground} />
));
AppRegistry.runApplication('Shop', { rootTag: document.getElementById('root') });
