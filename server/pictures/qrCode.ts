import { whenNeeded } from '../whenNeeded.ts';

/** Hardly any visitor asks for a code, and no start should wait for it. */
const library = whenNeeded(() => import('qr'));

/**
 * An address as a code for cameras, drawn as SVG. Four units around it stay free (ISO/IEC 18004): many
 * cameras find none without that.
 */
export async function qrCode(address: string): Promise<string> {
  const { encodeQR } = await library();
  return encodeQR(address, 'svg', { ecc: 'medium', border: 4 });
}
