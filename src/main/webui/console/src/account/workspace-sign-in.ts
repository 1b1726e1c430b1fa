const KEY = 'bellhop.company';
const ID = /^[0-9a-f-]{36}$/;

/** The company whose own sign-in this browser used last. */
export function rememberCompany(workspace: string | undefined, storage: Storage | undefined = ours()): void {
  if (workspace !== undefined && ID.test(workspace)) safely(() => storage?.setItem(KEY, workspace));
  else safely(() => storage?.removeItem(KEY));
}

/**
 * Where the sign-in page leads to besides its form: the company of last time, or the only one here that has a sign-in of
 * its own.
 */
export async function companySignIn(call: typeof fetch = (input) => fetch(input), storage: Storage | undefined = ours()): Promise<string | undefined> {
  const last = safely(() => storage?.getItem(KEY));
  if (typeof last === 'string' && ID.test(last)) return address(last);
  try {
    const response = await call('/api/v1/single-sign-on');
    const { workspace } = (await response.json()) as { workspace?: string };
    return response.ok && workspace !== undefined && ID.test(workspace) ? address(workspace) : undefined;
  } catch {
    return undefined;
  }
}

function address(workspace: string): string {
  return `/api/v1/single-sign-on/${workspace}`;
}

function ours(): Storage | undefined {
  return safely(() => localStorage);
}

function safely<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
