/** The loader's own strings, so that it need not contain those of the chat. A test keeps both equal. */
export const LAUNCHER: Record<string, readonly [open: string, close: string]> = {
  ar: ['افتح المحادثة', 'أغلق المحادثة'],
  de: ['Chat öffnen', 'Chat schließen'],
  en: ['Open chat', 'Close chat'],
};
