/**
 * The part of React Native's types that this app uses. The real types are correct, but need 300 MB that the checks of
 * this repository avoid.
 */
import type { ComponentType, ReactNode, Ref } from 'react';

export type Style = Readonly<Record<string, string | number | object>>;
export type StyleProp = Style | false | undefined | readonly StyleProp[];

interface Accessible {
  readonly role?:
    | 'alert'
    | 'article'
    | 'button'
    | 'group'
    | 'heading'
    | 'img'
    | 'link'
    | 'list'
    | 'listitem'
    | 'main'
    | 'navigation'
    | 'search'
    | 'status'
    | 'tab'
    | 'tablist'
    | 'timer';
  readonly 'aria-label'?: string;
  readonly 'aria-level'?: number;
  readonly 'aria-live'?: 'polite' | 'assertive' | 'off';
  readonly 'aria-hidden'?: boolean;
  readonly 'aria-busy'?: boolean;
  readonly 'aria-selected'?: boolean;
  readonly 'aria-disabled'?: boolean;
  readonly 'aria-pressed'?: boolean;
  readonly 'aria-current'?: 'page';
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string;
  readonly id?: string;
  readonly testID?: string;
}

interface ViewProps extends Accessible {
  readonly style?: StyleProp;
  readonly children?: ReactNode;
}

export interface View {
  focus(): void;
}
export const View: ComponentType<
  ViewProps & {
    readonly pointerEvents?: 'none' | 'auto';
    readonly tabIndex?: 0 | -1;
    readonly ref?: Ref<View>;
  }
>;
export const Text: ComponentType<
  ViewProps & { readonly numberOfLines?: number; readonly selectable?: boolean }
>;
export const ActivityIndicator: ComponentType<ViewProps & { readonly color?: string }>;

export interface PressState {
  readonly pressed: boolean;
}

export const Pressable: ComponentType<
  Accessible & {
    readonly children?: ReactNode;
    readonly disabled?: boolean;
    readonly hitSlop?: number;
    readonly onPress?: () => void;
    readonly style?: StyleProp | ((state: PressState) => StyleProp);
  }
>;

export const PixelRatio: { get(): number };
export const Image: ComponentType<
  Accessible & {
    readonly source: { readonly uri: string };
    readonly style?: StyleProp;
    readonly resizeMode?: 'cover' | 'contain';
    /** A radius of blur, in pixels. */
    readonly blurRadius?: number;
  }
>;

export interface ScrollView {
  scrollTo(to: { readonly y: number; readonly animated: boolean }): void;
}
export const ScrollView: ComponentType<
  ViewProps & {
    readonly contentContainerStyle?: StyleProp;
    readonly keyboardShouldPersistTaps?: 'handled';
    readonly horizontal?: boolean;
    readonly showsHorizontalScrollIndicator?: boolean;
    readonly ref?: Ref<ScrollView>;
  }
>;

export interface TextInput {
  focus(): void;
}
export const TextInput: ComponentType<
  Accessible & {
    readonly value: string;
    readonly onChangeText: (text: string) => void;
    readonly onSubmitEditing?: () => void;
    readonly placeholder?: string;
    readonly placeholderTextColor?: string;
    readonly autoCapitalize?: 'none';
    readonly autoComplete?: 'email' | 'off';
    readonly inputMode?: 'email' | 'search';
    readonly ref?: Ref<TextInput>;
    readonly style?: StyleProp;
  }
>;

export const StyleSheet: {
  create<Styles extends Readonly<Record<string, Style>>>(styles: Styles): Styles;
  readonly absoluteFill: Style;
  readonly hairlineWidth: number;
};
export const Linking: { openURL(address: string): Promise<unknown> };
export const Platform: { readonly OS: 'web' | 'ios' | 'android' };
export const AppState: {
  addEventListener(type: 'change', listener: (state: string) => void): { remove(): void };
};
export const BackHandler: {
  addEventListener(type: 'hardwareBackPress', listener: () => boolean): { remove(): void };
};
export const AppRegistry: {
  registerComponent(name: string, component: () => ComponentType): void;
  runApplication(name: string, parameters: { readonly rootTag: unknown }): void;
};

export function useColorScheme(): 'light' | 'dark' | null | undefined;
export function useWindowDimensions(): { readonly width: number; readonly height: number };
