import type { FileTexts } from '@bellhop/shared/files';
import { Strings, type Translation } from '../locale/strings';

/** Loaded with the first file, because most conversations have none. */
export const en = {
  attached: 'Attached files',
  waits: 'Your message is sent as soon as the files are up.',
  drop: 'Drop files here',
  remove: 'Remove {a}',
  again: 'Try again',
  progress: 'Sending {a}',
  empty: 'This file is empty.',
  tooLarge: 'This file has more than 25 MB. Choose a smaller one.',
  tooMany: 'A message has at most 10 files. Send this one with the next.',
  notSent: 'Not sent. Check your connection and try again.',
  open: 'Open {a}',
  download: 'Download {a}',
  notAvailable: 'This file is not available.',
  viewer: 'Pictures',
  save: 'Download',
  close: 'Close',
  previous: 'Previous picture',
  next: 'Next picture',
  position: '{at} of {n}',
} as const;

export const de: Translation<typeof en> = {
  attached: 'Angehängte Dateien',
  waits: 'Ihre Nachricht wird gesendet, sobald die Dateien da sind.',
  drop: 'Dateien hier ablegen',
  remove: '{a} entfernen',
  again: 'Noch einmal versuchen',
  progress: '{a} wird gesendet',
  empty: 'Diese Datei ist leer.',
  tooLarge: 'Diese Datei hat mehr als 25 MB. Wählen Sie eine kleinere.',
  tooMany: 'Eine Nachricht hat höchstens 10 Dateien. Senden Sie diese mit der nächsten.',
  notSent: 'Nicht gesendet. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  open: '{a} öffnen',
  download: '{a} herunterladen',
  notAvailable: 'Diese Datei ist nicht verfügbar.',
  viewer: 'Bilder',
  save: 'Herunterladen',
  close: 'Schließen',
  previous: 'Vorheriges Bild',
  next: 'Nächstes Bild',
  position: '{at} von {n}',
};

export const ar: Translation<typeof en> = {
  attached: 'الملفات المرفقة',
  waits: 'تُرسل رسالتك فور اكتمال رفع الملفات.',
  drop: 'أفلت الملفات هنا',
  remove: 'احذف {a}',
  again: 'حاول مرة أخرى',
  progress: 'جارٍ إرسال {a}',
  empty: 'هذا الملف فارغ.',
  tooLarge: 'حجم هذا الملف أكبر من 25 ميغابايت. اختر ملفًا أصغر.',
  tooMany: 'تتسع الرسالة لعشرة ملفات على الأكثر. أرسل هذا الملف مع الرسالة التالية.',
  notSent: 'لم يُرسل. تحقق من اتصالك وحاول مرة أخرى.',
  open: 'افتح {a}',
  download: 'نزّل {a}',
  notAvailable: 'هذا الملف غير متاح.',
  viewer: 'الصور',
  save: 'نزّل',
  close: 'أغلق',
  previous: 'الصورة السابقة',
  next: 'الصورة التالية',
  position: '{at} من {n}',
};

export const TEXTS: Record<string, Translation<typeof en>> = { en, de, ar };

export function fileTextsFor(locale: string): FileTexts {
  const texts = TEXTS[locale.toLowerCase().split('-')[0] ?? ''];
  const strings = texts ? new Strings<typeof en>(locale, texts) : new Strings<typeof en>('en', en);
  const plain = (key: 'attached' | 'waits' | 'drop' | 'again' | 'notAvailable' | 'viewer' | 'save' | 'close' | 'previous' | 'next') =>
    strings.get(key);
  const named = (key: 'remove' | 'progress' | 'open' | 'download') => (a: string) => strings.get(key, { a });
  return {
    locale: strings.locale,
    attached: plain('attached'),
    waits: plain('waits'),
    drop: plain('drop'),
    again: plain('again'),
    notAvailable: plain('notAvailable'),
    viewer: plain('viewer'),
    save: plain('save'),
    close: plain('close'),
    previous: plain('previous'),
    next: plain('next'),
    remove: named('remove'),
    progress: named('progress'),
    open: named('open'),
    download: named('download'),
    problems: {
      empty: strings.get('empty'),
      tooLarge: strings.get('tooLarge'),
      tooMany: strings.get('tooMany'),
      notSent: strings.get('notSent'),
    },
    position: (at, n) => strings.get('position', { at, n }),
  };
}
