import type { PictureType } from '../../db/schema.ts';
import { TooManyPictures } from '../pictures/pictureMaker.ts';
import { notFound } from '../web/httpProblem.ts';
import { isUpload, withUpload, type Upload } from '../web/readUpload.ts';
import type { Reply, Visit } from '../web/routes.ts';
import { largestLogo, type LogoSaving } from './logos.ts';

/** What a form that brings a logo came to; `failed` is a fault on our side, and nobody's data. */
export type SentLogo = LogoSaving | { kind: 'refused'; why: 'failed' };

/** Has the file of a form taken as a logo. */
export async function takeLogo(
  { request, services, requestId }: Visit,
  save: (file: Upload['file']) => Promise<LogoSaving>,
): Promise<SentLogo> {
  const use = async (file: Upload['file']): Promise<SentLogo> => {
    try {
      return await save(file);
    } catch (error) {
      if (error instanceof TooManyPictures) return { kind: 'refused', why: 'busy' };
      services.log.error({ request: requestId, error }, 'a logo could not be taken');
      return { kind: 'refused', why: 'failed' };
    }
  };
  return isUpload(request)
    ? withUpload(request, { name: 'file', largest: largestLogo }, ({ file }) => use(file))
    : use(null);
}

/** Why a logo was not taken, in words; a logo says it otherwise than other pictures only where it differs. */
export function logoProblem(
  { t }: Visit['view'],
  why: Extract<SentLogo, { kind: 'refused' }>['why'],
): string {
  const values = { largest: largestLogo / 1_000_000 };
  return why === 'too-small' || why === 'enough'
    ? t(`endorsement.logo.problems.${why}`)
    : t(`console.pictures.problems.${why}`, values);
}

/** A file of a logo as its address asks for it. */
export interface AskedLogo {
  hash: string;
  width: number;
  type: PictureType;
}

/** @throws HttpProblem 404 for an address that can be of no file */
export function askedLogo({ params }: Visit): AskedLogo {
  const { hash = '', file = '' } = params;
  const [, width, ending] = /^([1-9]\d{0,3})\.(jpg|webp)$/.exec(file) ?? [];
  if (width === undefined) throw notFound();
  return { hash, width: Number(width), type: ending === 'jpg' ? 'jpeg' : 'webp' };
}

/**
 * @param headers how long it may be kept, beside whatever is said of the role
 * @throws HttpProblem 404 where there is no such file
 */
export function logoReply(
  { hash, width, type }: AskedLogo,
  body: Buffer | undefined,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  if (body === undefined) throw notFound();
  const own = { ETag: `"${hash}-${width}-${type}"`, ...headers };
  return { kind: 'content', type: `image/${type}`, body, headers: own };
}
