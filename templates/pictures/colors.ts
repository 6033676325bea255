import { paletteOf } from '../palette.ts';

/** What a poster is drawn in; its letters can be read on its field. */
export interface PosterColors {
  field: string;
  /** Of the mark in the background. */
  noise: string;
  letters: string;
}

export const ink = '#15110e';
export const white = '#ffffff';
/** Says that something does not take place, whatever colour the site has. */
export const alarm = '#d4160a';

/** As pages in a colour are by day; null is the usual red. */
export function posterColors(color: string | null): PosterColors {
  const { block, deep, onBlock } = paletteOf(color).light;
  return { field: block, noise: deep, letters: onBlock };
}

/** Of what is over or does not take place. */
export const darkColors: PosterColors = { field: ink, noise: '#332c27', letters: white };
