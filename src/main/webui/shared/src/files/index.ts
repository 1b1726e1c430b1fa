export { adoptStyle } from './adopt-style';
export { FileView, type FileViewOptions } from './file-view';
export { fileSize } from './file-size';
export { fileStyle } from './file-style';
export type { FileTexts } from './file-texts';
