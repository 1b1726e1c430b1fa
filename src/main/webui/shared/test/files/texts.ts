import type { FileTexts } from '../../src/files';

export const texts: FileTexts = {
  locale: 'en',
  attached: 'Attached',
  waits: 'Waits',
  drop: 'Drop',
  remove: (name) => `Remove ${name}`,
  again: 'Again',
  progress: (name) => `Sending ${name}`,
  problems: { empty: 'Empty', tooLarge: 'Too large', tooMany: 'Too many', notSent: 'Not sent' },
  open: (name) => `Open ${name}`,
  download: (name) => `Download ${name}`,
  notAvailable: 'Not available',
  viewer: 'Pictures',
  save: 'Save',
  close: 'Close',
  previous: 'Previous',
  next: 'Next',
  position: (at, count) => `${at} of ${count}`,
};
