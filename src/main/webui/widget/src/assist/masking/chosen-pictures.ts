const PICTURE = /^\s*data:image\/(?!svg)/i;
/** Bundlers write pictures of up to some kilobytes into the page; what a person chooses is larger. */
const MAX_SMALL = 10_000;
const MAX_KNOWN = 1_000;

/** Stands in the place of a picture that may not leave: the recorder makes a box of it. */
export const HIDDEN_PICTURE = '#';

/**
 * Which pictures in their own address (`data:`) may leave. From the moment in which a person chooses a file or shows
 * themselves to a camera, a page may show that; so no picture does that was not there before. Where a page has a field
 * for files, one may have been chosen before anybody looked, and only small ones do.
 */
export class ChosenPictures {
  readonly #shown = new Set<string>();
  #mayBeChosen = false;
  #isChosen = false;
  #isFirst = true;

  /** There is a field for files. */
  mayBeChosen(): void {
    this.#mayBeChosen = true;
  }

  /** A person has chosen a file, or dropped or pasted one. */
  noteChoice(): void {
    if (this.#isFirst) this.#mayBeChosen = true;
    else this.#isChosen = true;
  }

  /** The page has been shown: what comes now was not there before. */
  endFirst(): void {
    this.#isFirst = false;
  }

  mayLeave(address: string): boolean {
    if (!PICTURE.test(address)) return true;
    const middle = address.length >> 1;
    const key = [address.length, address.slice(0, 150), address.slice(middle, middle + 100), address.slice(-100)].join(' ');
    if (this.#shown.has(key)) return true;
    if (this.#isChosen || hasCamera() || (this.#mayBeChosen && address.length > MAX_SMALL)) return false;
    if (this.#shown.size < MAX_KNOWN) this.#shown.add(key);
    return true;
  }
}

function hasCamera(): boolean {
  return Array.from(document.getElementsByTagName('video')).some(({ srcObject }) => Boolean(srcObject));
}
