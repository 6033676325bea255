import type { Request, RequestHandler, Response } from 'express';
import { extname } from 'node:path';
import { readAssetIn } from '../../templates/assets.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { compress, isCompressible } from './compression.ts';
import { acceptedEncoding, type Encoding } from './negotiation.ts';
import { etagOf } from './pageCache.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

interface Packed {
  body: Buffer;
  etag: string;
}

/**
 * Styles, fonts and the little scripts, each compressed once, as far as it goes, when it is first asked
 * for. Under the address that carries its hash a file never changes, and browsers keep it for a year.
 */
export function serveAssets(services: Pick<Services, 'config' | 'db'>): RequestHandler {
  const packed = new Map<string, Promise<Packed>>();

  async function pack(content: Buffer, encoding: Encoding): Promise<Packed> {
    const body = await compress(content, encoding, 11);
    return { body, etag: etagOf(body) };
  }

  return async (request, response, next) => {
    const name = request.path.slice(1);
    const asset = readAssetIn(name, siteOf(services).color);
    const type = types[extname(name)];
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (asset === undefined || type === undefined || !reads) return next();
    const { content, version } = asset;
    const compressible = isCompressible(type, content.length);
    const encoding = compressible ? acceptedEncoding(request.headers) : 'identity';
    const key = `${name} ${version} ${encoding}`;
    const making = packed.get(key) ?? pack(content, encoding);
    packed.set(key, making);
    response.type(type);
    if (compressible) response.vary('Accept-Encoding');
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
    keep(request, response, version);
    const { body, etag } = await making;
    response.setHeader('ETag', etag).send(body);
  };
}

/** The development server has said before that nothing is kept. */
function keep(request: Request, response: Response, version: string): void {
  if (response.hasHeader('Cache-Control')) return;
  const named = request.originalUrl.endsWith(`?v=${version}`);
  response.setHeader('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
}
