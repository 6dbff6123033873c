import { exclusive } from './exclusive.ts';
import type { Storage } from './options.ts';
import type { Platform } from './platform.ts';

type Place = Pick<Storage, 'getItem' | 'setItem'>;

/** Keychains and keystores are made for items below 2,048 bytes. */
const most = 1_800;

/**
 * The storage of secrets: the secure storage if there is one. Secrets of an earlier app version in the ordinary storage
 * move there. When that fails, they stay and the next start tries again.
 */
export function securePlace(platform: Platform): Storage | Place {
  const { storage, secureStorage } = platform;
  if (!secureStorage) return storage;
  const place = inPieces(secureStorage);
  const moves = new Map<string, Promise<void>>();
  const move = (key: string) =>
    // Another client may have moved it, and changed it since.
    exclusive(platform, `move ${key}`, async () => {
      const found = await storage.getItem(key);
      if (!found) return;
      if (!(await place.getItem(key))) await place.setItem(key, found);
      await storage.removeItem(key);
    });
  return {
    async getItem(key) {
      const moving = moves.get(key) ?? move(key);
      moves.set(key, moving);
      try {
        await moving;
      } catch {
        moves.delete(key);
        return (await place.getItem(key)) || storage.getItem(key);
      }
      return place.getItem(key);
    },
    setItem: place.setItem,
  };
}

/**
 * Stores long values as several items. The item of the name lists the others and is written last, so that a complete
 * value exists whenever the app dies. Names have no colon, which expo-secure-store refuses.
 */
function inPieces(storage: Storage): Place {
  const look = async (key: string) => {
    const name = key.replace(':', '.');
    const text = await storage.getItem(name);
    const [, turn, count] = /^#(\d)\.(\d+)$/.exec(text ?? '') ?? [];
    const pieces = Array.from({ length: Number(count ?? 0) }, (_, place) => `${name}.${turn}.${place}`);
    return { name, text, turn, pieces };
  };
  return {
    async getItem(key) {
      const { text, pieces } = await look(key);
      if (!pieces[0]) return text;
      const parts = await Promise.all(pieces.map((name) => storage.getItem(name)));
      return parts.join('');
    },
    async setItem(key, value) {
      const { name, turn, pieces } = await look(key);
      const count = Math.ceil(value.length / most);
      const next = turn === '0' ? 1 : 0;
      if (count > 1)
        for (let place = 0; place < count; place++)
          await storage.setItem(`${name}.${next}.${place}`, value.slice(place * most, (place + 1) * most));
      await storage.setItem(name, count > 1 ? `#${next}.${count}` : value);
      for (const former of pieces) await storage.removeItem(former);
    },
  };
}
