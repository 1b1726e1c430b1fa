export interface DemoAccount {
  email: string;
  password: string;
}

/** How to sign in to the demo, where the service has one. */
export async function demoAccount(call: typeof fetch = (input) => fetch(input)): Promise<DemoAccount | undefined> {
  try {
    const response = await call('/demo-account');
    return response.status === 200 ? ((await response.json()) as DemoAccount) : undefined;
  } catch {
    return undefined;
  }
}
