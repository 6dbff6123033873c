import { AppRegistry } from 'react-native';
import { App } from '../src/app.tsx';
import { routeOf } from '../src/routes.ts';
import { createShop, type ShopOptions } from '../src/shop.ts';
import { screenNames } from '../src/words/screens.ts';
import { addressBarTrail } from './address-bar-trail.ts';
import { saveFile } from './save-file.ts';
import { watchForeground } from './watch-foreground.ts';

/** The server of this page gives the shop's addresses. */
const places: ShopOptions = await (await fetch('/places.json')).json();
const shop = createShop({ ...places, storage: localStorage, saveFile, picturesUrl: '/pictures' });
const trail = addressBarTrail();

/** The title of the tab, which screen readers read first. */
const nameTab = () => {
  document.title = `${screenNames[routeOf(trail.current()).screen]} · Last Call`;
};
nameTab();
trail.subscribe(nameTab);

AppRegistry.registerComponent('Shop', () => () => (
  <App shop={shop} trail={trail} watchForeground={watchForeground} />
));
AppRegistry.runApplication('Shop', { rootTag: document.getElementById('root') });
