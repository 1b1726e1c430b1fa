import { describe, expect, it } from 'vitest';
import { answerTo } from '../../src/settings/sites/preview/answers';

const shown = { name: 'Shop', greeting: 'Hello', accent: '#112233' };

describe('the preview of a widget', () => {
  it('has the settings that are typed', () => {
    expect(answerTo('/api/v1/widget-settings', shown)).toMatchObject(shown);
  });
  it('is answered nothing else', () => {
    expect(answerTo('/api/v1/visitors', shown)).toBeUndefined();
    expect(answerTo('/api/v1/widget-settings', undefined)).toBeUndefined();
  });
});
