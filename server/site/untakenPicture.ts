import type { FormState, FormValues } from '../../templates/forms.ts';
import type { View } from '../../templates/view.ts';
import { TooManyPictures } from '../pictures/pictureMaker.ts';
import { largestPicture, type UntakenPicture } from '../pictures/sentPicture.ts';
import type { OrganizerVisit } from '../web/routes.ts';

/** That a picture could not be made has happened to nobody's data: it is told beside the field. */
export async function takenOrFailed<Outcome>(
  { services, requestId }: OrganizerVisit,
  take: () => Promise<Outcome>,
): Promise<Outcome | { kind: 'refused'; why: 'failed' | 'busy' }> {
  try {
    return await take();
  } catch (error) {
    if (error instanceof TooManyPictures) return { kind: 'refused', why: 'busy' };
    services.log.error({ request: requestId, error }, 'a picture could not be taken');
    return { kind: 'refused', why: 'failed' };
  }
}

/** The form of a picture that was not taken, with the sentence about it. */
export function untakenForm(
  { t }: Pick<View, 't'>,
  values: FormValues,
  why: UntakenPicture | 'failed' | 'nobody',
): FormState {
  const largest = largestPicture / 1_000_000;
  return { values, problems: { file: t(`console.pictures.problems.${why}`, { largest }) } };
}
