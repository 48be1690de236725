/** What draws pictures reads at run time: copied beside the function, because no bundler can put it into a script. */
export const PICTURE_FILES = [
  'node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Medium.otf',
  'node_modules/@resvg/resvg-wasm/index_bg.wasm',
].map((from) => ({ from, to: `pictures/${from.slice(from.lastIndexOf('/') + 1)}` }));
