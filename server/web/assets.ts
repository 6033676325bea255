import express, { type RequestHandler } from 'express';
import { fileURLToPath } from 'node:url';

/** Styles, fonts and the little script. Their addresses carry a hash, so that they never change. */
export function serveAssets(): RequestHandler {
  const folder = fileURLToPath(new URL('../../templates/assets', import.meta.url));
  return express.static(folder, {
    immutable: true,
    maxAge: '1y',
    index: false,
    redirect: false,
    dotfiles: 'ignore',
  });
}
