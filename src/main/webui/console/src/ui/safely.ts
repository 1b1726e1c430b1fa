/** Runs an action that a browser may deny, such as access to storage; the console works without it. */
export function safely<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
