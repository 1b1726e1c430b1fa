/** The limits of RFC 1035 (2.3.4). Underscores occur in host names, though not in those of RFC 952. */
const HOST = /^(?=.{1,254}$)(?:[a-z0-9_](?:[\w-]{0,61}\w)?\.)*[a-z0-9_](?:[\w-]{0,61}\w)?\.?$/;

/** Latin letters of living languages. Those that look like another are not among them, such as the dotless i. */
const LATIN = /^[a-z0-9ß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĵķĺļľłńņňōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžơưșț\u1ea1-\u1ef9-]+$/;
const CHINESE_OR_JAPANESE = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー0-9-]+$/u;
const KOREAN = /^[\p{sc=Hangul}0-9-]+$/u;
/** Scripts with many letters that look like Latin ones, so that only a host without Latin ones is shown in them. */
const ALIKE = [/^[\p{sc=Cyrillic}0-9.-]+$/u, /^[\p{sc=Greek}0-9.-]+$/u];

/** Whether a host name, as `URL` gives it, can exist. */
export function isHost(name: string): boolean {
  return HOST.test(name);
}

/**
 * How a host is shown: as it was written if it leads where it seems to lead, else as the browser understands it, with
 * `xn--` for letters that are no ASCII. Written as it was are hosts in one script for each label that cannot be taken for
 * another. Scripts from right to left are not, because they would reorder the parts of the address.
 * @param host as `URL` gives it
 */
export function safeHost(written: string, host: string): string {
  const name = written.toLowerCase().normalize('NFC').replace(/:\d*$/, '');
  if (name === host.replace(/:\d+$/, '')) return written;
  const isPlain = name === name.normalize('NFKC') && (ALIKE.some((script) => script.test(name)) || name.split('.').every(isOneScript));
  return isPlain && /[^ -~]/.test(name) ? written : host;
}

function isOneScript(label: string): boolean {
  return label === '' || LATIN.test(label) || CHINESE_OR_JAPANESE.test(label) || KOREAN.test(label);
}
