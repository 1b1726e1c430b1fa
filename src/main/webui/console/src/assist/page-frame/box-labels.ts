/** What a box on the agent's picture of a page says, by what stands there on the page. */
const LABELS: Readonly<Record<string, string>> = {
  large: 'Too large to show at once',
  picture: 'Picture',
  frame: 'Content of another site',
  canvas: 'Drawing',
  video: 'Video',
  plugin: 'Plug-in',
};
const GREY = 'rgb(128 128 128 / 18%)';

/** Style rules within the drawn page: boxes are grey, and repeat their label where they are high. */
export const BOX_RULES: string[] = [
  // Where no script runs, a canvas is no picture.
  'canvas, bellhop-box { display: inline-block; overflow: hidden; }',
  `[data-bellhop-box] { background: ${GREY} !important; }`,
  ...Object.entries(LABELS).map(
    ([kind, label]) =>
      `[data-bellhop-box="${kind}"] { background: ${GREY} url("${labelImage(label)}") 50% 0 / 100% min(100%, 240px) repeat-y !important; }`,
  ),
];

function labelImage(label: string): string {
  const text = `<text x="50%" y="50%" dy=".35em" text-anchor="middle" font-family="system-ui,sans-serif" font-size="13" fill="#555">${label}</text>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg">${text}</svg>`)}`;
}
