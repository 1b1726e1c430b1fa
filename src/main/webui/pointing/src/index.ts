export { takesText } from './fields';
export { boxOf, elementAt, fractionsOf, into, pointIn, type Box, type Point } from './places';
export { Marks, type Pointing } from './marks';
