export type Words = readonly [open: string, close: string, failed: string];

/** The loader's own strings, so that it need not contain those of the chat. A test keeps both equal. */
export const LAUNCHER: Record<string, Words> & { en: Words } = {
  ar: ['افتح المحادثة', 'أغلق المحادثة', 'تعذّر تحميل المحادثة. حاول مرة أخرى، أو أعد تحميل الصفحة.'],
  de: ['Chat öffnen', 'Chat schließen', 'Der Chat konnte nicht geladen werden. Versuchen Sie es noch einmal oder laden Sie die Seite neu.'],
  en: ['Open chat', 'Close chat', 'The chat could not be loaded. Try again, or reload the page.'],
};

/** The languages above that are written from right to left. */
export const RIGHT_TO_LEFT = new Set(['ar']);
