/** What is loaded with the first file that is attached. */
export { adoptStyle } from './adopt-style';
export { Attachments } from './attachments';
export { dropStyle, hideDropTarget, showDropTarget } from './drop-target';
export { pendingFiles } from './pending-files';
export { pendingStyle } from './pending-style';
