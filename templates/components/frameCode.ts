export interface FrameCode {
  /** The whole address of what is framed, and of the script that fits its height. */
  frame: string;
  script: string;
  /** What a screen reader says of the frame. */
  title: string;
}

/** What somebody pastes into a page of another site to show a frame of ours. */
export function frameCode({ frame, script, title }: FrameCode): string {
  return [
    frameHtml({ frame, title, width: '100%', height: 500 }),
    `<script src="${attribute(script)}" async></script>`,
  ].join('\n');
}

/** The frame alone, for sites that run no script of ours. */
export function frameHtml({
  frame,
  title,
  width,
  height,
}: Pick<FrameCode, 'frame' | 'title'> & { width: number | '100%'; height: number }): string {
  return [
    `<iframe src="${attribute(frame)}" title="${attribute(title)}" width="${width}" height="${height}"`,
    '  loading="lazy" frameborder="0"></iframe>',
  ].join('\n');
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
