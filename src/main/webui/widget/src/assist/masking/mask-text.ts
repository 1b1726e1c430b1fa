const MAX_DOTS = 20;

/** Replaces text by dots, at most one line of them. */
export function maskText(text: string): string {
  const dots = text.slice(0, 200).replace(/\S/g, '•');
  return dots.length > MAX_DOTS ? `${dots.slice(0, MAX_DOTS)}` : dots;
}

/** Replaces text by eight dots, so that not even its length is revealed. */
export function hideText(text: string): string {
  return text === '' ? '' : '••••••••';
}
