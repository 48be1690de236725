import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { config } from './config';

/** One weight of Noto's Chinese letters: 30,789 of them, Latin among them. */
const FONT = 'NotoSansHans-Medium.otf';
const DRAWER = 'index_bg.wasm';

/** Where packages have them; deployed, copies lie beside the function (stacks/pictures.ts). */
const files = (): { font: string; drawer: string } => {
  const { functionFolder: folder } = config;
  if (folder !== undefined)
    return { font: join(folder, 'pictures', FONT), drawer: join(folder, 'pictures', DRAWER) };
  const { resolve } = createRequire(import.meta.url);
  return {
    font: join(resolve('@embedpdf/fonts-sc'), '../../fonts', FONT),
    drawer: resolve(`@resvg/resvg-wasm/${DRAWER}`),
  };
};

const load = async () => {
  const [{ initWasm, Resvg }, drawer, font] = await Promise.all([
    import('@resvg/resvg-wasm'),
    readFile(files().drawer),
    readFile(files().font),
  ]);
  await initWasm(drawer);
  return { Resvg, font };
};

let loaded: ReturnType<typeof load> | undefined;

/** Draws an SVG as PNG at its own size. The letters and the drawer (11 MB) are read with the first picture. */
export const pngOf = async (svg: string): Promise<Uint8Array<ArrayBuffer>> => {
  loaded ??= load();
  // What could not be read is tried again by the next who asks.
  loaded.catch(() => (loaded = undefined));
  const { Resvg, font } = await loaded;
  const drawing = new Resvg(svg, {
    font: { fontBuffers: [font], loadSystemFonts: false, defaultFontFamily: 'Noto Sans Hans' },
  });
  try {
    const picture = drawing.render();
    const png = new Uint8Array(picture.asPng());
    picture.free();
    return png;
  } finally {
    drawing.free();
  }
};
