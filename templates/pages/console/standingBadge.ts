import { badge, type Tone } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';
import type { SignupStanding } from './listedSignup.ts';

const tones: Record<SignupStanding, Tone> = {
  unconfirmed: 'info',
  confirmed: 'good',
  waiting: 'warn',
  cancelled: 'bad',
};

/** How a sign-up stands, in one word. */
export function standingBadge({ t }: View, standing: SignupStanding): Html {
  return badge(t(`console.signups.state.${standing}`), tones[standing]);
}
