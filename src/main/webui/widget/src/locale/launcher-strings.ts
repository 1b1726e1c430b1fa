/** The loader's own few words: it must not carry every text of the chat. A test keeps them equal to the locales'. */
export const LAUNCHER: Record<string, readonly [open: string, close: string]> = {
  ar: ['افتح المحادثة', 'أغلق المحادثة'],
  de: ['Chat öffnen', 'Chat schließen'],
  en: ['Open chat', 'Close chat'],
};
