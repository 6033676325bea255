import type { Html, View } from '../../view.ts';
import { actionLine } from './actionLine.ts';
import type { ToldAction } from './actionPlacesProps.ts';
import { followedLine } from './followedLine.ts';

/** An action in its city, whoever calls it. */
export function toldLine(view: View, told: ToldAction): Html {
  return told.from === 'us' ? actionLine(view, told.event) : followedLine(view, told.action);
}
