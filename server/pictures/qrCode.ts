import { whenNeeded } from '../whenNeeded.ts';

/** Hardly any visitor asks for a code, and no start should wait for it. */
const library = whenNeeded(() => import('qr'));

/**
 * The code that somebody shows at the door, as the address of a picture that has to be fetched from nowhere.
 * It stays readable when almost a third of it is scratched or reflects the sun.
 */
export async function doorQr(code: string): Promise<string> {
  const { encodeQR } = await library();
  const svg = encodeQR(code, 'svg', { ecc: 'high', border: 4, optimize: true });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/**
 * An address as a code for cameras, drawn as SVG. Four units around it stay free (ISO/IEC 18004): many
 * cameras find none without that.
 */
export async function qrCode(address: string): Promise<string> {
  const { encodeQR } = await library();
  return encodeQR(address, 'svg', { ecc: 'medium', border: 4 });
}
