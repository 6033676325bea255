export interface FrameCode {
  /** The whole address of what is framed, and of the script that fits its height. */
  frame: string;
  script: string;
  /** What a screen reader says of the frame. */
  title: string;
}

/** What somebody pastes into a page of another site to show a frame of ours. */
export function frameCode({ frame, script, title }: FrameCode): string {
  const attribute = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return [
    `<iframe src="${attribute(frame)}" title="${attribute(title)}" width="100%" height="500"`,
    '  loading="lazy" frameborder="0"></iframe>',
    `<script src="${attribute(script)}" async></script>`,
  ].join('\n');
}
