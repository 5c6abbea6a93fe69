import { strToU8, zipSync } from 'fflate';

/** One archive of text files in UTF-8, each under its name. The texts are small: it is made at once. */
export const zip = (files: readonly { name: string; text: string }[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]))));
