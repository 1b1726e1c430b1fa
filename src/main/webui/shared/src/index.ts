export { isTextField } from './form-fields';
export { boxOf, elementAt, fractionsOf, pointInFrame, pointIn, type Box, type Point } from './geometry';
export { mayHoldLink } from './link-hint';
export { mayHoldMarkdown } from './markdown-hint';
export { Marks, type MarkOwner } from './marks';
export { openMicrophone } from './microphone';
export { firstName, initials, isolate } from './names';
export { GROUP_WITHIN_MS, daysAgo } from './times';
export { messageBody } from './visible-text';
