import type { VNode } from 'preact';
import { t } from '../messages';

/** The shape of what comes, in lines of text: keeps its room, so that nothing jumps. @param height in rem */
export const Bone = ({ height = 1.2, width = '100%' }: { height?: number; width?: string }): VNode => (
  <span class="bone" style={{ height: `${height}rem`, width }} />
);

/** @param rows how many blocks are expected @param height of each, in rem */
export const Skeleton = ({ rows = 1, height = 8 }: { rows?: number; height?: number }): VNode => (
  <div class="stack" role="status">
    <span class="hidden-visually">{t().word.loading}</span>
    {Array.from({ length: rows }, (_, at) => (
      <Bone key={at} height={height} />
    ))}
  </div>
);
