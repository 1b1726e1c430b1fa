import { describe, expect, it } from 'vitest';
import { LinkRouter } from '../../src/app/link-router';

describe('a link from an e-mail', () => {
  it('opens its page, and its token leaves the address', () => {
    history.replaceState(null, '', '#/invitation/bhn_a-token_1');
    const links = new LinkRouter();
    expect([links.page, links.token, location.hash]).toEqual(['invitation', 'bhn_a-token_1', '#/']);
    links.close();
    expect([links.page, links.token]).toEqual([undefined, '']);
  });
  it('is no conversation, and a conversation is no link', () => {
    history.replaceState(null, '', '#/conversations/1');
    expect(new LinkRouter().page).toBeUndefined();
  });
});
