/** The colours that a poster can have, as they are stored with an event. */
export const pictureColors = ['red', 'ink', 'blue', 'green', 'violet'] as const;
export type PictureColor = (typeof pictureColors)[number];

/** What a poster of a colour is drawn in. White on `field` has a contrast of at least 4.5. */
export interface Palette {
  field: string;
  /** The mark in the background. */
  noise: string;
}

export const ink = '#15110e';
export const white = '#ffffff';
export const red = '#d4160a';

const palettes: Readonly<Record<PictureColor, Palette>> = {
  red: { field: red, noise: '#b60f05' },
  ink: { field: ink, noise: '#332c27' },
  blue: { field: '#1346c4', noise: '#0d37a1' },
  green: { field: '#0b6b3c', noise: '#08592f' },
  violet: { field: '#7a1fa2', noise: '#651688' },
};

export function paletteOf(color: PictureColor): Palette {
  return palettes[color];
}
