export { takesText } from './form-fields';
export { boxOf, elementAt, fractionsOf, into, pointIn, type Box, type Point } from './geometry';
export { Marks, type Pointing } from './marks';
