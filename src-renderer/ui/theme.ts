import { createTheme } from '@mui/material/styles';

const token = (name: string) => `var(--${name})`;
const family = (main: string, soft: string, text = token('surface')) => ({
  main: token(main),
  dark: token(main),
  light: token(soft),
  contrastText: text,
});

/**
 * Makes MUI's theme in CSS-variables mode. Every colour is a token of `ui/tokens.css`, so `data-theme` on `<html>` changes
 * all of it at once and MUI needs one scheme only.
 */
export const createOwnTheme = () =>
  createTheme({
    cssVariables: { nativeColor: true, colorSchemeSelector: 'data-theme' },
    palette: {
      primary: { ...family('brand', 'brand-soft', token('on-brand')), dark: token('brand-strong') },
      secondary: family('accent', 'accent-soft'),
      info: family('info', 'info-soft'),
      warning: family('caution', 'caution-soft'),
      error: family('danger', 'danger-soft'),
      success: family('available', 'available-soft'),
      background: { default: token('canvas'), paper: token('surface') },
      text: { primary: token('text'), secondary: token('text-2'), disabled: token('text-3') },
      divider: token('line'),
      action: { selected: token('select'), hover: token('surface-3') },
    },
    spacing: 4,
    shape: { borderRadius: 5 },
    typography: {
      fontFamily: token('font'),
      fontSize: 13,
      button: { textTransform: 'none', fontWeight: 500 },
    },
    transitions: { duration: { shortest: 80, shorter: 80, short: 140, standard: 140, complex: 220 } },
  });
