import type { HomeBlock } from '@stampede/mobile-sdk';
import type { ReactNode } from 'react';
import { Linking, Pressable, type PressState, type StyleProp, View } from 'react-native';
import { useGo } from '../navigation.tsx';

type Link = NonNullable<HomeBlock['link']>;

/** Opens what is on the screen itself: a category, or a collection of the home page. */
export type OpenBlock = (link: Link) => void;

interface BlockLinkProps {
  readonly link: Link | undefined;
  readonly label: string;
  readonly onOpen: OpenBlock;
  readonly style: StyleProp;
  readonly children: ReactNode;
}

/** A block that leads somewhere, or only shows something. */
export function BlockLink({ link, label, onOpen, style, children }: BlockLinkProps) {
  const go = useGo();
  if (!link) return <View style={style}>{children}</View>;
  const open = () => {
    if (link.kind === 'deal') go({ screen: 'deal', id: link.target });
    else if (link.kind === 'address') void Linking.openURL(link.target);
    else onOpen(link);
  };
  return (
    <Pressable
      role="link"
      aria-label={label}
      onPress={open}
      style={({ pressed }: PressState) => [style, { opacity: pressed ? 0.85 : 1 }]}
    >
      {children}
    </Pressable>
  );
}
