import { safely } from '../ui/safely';

const KEY = 'bellhop.company';
const ID = /^[0-9a-f-]{36}$/;

/** Remembers the workspace whose single sign-on this browser used last. */
export function rememberWorkspace(workspace: string | undefined, storage: Storage | undefined = localStorageIfAllowed()): void {
  if (workspace !== undefined && ID.test(workspace)) safely(() => storage?.setItem(KEY, workspace));
  else safely(() => storage?.removeItem(KEY));
}

/** The address of single sign-on: for the remembered workspace, or for the only one that has it. */
export async function singleSignOnUrl(
  call: typeof fetch = (input) => fetch(input),
  storage: Storage | undefined = localStorageIfAllowed(),
): Promise<string | undefined> {
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

function localStorageIfAllowed(): Storage | undefined {
  return safely(() => localStorage);
}
