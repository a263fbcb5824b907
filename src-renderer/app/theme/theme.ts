import { createTheme } from '@mui/material/styles';

const token = (name: string) => `var(--${name})`;
const family = (main: string, soft: string, text = token('surface')) => ({
  main: token(main),
  dark: token(main),
  light: token(soft),
  contrastText: text,
});

// Depth is drawn by tokens at four heights (flat, raised, menu, dialog); the levels between have no shadow.
const none = () => 'none' as const;
const shadow = (level: number) =>
  level === 1 ? token('e-1') : level === 4 ? token('e-2') : level === 12 ? token('e-3') : 'none';

/**
 * MUI's theme in CSS-variables mode. Every colour is a token of `ui/tokens.css`, so `data-theme` on `<html>` changes
 * all of it at once and MUI needs one scheme only.
 */
export const theme = createTheme({
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
  shadows: [
    'none',
    shadow(1),
    none(),
    none(),
    shadow(4),
    none(),
    none(),
    none(),
    none(),
    none(),
    none(),
    none(),
    shadow(12),
    none(),
    none(),
    none(),
    none(),
    none(),
    none(),
    none(),
    none(),
    none(),
    none(),
    none(),
    none(),
  ],
  transitions: { duration: { shortest: 80, shorter: 80, short: 140, standard: 140, complex: 220 } },
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { size: 'small', disableElevation: true },
      styleOverrides: {
        root: {
          height: token('h-control'),
          minWidth: 0,
          padding: '0 12px',
          font: token('t-13'),
          fontWeight: 500,
          whiteSpace: 'nowrap',
          '&:focus-visible': {
            outline: `${token('focus-w')} solid ${token('focus')}`,
            outlineOffset: token('focus-gap'),
          },
        },
        startIcon: { marginLeft: 0, marginRight: 6, '& > *:nth-of-type(1)': { fontSize: 14 } },
        outlined: { borderColor: token('line-strong'), color: token('text'), background: token('surface') },
      },
    },
  },
});
