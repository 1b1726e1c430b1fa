export { boxOf, elementAt, fractionsOf, pointIn, type Box, type Point } from './places';
export { Marks, type Pointing } from './marks';
