import { describe, expect, it } from 'vitest';
import { browserName } from '../../src/account/browser-name';

describe('a browser', () => {
  it('is named as people know it', () => {
    expect(browserName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox on Linux');
    expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1')).toBe('Safari on iOS');
    expect(browserName('a program')).toBe('a program');
    expect(browserName(undefined)).toBeUndefined();
  });
});
