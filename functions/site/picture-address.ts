import { editionOf, FRAMES, type Frame, type PictureWords } from './picture';

/** A page that is passed on: of which organisation, what of it, and in which language. */
export type Passed = { organisationId: string; kind: string; id: string; language: 'zh-CN' | 'en' };

const file = (frame: Frame, words: PictureWords): string => `${frame}-${editionOf(words)}.png`;

/** The frame that a picture's file is named by, e.g. `wide-3f2a9c01b7de.png`. */
export const frameOf = (name: string): Frame | undefined => {
  const [, frame] = /^(wide|square)-[0-9a-f]{12}\.png$/.exec(name) ?? [];
  return frame as Frame | undefined;
};

/** Where a page's pictures are, the widest first. @param publicUrl without a slash at the end */
export const picturesOf = (
  publicUrl: string,
  { organisationId, kind, id, language }: Passed,
  words: PictureWords,
): { url: string; width: number; height: number; frame: Frame }[] =>
  (['wide', 'square'] as const).map((frame) => ({
    url: `${publicUrl}/share/${language}/${organisationId}/${kind}/${id}/${file(frame, words)}`,
    ...FRAMES[frame],
    frame,
  }));
