/** Of about the frequencies of a text. */
const SAMPLE = 'The quick brown fox jumps over the lazy dog, and most of our words are as short as these: 0123456789';
/** In thousandths of the font's size, and so are the sample's widths below. */
const SIZE = 1_000;
/** Arial, and what is as wide, is on every computer. */
const REGULAR = { width: 45_970, names: ['Arial', 'ArialMT', 'Liberation Sans', 'Helvetica'] };
const BOLD = { width: 49_125, names: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Helvetica Bold'] };
const LATIN = /^U\+0{1,6}-/i;
const MOST = 40;

/**
 * The page's own fonts cannot be read without loading them again, so agents see another one, as wide and as high on
 * average: lines break where they break on the page.
 */
export class FontStandIns {
  readonly #known = new Set<FontFace>();

  /** @param tell sends a style sheet */
  constructor(private readonly tell: (css: string) => void) {
    document.fonts.addEventListener('loadingdone', this.#onLoaded);
  }

  stop(): void {
    document.fonts.removeEventListener('loadingdone', this.#onLoaded);
  }

  /** A new snapshot has none. */
  restart(): void {
    this.#known.clear();
    this.#onLoaded();
  }

  #onLoaded = (): void => {
    const faces = Array.from(document.fonts).filter(
      (face) => face.status === 'loaded' && LATIN.test(face.unicodeRange) && !this.#known.has(face),
    );
    const rules = faces.slice(0, MOST - this.#known.size).flatMap((face) => {
      this.#known.add(face);
      return standIns(face);
    });
    if (rules.length) this.tell(rules.join('\n'));
  };
}

function standIns(face: FontFace): string[] {
  const [from = 400, to = from] = face.weight.split(' ').map(weightOf);
  const rules = [];
  if (from < 600) rules.push(standIn(face, from, Math.min(to, 599), REGULAR));
  if (to >= 600) rules.push(standIn(face, Math.max(from, 600), to, BOLD));
  return rules.filter((rule) => rule !== undefined);
}

function weightOf(text: string): number {
  return text === 'bold' ? 700 : Number(text) || 400;
}

function standIn(face: FontFace, from: number, to: number, like: typeof REGULAR): string | undefined {
  const family = JSON.stringify(face.family.replace(/["'\\]/g, ''));
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return undefined;
  context.fontKerning = 'none';
  const style = /^(?:normal|italic|oblique)$/.test(face.style) ? face.style : 'normal';
  context.font = `${style} ${Math.min(to, Math.max(from, like === BOLD ? 700 : 400))} ${SIZE}px ${family}`;
  const { width, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText(SAMPLE);
  const size = width / like.width;
  if (!(size > 0.2 && size < 5)) return undefined;
  const percent = (value: number) => `${(value * 100).toFixed(2)}%`;
  const names = like.names.map((name) => `local("${name}")`).join(', ');
  return (
    `@font-face { font-family: ${family}; src: ${names}; font-weight: ${from} ${to}; font-style: ${style}; size-adjust: ${percent(size)}; ` +
    `ascent-override: ${percent(ascent / SIZE / size)}; descent-override: ${percent(descent / SIZE / size)}; line-gap-override: 0%; }`
  );
}
