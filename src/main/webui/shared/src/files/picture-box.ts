const MOST_WIDTH = 240;
const MOST_HEIGHT = 320;
/** A picture whose size nobody has told. */
const UNKNOWN = { width: 240, height: 180 };
/** Smaller could not be pressed. */
const LEAST = 44;

/** The room for a picture in a thread, which is reserved before it is there: CSS pixels. */
export function pictureBox({ width = UNKNOWN.width, height = UNKNOWN.height }: { width?: number; height?: number }): {
  width: number;
  height: number;
} {
  const scale = Math.min(1, MOST_WIDTH / width, MOST_HEIGHT / height);
  return { width: Math.max(LEAST, Math.round(width * scale)), height: Math.max(LEAST, Math.round(height * scale)) };
}
