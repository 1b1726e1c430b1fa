export { isTextField } from './form-fields';
export { boxOf, elementAt, fractionsOf, pointInFrame, pointIn, type Box, type Point } from './geometry';
export { linkify, type TextPart } from './links';
export { Marks, type MarkOwner } from './marks';
export { openMicrophone } from './microphone';
export { firstName, initials } from './names';
export { GROUP_WITHIN_MS, daysAgo } from './times';
