import { Words, type Texts } from '../locale/texts';

/** Loaded with the rest of remote assistance: most visitors never need them. */
export const en = {
  asked: '{a} asks to see this page with you.',
  offer: 'Show us this page?',
  what: 'We then see this page, and the next ones of this site, as you do, until you stop. What you type stays hidden, and so do passwords and card numbers.',
  yes: 'Show this page',
  no: 'Not now',
  stop: 'Stop',
  seen: '{a} sees this page',
  seenTwo: '{a} and {b} see this page',
  seenMany: { one: '{a}, {b} and {n} other see this page', other: '{a}, {b} and {n} others see this page' },
  unseen: 'This page is shown. Nobody is looking just now.',
} as const;

export const de: Texts<typeof en> = {
  asked: '{a} möchte diese Seite mit Ihnen ansehen.',
  offer: 'Uns diese Seite zeigen?',
  what: 'Wir sehen dann diese und die nächsten Seiten dieser Website so wie Sie, bis Sie es beenden. Was Sie eintippen, bleibt verborgen, ebenso Passwörter und Kartennummern.',
  yes: 'Seite zeigen',
  no: 'Jetzt nicht',
  stop: 'Beenden',
  seen: '{a} sieht diese Seite',
  seenTwo: '{a} und {b} sehen diese Seite',
  seenMany: { one: '{a}, {b} und {n} weitere Person sehen diese Seite', other: '{a}, {b} und {n} weitere Personen sehen diese Seite' },
  unseen: 'Diese Seite wird gezeigt. Gerade sieht niemand zu.',
};

export const ar: Texts<typeof en> = {
  asked: 'يطلب {a} أن يرى هذه الصفحة معك.',
  offer: 'هل تعرض لنا هذه الصفحة؟',
  what: 'سنرى هذه الصفحة والصفحات التالية من هذا الموقع كما تراها، حتى توقف ذلك. ما تكتبه يبقى مخفيًا، وكذلك كلمات المرور وأرقام البطاقات.',
  yes: 'اعرض هذه الصفحة',
  no: 'ليس الآن',
  stop: 'إيقاف',
  seen: 'يرى {a} هذه الصفحة',
  seenTwo: 'يرى {a} و{b} هذه الصفحة',
  seenMany: { zero: 'يرى {a} و{b} هذه الصفحة', one: 'يرى {a} و{b} وشخص آخر هذه الصفحة', two: 'يرى {a} و{b} وشخصان آخران هذه الصفحة', few: 'يرى {a} و{b} و{n} آخرون هذه الصفحة', many: 'يرى {a} و{b} و{n} آخرون هذه الصفحة', other: 'يرى {a} و{b} و{n} آخرون هذه الصفحة' },
  unseen: 'هذه الصفحة معروضة. لا أحد يشاهدها الآن.',
};

const TEXTS: Record<string, Texts<typeof en>> = { en, de, ar };

export function wordsOf(locale: string): Words<typeof en> {
  const texts = TEXTS[locale.toLowerCase().split('-')[0] ?? ''];
  return texts ? new Words<typeof en>(locale, texts) : new Words<typeof en>('en', en);
}
