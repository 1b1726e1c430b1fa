import { expect, test } from 'vitest';
import { demoAccount } from '../../src/account/demo-account';

const account = { email: 'ana@demo.example', password: 'welcome-to-bellhop' };

test('the demo tells its account', async () => {
  expect(await demoAccount(() => Promise.resolve(Response.json(account)))).toEqual(account);
});

test('without a demo, or without an answer, there is none', async () => {
  expect(await demoAccount(() => Promise.resolve(new Response(null, { status: 204 })))).toBeUndefined();
  expect(await demoAccount(() => Promise.reject(new TypeError('offline')))).toBeUndefined();
});
