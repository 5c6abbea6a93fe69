import type { Palette } from '../../src/charts/palette.ts';

/** Colours a test can name. */
export const palette: Palette = {
  ink: 'black',
  muted: 'gray',
  line: 'silver',
  surface: 'white',
  helps: 'blue',
  hurts: 'orange',
  neutral: 'darkgray',
  accent: 'purple',
};

/** A level whose name is an attack on a page that trusts its files. */
export const hostile = '<img src=x onerror=alert(1)>';
