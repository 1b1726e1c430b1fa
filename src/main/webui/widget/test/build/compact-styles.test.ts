import { expect, test } from 'vitest';
import { compact } from '../../compact-styles';

test('comments and indents go, what means something stays', () => {
  expect(
    compact(`
  /* Why:
     because */
  .a > .b,
  .c .d:not(.e) {
    margin: calc(-1 * var(--space) + 2px) 0;
    color: rgb(1 2 3 / 6%);
  }
  @media (max-width: 479px) {
    .a { display: none; }
  }
`),
  ).toBe('.a>.b,.c .d:not(.e){margin:calc(-1 * var(--space) + 2px) 0;color:rgb(1 2 3 / 6%)}@media (max-width:479px){.a{display:none}}');
});
