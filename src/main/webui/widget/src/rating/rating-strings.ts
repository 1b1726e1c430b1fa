import { Strings, type Translation } from '../locale/strings';

/** Loaded with the first resolved conversation. */
export const en = {
  question: 'How was it?',
  score1: 'Very bad',
  score2: 'Bad',
  score3: 'Okay',
  score4: 'Good',
  score5: 'Very good',
  comment: 'Would you like to say more?',
  send: 'Send',
  sending: 'Sending',
  skip: 'Skip',
  failed: 'Not sent. Check your connection and try again.',
  thanks: 'Thank you for your rating.',
  rated: 'Your rating:',
} as const;

export const de: Translation<typeof en> = {
  question: 'Wie war es?',
  score1: 'Sehr schlecht',
  score2: 'Schlecht',
  score3: 'In Ordnung',
  score4: 'Gut',
  score5: 'Sehr gut',
  comment: 'Möchten Sie mehr dazu sagen?',
  send: 'Senden',
  sending: 'Wird gesendet',
  skip: 'Überspringen',
  failed: 'Nicht gesendet. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  thanks: 'Danke für Ihre Bewertung.',
  rated: 'Ihre Bewertung:',
};

export const ar: Translation<typeof en> = {
  question: 'كيف كانت تجربتك؟',
  score1: 'سيئة جدًا',
  score2: 'سيئة',
  score3: 'مقبولة',
  score4: 'جيدة',
  score5: 'جيدة جدًا',
  comment: 'هل تود إضافة شيء؟',
  send: 'أرسل',
  sending: 'جارٍ الإرسال',
  skip: 'تخطَّ',
  failed: 'لم يُرسل. تحقق من اتصالك وحاول مرة أخرى.',
  thanks: 'شكرًا على تقييمك.',
  rated: 'تقييمك:',
};

export const TEXTS: Record<string, Translation<typeof en>> = { en, de, ar };

export function ratingStringsFor(locale: string): Strings<typeof en> {
  const texts = TEXTS[locale.toLowerCase().split('-')[0] ?? ''];
  return texts ? new Strings<typeof en>(locale, texts) : new Strings<typeof en>('en', en);
}
