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
  askedPoint: 'May {a} point at things on this page?',
  askedAct: 'May {a} click and type on this page for you?',
  askedBoth: 'May {a} point, click and type on this page for you?',
  whatPoint: 'You see their pointer, and what they mark. They can change nothing.',
  whatAct: 'Not in passwords, card fields or anything hidden. Forms are sent only when you press for it yourself.',
  allow: 'Allow',
  points: 'Points',
  pointsDrop: 'Do not let them point any more',
  acts: 'Acts',
  actsDrop: 'Do not let them click and type any more',
  form: '{a} would like to send this form.',
  formWhat: 'Have a look first. It is sent only when you press.',
  send: 'Send',
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
  askedPoint: 'Darf {a} auf dieser Seite etwas zeigen?',
  askedAct: 'Darf {a} auf dieser Seite für Sie klicken und tippen?',
  askedBoth: 'Darf {a} auf dieser Seite etwas zeigen und für Sie klicken und tippen?',
  whatPoint: 'Sie sehen den Zeiger und was markiert wird. Ändern lässt sich damit nichts.',
  whatAct: 'Nicht in Passwörtern, Kartenfeldern oder Verborgenem. Formulare werden nur gesendet, wenn Sie selbst drücken.',
  allow: 'Erlauben',
  points: 'Zeigt',
  pointsDrop: 'Zeigen nicht mehr erlauben',
  acts: 'Handelt',
  actsDrop: 'Klicken und Tippen nicht mehr erlauben',
  form: '{a} möchte dieses Formular senden.',
  formWhat: 'Sehen Sie es sich zuerst an. Gesendet wird nur, wenn Sie drücken.',
  send: 'Senden',
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
  askedPoint: 'هل تسمح بأن يشير {a} إلى أشياء في هذه الصفحة؟',
  askedAct: 'هل تسمح بأن ينقر {a} ويكتب في هذه الصفحة نيابةً عنك؟',
  askedBoth: 'هل تسمح بأن يشير {a} وينقر ويكتب في هذه الصفحة نيابةً عنك؟',
  whatPoint: 'سترى المؤشر وما يُحدَّد. لا يمكن تغيير أي شيء.',
  whatAct: 'ليس في كلمات المرور أو حقول البطاقات أو أي شيء مخفي. لا تُرسل النماذج إلا عندما تضغط بنفسك.',
  allow: 'سماح',
  points: 'يشير',
  pointsDrop: 'إلغاء السماح بالإشارة',
  acts: 'يتصرف',
  actsDrop: 'إلغاء السماح بالنقر والكتابة',
  form: 'يود {a} إرسال هذا النموذج.',
  formWhat: 'ألقِ نظرة أولاً. لن يُرسل إلا عندما تضغط.',
  send: 'إرسال',
};

const TEXTS: Record<string, Texts<typeof en>> = { en, de, ar };

export function wordsOf(locale: string): Words<typeof en> {
  const texts = TEXTS[locale.toLowerCase().split('-')[0] ?? ''];
  return texts ? new Words<typeof en>(locale, texts) : new Words<typeof en>('en', en);
}
