import { useState } from 'react';
import { type DraftPicture, sourceAt } from './picture.ts';
import { useApiAddress } from './use-api-address.ts';
import './pictures.css';

/** A small picture. Its words are beside it, so a screen reader hears them once. */
export function Thumbnail({ picture }: { readonly picture: DraftPicture }) {
  const api = useApiAddress();
  const [isLoaded, setLoaded] = useState(false);
  return (
    <div className="thumbnail">
      <img className="thumbnail-blur" src={picture.placeholder} alt="" />
      <img
        className={isLoaded ? 'thumbnail-image thumbnail-loaded' : 'thumbnail-image'}
        src={sourceAt(picture, 240, api)}
        alt=""
        onLoad={() => setLoaded(true)}
      />
    </div>
  );
}
