type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** The dark theme's surface colour in tokens.css, which an accent must contrast with. */
const DARK_SURFACE: Rgb = [21, 24, 28];
const TEXT = 4.5;
const CONTROL = 3;

export interface Accent {
  accent: string;
  onAccent: string;
  accentText: string;
}

/**
 * A site's accent for the light and the dark theme, changed only as far as WCAG's contrast requires. Undefined if the
 * value is not a colour.
 */
export function accentFor(value: string): { light: Accent; dark: Accent } | undefined {
  const rgb = parseHex(value);
  if (!rgb) return undefined;
  const light = shiftTowards(rgb, BLACK, (colour) => contrast(colour, WHITE) >= TEXT);
  const dark = shiftTowards(rgb, WHITE, (colour) => contrast(colour, DARK_SURFACE) >= CONTROL);
  const darkText = shiftTowards(rgb, WHITE, (colour) => contrast(colour, DARK_SURFACE) >= TEXT + 1);
  return {
    light: { accent: hex(light), onAccent: '#ffffff', accentText: hex(light) },
    dark: { accent: hex(dark), onAccent: contrast(dark, WHITE) >= TEXT ? '#ffffff' : '#000000', accentText: hex(darkText) },
  };
}

/** WCAG 2.2, relative luminance and contrast ratio. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

export function parseHex(value: string): Rgb | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value.trim());
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(value.trim());
  const parts = (short ?? long)?.slice(1).map((part) => parseInt(part.length === 1 ? part + part : part, 16));
  return parts ? (parts as unknown as Rgb) : undefined;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function shiftTowards(from: Rgb, to: Rgb, enough: (colour: Rgb) => boolean): Rgb {
  for (let step = 0; step < 100; step++) {
    const colour = from.map((channel, i) => Math.round(channel + ((to[i] ?? 0) - channel) * (step / 100))) as unknown as Rgb;
    if (enough(colour)) return colour;
  }
  return to;
}

function hex(rgb: Rgb): string {
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
