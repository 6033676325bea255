import type { FollowedLine } from '../../templates/pages/console/followed.ts';
import type { View } from '../../templates/view.ts';
import { startInWords } from '../time/times.ts';
import type { KeptAction } from './resolveAction.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** An action of a partner as organizers see it in a table. */
export function followedLine(view: View, action: KeptAction): FollowedLine {
  return {
    title: action.title,
    url: action.url,
    when: startInWords(action, view.language),
    where: withCommas([action.venue, action.city]),
    cancelled: action.cancelled,
  };
}
