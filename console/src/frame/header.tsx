import TopNavigation from '@cloudscape-design/components/top-navigation';
import { lazy, Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { isSlashOn, setSlash } from '../palette/shortcut.ts';
import { usePalette } from '../palette/use-palette.ts';
import { timeZone } from '../text/format.ts';
import { locales } from '../text/messages.ts';
import { chooseLocale } from '../text/preference.ts';
import { useFrame } from './context.ts';
import { chooseTheme, chosenTheme, themes } from './theme.ts';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');
const Palette = lazy(() => import('../palette/palette.tsx'));

/** The bar above all pages: search, and the person with their settings. */
export function Header() {
  const text = useTranslations('app');
  const find = useTranslations('palette');
  const { session, me, config } = useFrame();
  const current = useLocale();
  const palette = usePalette();
  const [isSlash, setSlashShown] = useState(isSlashOn);
  const [theme, setTheme] = useState(chosenTheme);
  const themeTexts = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;
  return (
    <div id="console-header">
      <TopNavigation
        identity={{ href: `${base}/`, title: `${text('name')} · ${config.stage}` }}
        utilities={[
          {
            type: 'button',
            iconName: 'search',
            text: find('open'),
            title: `${text('find')} (${text('findHint')})`,
            disableTextCollapse: false,
            onClick: palette.open,
          },
          {
            type: 'menu-dropdown',
            iconName: 'user-profile',
            text: me.name,
            description: text('timeZone', { zone: timeZone() }),
            items: [
              {
                id: 'theme',
                text: text('theme'),
                items: themes.map((each) => ({
                  id: `theme:${each}`,
                  itemType: 'checkbox' as const,
                  checked: each === theme,
                  text: text(themeTexts[each]),
                })),
              },
              {
                id: 'language',
                text: text('language'),
                items: locales.map((locale) => ({
                  id: `locale:${locale}`,
                  itemType: 'checkbox' as const,
                  checked: locale === current,
                  text: languageNames[locale],
                })),
              },
              { id: 'slash', itemType: 'checkbox', checked: isSlash, text: find('slash') },
              { id: 'sign-out', text: text('signOut') },
            ],
            onItemClick: ({ detail: { id } }) => {
              const [kind, value] = id.split(':');
              if (id === 'sign-out') void session.signOut();
              if (id === 'slash') {
                setSlash(!isSlash);
                setSlashShown(!isSlash);
              }
              const chosen = themes.find((each) => each === value);
              if (kind === 'theme' && chosen) {
                chooseTheme(chosen);
                setTheme(chosen);
              }
              const locale = locales.find((each) => each === value);
              if (kind === 'locale' && locale) chooseLocale(locale);
            },
          },
        ]}
      />
      {palette.isOpen && (
        <Suspense>
          <Palette onClose={palette.close} />
        </Suspense>
      )}
    </div>
  );
}

/** A language is named in itself, so that its speakers find it. */
const languageNames = { en: 'English', de: 'Deutsch' } as const;
