/** A bar chart as SVG, as wide as a page of GitHub, readable on light and on dark. */

export type Bar = { readonly label: string; readonly value: number; readonly text: string; readonly goal?: number };

const WIDTH = 840;
const LABELS = 420;
const BARS = 250;
const ROW = 26;
const TOP = 44;

/** @param description what a reader who cannot see it has to know */
export function chart(title: string, description: string, bars: readonly Bar[]): string {
  const longest = Math.max(...bars.flatMap(({ value, goal = 0 }) => [value, goal]), Number.MIN_VALUE);
  const x = (value: number): string => ((value / longest) * BARS).toFixed(1);
  const rows = bars.map(({ label, value, text, goal }, n) => {
    const y = TOP + n * ROW;
    const mark =
      goal === undefined ? '' : `<path class="goal" d="M${(LABELS + Number(x(goal))).toFixed(1)} ${y - 2}v20"/>`;
    return [
      `  <text x="${LABELS - 10}" y="${y + 12}" text-anchor="end">${escaped(label)}</text>`,
      `  <rect x="${LABELS}" y="${y}" width="${x(value)}" height="16" rx="2"/>${mark}`,
      `  <text x="${LABELS + BARS + 12}" y="${y + 12}">${escaped(text)}</text>`,
    ].join('\n');
  });
  const height = TOP + bars.length * ROW + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc">
  <title id="title">${escaped(title)}</title>
  <desc id="desc">${escaped(description)}</desc>
  <style>
    text { font: 12px system-ui, sans-serif; fill: #1f2328; }
    .heading { font-weight: 600; font-size: 15px; }
    rect { fill: #4f6bed; }
    .goal { stroke: #bc2f32; stroke-width: 2; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      rect { fill: #7f9cf5; }
      .goal { stroke: #ff8a80; }
    }
  </style>
  <text class="heading" x="12" y="24">${escaped(title)}</text>
${rows.join('\n')}
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
