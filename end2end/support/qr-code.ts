// A reader of QR codes that is not the one who draws them: ZXing.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

const reader = fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm"));
// Else it is fetched from a server of others.
const wasmBinary = new Uint8Array(readFileSync(reader)).buffer;
await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });

/** The texts of all QR codes in a picture, a PNG file. It looks as plainly as a simple camera does:
 * no other orientation, and no light code on a dark ground. */
export async function scan(picture: Buffer): Promise<string[]> {
  const found = await readBarcodes(new Uint8Array(picture), {
    formats: ["QRCode"],
    tryHarder: false,
    tryInvert: false,
    tryRotate: false,
  });
  return found.map((code) => code.text);
}
