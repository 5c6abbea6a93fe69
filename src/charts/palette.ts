/** Colours by meaning. Blue helps, orange hurts; both hold for colour-blind eyes. */
export interface Palette {
  ink: string;
  muted: string;
  line: string;
  surface: string;
  helps: string;
  hurts: string;
  neutral: string;
  accent: string;
}

/** The page's own tokens: SVG takes them as they are, so a change of theme or a print redraws nothing. */
export const pagePalette: Palette = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  surface: 'var(--surface)',
  helps: 'var(--helps)',
  hurts: 'var(--hurts)',
  neutral: 'var(--neutral)',
  accent: 'var(--accent)',
};
